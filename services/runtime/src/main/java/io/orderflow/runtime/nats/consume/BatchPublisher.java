package io.orderflow.runtime.nats.consume;

import io.orderflow.runtime.batch.GatheringPause;
import io.smallrye.reactive.messaging.providers.locals.ContextAwareMessage;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Turns single deliveries into adaptive batches: each time its one subscriber asks, it hands over what has arrived, up
 * to a bound. It never waits for the first message; after a batch it lets the next one gather, for a {@link
 * GatheringPause}. So a batch is one message when the system is idle and grows under load.
 * Batches are emitted on one Vert.x context, each on a duplicate of its own, as Hibernate Reactive's sessions need.
 */
public final class BatchPublisher implements Flow.Publisher<Message<DeliveryBatch>>, Flow.Subscription {

    private final Vertx vertx;
    private final Context context;
    private final int maxBatch;
    private final GatheringPause gatheringPause;
    private final OpenDeliveries openDeliveries;
    private final ChannelMetrics metrics;
    private final ConcurrentLinkedQueue<Delivery> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicLong requested = new AtomicLong();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    // Touched on the context alone.
    private int lastBatch;
    private boolean pausing;

    private volatile boolean stopped;
    private volatile Flow.@Nullable Subscriber<? super Message<DeliveryBatch>> subscriber;

    /** Publishes nothing before it is subscribed to. */
    public BatchPublisher(
            Vertx vertx,
            int maxBatch,
            GatheringPause gatheringPause,
            OpenDeliveries openDeliveries,
            ChannelMetrics metrics) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.maxBatch = maxBatch;
        this.gatheringPause = gatheringPause;
        this.openDeliveries = openDeliveries;
        this.metrics = metrics;
    }

    /** Takes a delivery from any thread; the permits of the {@link OpenDeliveries} bound how many can be here. */
    void offer(Delivery delivery) {
        arrived.add(delivery);
        if (stopped) {
            giveBack();
        } else {
            schedule();
        }
    }

    /** Hands out no more. */
    void stop() {
        stopped = true;
        giveBack();
    }

    private void giveBack() {
        for (Delivery unseen = arrived.poll(); unseen != null; unseen = arrived.poll()) {
            openDeliveries.giveBack(unseen);
        }
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Message<DeliveryBatch>> newSubscriber) {
        subscriber = newSubscriber;
        newSubscriber.onSubscribe(this);
    }

    @Override
    public void request(long count) {
        requested.accumulateAndGet(count, (have, more) -> have + more < 0 ? Long.MAX_VALUE : have + more);
        context.runOnContext(ignored -> pause());
    }

    @Override
    public void cancel() {
        subscriber = null;
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            context.runOnContext(ignored -> drain());
        }
    }

    /** The subscriber is done with the last batch: the next one begins to gather. */
    private void pause() {
        if (!pausing) {
            pausing = true;
            gatheringPause.after(lastBatch, maxBatch, vertx, () -> {
                pausing = false;
                drain();
            });
        }
    }

    private void drain() {
        scheduled.set(false);
        Flow.Subscriber<? super Message<DeliveryBatch>> receiver = subscriber;
        while (receiver != null && !stopped && !pausing && requested.get() > 0) {
            List<Delivery> batch = take();
            if (batch.isEmpty()) {
                return;
            }
            requested.decrementAndGet();
            lastBatch = batch.size();
            metrics.batch(batch.size());
            receiver.onNext(message(new DeliveryBatch(batch, openDeliveries)));
        }
    }

    private List<Delivery> take() {
        List<Delivery> batch = new ArrayList<>();
        Delivery next;
        while (batch.size() < maxBatch && (next = arrived.poll()) != null) {
            batch.add(next);
        }
        return batch;
    }

    private static Message<DeliveryBatch> message(DeliveryBatch batch) {
        return ContextAwareMessage.withContextMetadata(Message.of(batch)
                .withAck(() -> {
                    batch.ackAll();
                    return Settled.NOW;
                })
                .withNack(reason -> {
                    batch.retryAll(reason);
                    return Settled.NOW;
                }));
    }
}
