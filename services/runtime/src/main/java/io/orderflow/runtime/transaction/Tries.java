package io.orderflow.runtime.transaction;

import io.orderflow.events.value.EventId;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.database.Retries;
import io.orderflow.runtime.database.Rows;
import io.orderflow.runtime.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * How often each event has been tried in vain: the table {@code event_tries}. A row comes with the first failure that is
 * the event's own, so events that go through cost nothing here. All instances count together, and a restart forgets
 * nothing; a count that nobody has raised for a day is deleted with the next one.
 */
@ApplicationScoped
class Tries {

    private static final Duration MEMORY = Duration.ofDays(1);
    private static final int MOST_DELETED = 100;

    private static final String COUNT = """
            with old as (delete from event_tries
                          where ctid = any (array (select ctid from event_tries
                                                    where tried_at < now() - make_interval(secs => $3)
                                                      and event_id <> $2
                                                    order by tried_at limit $4 for update skip locked)))
            insert into event_tries (consumer, event_id, tries, tried_at) values ($1, $2, 1, now())
            on conflict (consumer, event_id) do update set tries = event_tries.tries + 1, tried_at = now()
            returning tries
            """;
    private static final String FORGET = "delete from event_tries where consumer = $1 and event_id = $2";

    private final Database database;
    private final Retries retries;

    Tries(Database database, Retries retries) {
        this.database = database;
        this.retries = retries;
    }

    /** Counts a try, in a transaction of its own, and gives how many there have been. */
    Uni<Integer> count(String consumer, EventId event) {
        return retries.whilePassing(() -> database.writeBatch(() -> Sql.select(
                        COUNT,
                        columns -> (Integer) columns[0],
                        consumer,
                        event.value(),
                        Rows.seconds(MEMORY),
                        MOST_DELETED)))
                .map(counted -> counted.getFirst());
    }

    /** Takes all tries back: the event has gone through, or what kept it was not its own fault. */
    Uni<Void> forget(String consumer, EventId event) {
        return retries.whilePassing(() -> database.writeBatch(() -> Sql.execute(FORGET, consumer, event.value())))
                .replaceWithVoid();
    }
}
