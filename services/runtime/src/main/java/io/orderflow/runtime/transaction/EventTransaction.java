package io.orderflow.runtime.transaction;

import io.orderflow.events.wire.EncodedEvent;
import io.orderflow.events.wire.EventCodec;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.outbox.Outbox;
import io.orderflow.runtime.outbox.OutboxRelay;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A transaction that may tell the world something: its events go to the outbox with the change that they tell of, and
 * are published right after the commit.
 */
@ApplicationScoped
public class EventTransaction {

    private final Database database;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final EventCodec codec = new EventCodec();

    EventTransaction(Database database, Outbox outbox, OutboxRelay relay) {
        this.database = database;
        this.outbox = outbox;
        this.relay = relay;
    }

    /** For a caller who waits over HTTP; fails as {@link Database#write} does. */
    public <T> Uni<T> write(Supplier<Uni<Outcome<T>>> work) {
        return run(database::write, work, Uni.createFrom()::nullItem);
    }

    /** For work that nobody waits for; fails as {@link Database#writeBatch} does. */
    public <T> Uni<T> writeBatch(Supplier<Uni<Outcome<T>>> work) {
        return writeBatch(work, Uni.createFrom()::nullItem);
    }

    /**
     * The same, with a last statement beside the events: for a row that many transactions want, which is locked from
     * then on.
     */
    public <T> Uni<T> writeBatch(Supplier<Uni<Outcome<T>>> work, Supplier<Uni<?>> last) {
        return run(database::writeBatch, work, last);
    }

    private record Committed<T>(T answer, List<EncodedEvent> events) {}

    private <T> Uni<T> run(
            Function<Supplier<Uni<Committed<T>>>, Uni<Committed<T>>> transaction,
            Supplier<Uni<Outcome<T>>> work,
            Supplier<Uni<?>> last) {
        return transaction
                .apply(() -> work.get().chain(outcome -> store(outcome, last)))
                .invoke(committed -> relay.publish(committed.events()))
                .map(Committed::answer);
    }

    private <T> Uni<Committed<T>> store(Outcome<T> outcome, Supplier<Uni<?>> last) {
        List<EncodedEvent> encoded =
                outcome.events().stream().map(codec::encode).toList();
        return Uni.combine()
                .all()
                .unis(outbox.append(encoded), last.get())
                .with((appended, done) -> new Committed<>(outcome.answer(), encoded));
    }
}
