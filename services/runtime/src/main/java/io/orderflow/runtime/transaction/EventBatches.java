package io.orderflow.runtime.transaction;

import io.orderflow.events.wire.Decoded;
import io.orderflow.events.wire.EventCodec;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.MalformedEventException;
import io.orderflow.runtime.nats.Delivery;
import io.orderflow.runtime.nats.DeliveryBatch;
import io.orderflow.runtime.outbox.Positions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Handles a batch of deliveries in one transaction. A batch that fails is split until the culprit is alone: the others
 * go through, the culprit is tried again later and ends in the dead letters. When the database is away, nothing is
 * anybody's fault: the batch waits here and is tried again.
 */
@ApplicationScoped
public class EventBatches {

    private static final Logger LOG = Logger.getLogger(EventBatches.class);

    private final EventTransaction transaction;
    private final Positions positions;
    private final Retries retries;
    private final EventCodec codec = new EventCodec();

    private record Item(Delivery delivery, EventEnvelope event) {}

    /** What to do with events in a transaction, and with what it has come to once it is committed. */
    private record Handling<T>(Function<List<EventEnvelope>, Uni<Outcome<T>>> handler, Consumer<? super T> committed) {}

    EventBatches(EventTransaction transaction, Positions positions, Retries retries) {
        this.transaction = transaction;
        this.positions = positions;
        this.retries = retries;
    }

    /** Completes when everything is committed or settled as failed; never fails. */
    public Uni<Void> process(DeliveryBatch batch, EventHandler handler) {
        return process(
                batch,
                events -> handler.handle(events).map(caused -> new Outcome<>(caused.size(), caused)),
                published -> {});
    }

    /**
     * The same with a handler whose transactions lead to something else beside events: each answer is handed over
     * right after the commit, before the events are acknowledged, and is lost if the process dies in between.
     *
     * @param committed must neither fail nor block
     */
    public <T> Uni<Void> process(
            DeliveryBatch batch,
            Function<List<EventEnvelope>, Uni<Outcome<T>>> handler,
            Consumer<? super T> committed) {
        List<Item> items = decode(batch);
        return items.isEmpty()
                ? Uni.createFrom().voidItem()
                : attempt(batch, items, new Handling<>(handler, committed));
    }

    private List<Item> decode(DeliveryBatch batch) {
        List<Item> items = new ArrayList<>(batch.deliveries().size());
        for (Delivery delivery : batch) {
            try {
                switch (codec.decode(delivery::header, delivery.body())) {
                    case Decoded.Known(EventEnvelope event) -> items.add(new Item(delivery, event));
                    case Decoded.UnknownType(String type) -> {
                        LOG.debugf("Skipped an event of the unknown type %s", type);
                        batch.ack(delivery);
                    }
                }
            } catch (MalformedEventException malformed) {
                batch.deadLetter(delivery, malformed);
            }
        }
        return items;
    }

    private <T> Uni<Void> attempt(DeliveryBatch batch, List<Item> items, Handling<T> handling) {
        List<EventEnvelope> events = items.stream().map(Item::event).toList();
        return retries.whilePassing(() -> transaction.writeBatch(
                        () -> handling.handler().apply(events), () -> advance(batch.consumer(), items.getLast())))
                .invoke(answer -> handling.committed().accept(answer))
                .invoke(() -> items.forEach(item -> batch.ack(item.delivery())))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> isolate(batch, items, handling, failure));
    }

    private Uni<Integer> advance(String consumer, Item newest) {
        return positions.advance(
                consumer, newest.delivery().streamSequence(), newest.event().id());
    }

    private <T> Uni<Void> isolate(DeliveryBatch batch, List<Item> items, Handling<T> handling, Throwable failure) {
        if (items.size() > 1) {
            int middle = items.size() / 2;
            return attempt(batch, items.subList(0, middle), handling)
                    .chain(() -> attempt(batch, items.subList(middle, items.size()), handling));
        }
        Item culprit = items.getFirst();
        LOG.warnf(
                failure,
                "Failed on %s, delivery %d; orderId=%s eventId=%s correlationId=%s",
                culprit.event().event().name(),
                culprit.delivery().attempt(),
                culprit.event().event().orderId(),
                culprit.event().id(),
                culprit.event().correlationId());
        batch.retry(culprit.delivery(), failure);
        return Uni.createFrom().voidItem();
    }
}
