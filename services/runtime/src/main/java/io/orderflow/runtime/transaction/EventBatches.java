package io.orderflow.runtime.transaction;

import io.orderflow.events.wire.Decoded;
import io.orderflow.events.wire.EventCodec;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.MalformedEventException;
import io.orderflow.runtime.database.Failures;
import io.orderflow.runtime.database.Retries;
import io.orderflow.runtime.nats.consume.Delivery;
import io.orderflow.runtime.nats.consume.DeliveryBatch;
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
 * anybody's fault: the batch waits here and is tried again. What the database refuses though nothing is wrong with it is
 * given back to wait at the server, for as long as it takes, and the others go through.
 */
@ApplicationScoped
public class EventBatches {

    private static final Logger LOG = Logger.getLogger(EventBatches.class);

    private final EventTransaction transaction;
    private final Positions positions;
    private final Retries retries;
    private final Tries tries;
    private final EventCodec codec = new EventCodec();

    private record Item(Delivery delivery, EventEnvelope event) {}

    /** What to do with events in a transaction, and with what it has come to once it is committed. */
    private record Handling<T>(Function<List<EventEnvelope>, Uni<Outcome<T>>> handler, Consumer<? super T> committed) {}

    EventBatches(EventTransaction transaction, Positions positions, Retries retries, Tries tries) {
        this.transaction = transaction;
        this.positions = positions;
        this.retries = retries;
        this.tries = tries;
    }

    /** Completes when everything is committed or settled as failed; never fails. */
    public Uni<Void> process(DeliveryBatch batch, EventHandler handler) {
        return process(batch, events -> handler.handle(events).map(Outcome::following), published -> {});
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
        List<Item> together = decode(batch);
        List<Item> suspects = together.stream()
                .filter(item -> batch.isSuspect(item.delivery()))
                .toList();
        together.removeAll(suspects);
        Handling<T> handling = new Handling<>(handler, committed);
        Uni<Void> done = together.isEmpty() ? Uni.createFrom().voidItem() : attempt(batch, together, handling);
        for (Item suspect : suspects) {
            done = done.chain(() -> attemptAlone(batch, suspect, handling));
        }
        return done;
    }

    private List<Item> decode(DeliveryBatch batch) {
        List<Item> items = new ArrayList<>(batch.deliveries().size());
        for (Delivery delivery : batch) {
            try {
                switch (codec.decode(delivery.subject(), delivery::header, delivery.body())) {
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
        return settled(batch, items, handling, retries.whilePassing(() -> transact(batch, items, handling)))
                .onFailure()
                .recoverWithUni(failure -> isolate(batch, items, handling, failure));
    }

    private <T> Uni<T> transact(DeliveryBatch batch, List<Item> items, Handling<T> handling) {
        List<EventEnvelope> events = items.stream().map(Item::event).toList();
        return transaction.writeBatch(
                () -> handling.handler().apply(events), () -> advance(batch.consumer(), items.getLast()));
    }

    private Uni<Integer> advance(String consumer, Item newest) {
        return positions.advance(
                consumer, newest.delivery().streamSequence(), newest.event().id());
    }

    private static <T> Uni<Void> settled(
            DeliveryBatch batch, List<Item> items, Handling<T> handling, Uni<T> committed) {
        return committed
                .invoke(answer -> handling.committed().accept(answer))
                .invoke(() -> items.forEach(item -> batch.ack(item.delivery())))
                .replaceWithVoid();
    }

    private <T> Uni<Void> isolate(DeliveryBatch batch, List<Item> items, Handling<T> handling, Throwable failure) {
        if (items.size() > 1) {
            int middle = items.size() / 2;
            return attempt(batch, items.subList(0, middle), handling)
                    .chain(() -> attempt(batch, items.subList(middle, items.size()), handling));
        }
        Item culprit = items.getFirst();
        return Failures.isPassing(failure)
                ? postpone(batch, culprit, failure)
                : tries.count(batch.consumer(), culprit.event().id())
                        .invoke(count -> retry(batch, culprit, count, failure))
                        .replaceWithVoid()
                        .onFailure()
                        .recoverWithUni(uncounted -> postpone(batch, culprit, uncounted));
    }

    /**
     * Tries an event that comes again and again without having used up its tries. It may end the process, and all that is
     * tried with it, before anybody can count: so it is counted first, and tried when the others are done.
     */
    private <T> Uni<Void> attemptAlone(DeliveryBatch batch, Item suspect, Handling<T> handling) {
        return tries.count(batch.consumer(), suspect.event().id())
                .chain(count -> count > batch.maxTries()
                        ? abandon(batch, suspect, count - 1)
                        : attemptCounted(batch, suspect, count, handling))
                .onFailure()
                .recoverWithUni(uncounted -> postpone(batch, suspect, uncounted));
    }

    private <T> Uni<Void> attemptCounted(DeliveryBatch batch, Item suspect, int count, Handling<T> handling) {
        List<Item> alone = List.of(suspect);
        return settled(batch, alone, handling, transact(batch, alone, handling))
                .chain(() -> forget(batch, suspect))
                .onFailure()
                .recoverWithUni(failure -> {
                    if (Failures.isPassing(failure)) {
                        return forget(batch, suspect).chain(() -> postpone(batch, suspect, failure));
                    }
                    retry(batch, suspect, count, failure);
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> forget(DeliveryBatch batch, Item suspect) {
        return tries.forget(batch.consumer(), suspect.event().id());
    }

    private static Uni<Void> abandon(DeliveryBatch batch, Item suspect, int count) {
        retry(batch, suspect, count, new IllegalStateException("begun " + count + " times and never finished"));
        return Uni.createFrom().voidItem();
    }

    private static void retry(DeliveryBatch batch, Item culprit, int count, Throwable failure) {
        LOG.warnf(
                failure,
                "Failed on %s, try %d, delivery %d; orderId=%s eventId=%s correlationId=%s",
                culprit.event().event().name(),
                count,
                culprit.delivery().attempt(),
                culprit.event().event().orderId(),
                culprit.event().id(),
                culprit.event().correlationId());
        batch.retry(culprit.delivery(), count, failure);
    }

    private static Uni<Void> postpone(DeliveryBatch batch, Item refused, Throwable failure) {
        LOG.warnf(
                "%s waits for the database: %s; orderId=%s eventId=%s correlationId=%s",
                refused.event().event().name(),
                failure.getMessage(),
                refused.event().event().orderId(),
                refused.event().id(),
                refused.event().correlationId());
        batch.postpone(refused.delivery());
        return Uni.createFrom().voidItem();
    }
}
