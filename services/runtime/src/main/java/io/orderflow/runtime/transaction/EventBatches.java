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

    EventBatches(EventTransaction transaction, Positions positions, Retries retries) {
        this.transaction = transaction;
        this.positions = positions;
        this.retries = retries;
    }

    /** Completes when everything is committed or settled as failed; never fails. */
    public Uni<Void> process(DeliveryBatch batch, EventHandler handler) {
        List<Item> items = decode(batch);
        return items.isEmpty() ? Uni.createFrom().voidItem() : attempt(batch, items, handler);
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

    private Uni<Void> attempt(DeliveryBatch batch, List<Item> items, EventHandler handler) {
        return retries.whilePassing(() -> transaction.writeBatch(() -> handle(batch, items, handler)))
                .invoke(() -> items.forEach(item -> batch.ack(item.delivery())))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> isolate(batch, items, handler, failure));
    }

    private Uni<Outcome<Integer>> handle(DeliveryBatch batch, List<Item> items, EventHandler handler) {
        Item newest = items.getLast();
        return handler.handle(items.stream().map(Item::event).toList())
                .call(() -> positions.advance(
                        batch.consumer(),
                        newest.delivery().streamSequence(),
                        newest.event().id()))
                .map(events -> new Outcome<>(items.size(), events));
    }

    private Uni<Void> isolate(DeliveryBatch batch, List<Item> items, EventHandler handler, Throwable failure) {
        if (items.size() > 1) {
            int middle = items.size() / 2;
            return attempt(batch, items.subList(0, middle), handler)
                    .chain(() -> attempt(batch, items.subList(middle, items.size()), handler));
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
