package io.orderflow.runtime.transaction;

import io.orderflow.events.wire.EncodedEvent;
import io.orderflow.events.wire.EventCodec;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.database.Sql;
import io.orderflow.runtime.outbox.Outbox;
import io.orderflow.runtime.outbox.OutboxRelay;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A transaction from which something follows: it is written down with the change that it follows from, events in the
 * outbox, and begins right after the commit.
 */
@ApplicationScoped
public class EventTransaction {

    private final Database database;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final DeferredEffects deferred;
    private final EventCodec codec = new EventCodec();

    EventTransaction(Database database, Outbox outbox, OutboxRelay relay, DeferredEffects deferred) {
        this.database = database;
        this.outbox = outbox;
        this.relay = relay;
        this.deferred = deferred;
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

    private record Committed<T>(T answer, List<EncodedEvent> events, Runnable afterwards) {}

    private <T> Uni<T> run(
            Function<Supplier<Uni<Committed<T>>>, Uni<Committed<T>>> transaction,
            Supplier<Uni<Outcome<T>>> work,
            Supplier<Uni<?>> last) {
        return transaction
                .apply(() -> work.get().chain(outcome -> store(outcome, last)))
                .invoke(committed -> {
                    relay.publish(committed.events());
                    committed.afterwards().run();
                })
                .map(Committed::answer);
    }

    private <T> Uni<Committed<T>> store(Outcome<T> outcome, Supplier<Uni<?>> last) {
        List<EncodedEvent> encoded =
                outcome.consequences().events().stream().map(codec::encode).toList();
        return Sql.together(
                deferred.store(outcome.consequences()),
                Sql.together(outbox.append(encoded), last.get()),
                (afterwards, stored) -> new Committed<>(outcome.answer(), encoded, afterwards));
    }
}
