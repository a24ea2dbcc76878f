package io.orderflow.runtime.nats.consume;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullRequestOptions;
import io.nats.client.PullSubscribeOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Pulls the messages of one durable consumer on a virtual thread, never more than there are permits for: whatever is
 * here is known to the {@link OpenDeliveries}, which keeps it alive at the server. The loop ends when it is stopped or
 * when a pull ends before its time, which is how a lost consumer shows; then the {@link ChannelWatch} makes a new one.
 */
final class PullLoop {

    private static final Logger LOG = Logger.getLogger(PullLoop.class);
    private static final Duration PULL_EXPIRY = Duration.ofSeconds(5);
    /** How much later than the server we give a pull up, so that both agree on its end. */
    private static final Duration GRACE = Duration.ofSeconds(1);
    /** Where messages come in bursts, waking up for each of them costs more than the message. */
    private static final Duration BREATH = Duration.ofMillis(10);

    private final DurableConsumer consumer;
    private final JetStreamSubscription subscription;
    private final OpenDeliveries openDeliveries;
    private final Consumer<Delivery> receiver;
    private final Thread thread;
    /** Of the present pull; touched on the thread alone. */
    private int received;

    private volatile boolean stopped;

    private PullLoop(
            DurableConsumer consumer,
            JetStreamSubscription subscription,
            OpenDeliveries openDeliveries,
            Consumer<Delivery> receiver) {
        this.consumer = consumer;
        this.subscription = subscription;
        this.openDeliveries = openDeliveries;
        this.receiver = receiver;
        this.thread = Thread.ofVirtual().name("pull-" + consumer.name()).unstarted(this::run);
    }

    static PullLoop start(
            Connection connection, DurableConsumer consumer, OpenDeliveries openDeliveries, Consumer<Delivery> receiver)
            throws IOException, JetStreamApiException {
        JetStreamSubscription subscription = connection
                .jetStream()
                .subscribe(null, PullSubscribeOptions.fastBind(consumer.stream(), consumer.name()));
        PullLoop loop = new PullLoop(consumer, subscription, openDeliveries, receiver);
        loop.thread.start();
        return loop;
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    /** Ends the loop; what has arrived and was not looked at is given back to the server. */
    void stop() {
        stopped = true;
        thread.interrupt();
    }

    private void run() {
        try {
            boolean complete = true;
            while (complete && !stopped) {
                complete = pull();
            }
        } catch (InterruptedException stopping) {
            LOG.debugf("Consumer %s: stopped pulling", consumer.name());
        } catch (IllegalStateException broken) {
            LOG.debugf("Consumer %s: the pull broke: %s", consumer.name(), broken.getMessage());
        } finally {
            giveBack();
        }
    }

    /** Pulls once; whether the pull came to its regular end. */
    private boolean pull() throws InterruptedException {
        int asked = openDeliveries.reserve();
        received = 0;
        try {
            long end = System.nanoTime() + PULL_EXPIRY.toNanos();
            subscription.pull(
                    PullRequestOptions.builder(asked).expiresIn(PULL_EXPIRY).build());
            while (received < asked) {
                @Nullable Message message = subscription.nextMessage(until(end + GRACE.toNanos()));
                if (message == null) {
                    // The server may be a little early, by its own clock.
                    return end - System.nanoTime() < GRACE.toNanos();
                }
                int before = received;
                receive(message, asked);
                if (received - before > 1) {
                    Thread.sleep(BREATH);
                }
            }
            return true;
        } finally {
            openDeliveries.release(asked - received);
        }
    }

    /** Takes a message and those that have come with it, until as many have been received as were asked for. */
    private void receive(Message first, int asked) throws InterruptedException {
        for (@Nullable Message message = first; message != null; message = received < asked ? next() : null) {
            received++;
            Delivery delivery = new Delivery(message);
            openDeliveries.admit(delivery);
            receiver.accept(delivery);
        }
    }

    /** Never zero or less, as after this process was frozen: for jnats that means to wait for ever. */
    private static Duration until(long nanoTime) {
        return Duration.ofNanos(Math.max(1, nanoTime - System.nanoTime()));
    }

    private void giveBack() {
        try {
            // An interrupt must not keep the rest from being taken out.
            boolean _ = Thread.interrupted();
            for (Message rest = next(); rest != null; rest = next()) {
                new Delivery(rest).giveBack();
            }
            subscription.unsubscribe();
        } catch (InterruptedException | RuntimeException gone) {
            LOG.debugf("Consumer %s: nothing given back: %s", consumer.name(), gone.getMessage());
        }
    }

    private @Nullable Message next() throws InterruptedException {
        return subscription.nextMessage((Duration) null);
    }
}
