package io.orderflow.runtime.work;

import io.orderflow.events.value.Uuids;
import io.orderflow.runtime.transaction.Rows;
import io.orderflow.runtime.transaction.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The table {@code due_work}. All methods run in the transaction that is open. */
@ApplicationScoped
class DueRows {

    /** A lease begins when it is written: the transaction may have begun long before. */
    private static final String LEASE_END = "clock_timestamp() + make_interval(secs => $%d)";

    private static final String ADD = """
            insert into due_work (id, due_at, attempts)
            select id, %s, $3 from unnest(cast($1 as uuid[])) as work (id)
            on conflict (id) do update set due_at = excluded.due_at, attempts = excluded.attempts
            """.formatted(LEASE_END.formatted(2));
    private static final String CLAIM = """
            update due_work set due_at = %s, attempts = attempts + 1
             where id = any (array (select id from due_work
                                     where due_at <= now() order by due_at limit $2 for update skip locked))
            returning id, attempts
            """.formatted(LEASE_END.formatted(1));
    private static final String POSTPONE = """
            update due_work
               set due_at = now() + make_interval(secs => least(
                       cast($4 as double precision),
                       cast($3 as double precision) * power(2, least(failed.attempts, 30) - 1)))
              from unnest(cast($1 as uuid[]), cast($2 as integer[])) as failed (id, attempts)
             where due_work.id = failed.id and due_work.attempts = failed.attempts
            """;
    private static final String RELEASE = """
            update due_work set due_at = now(), attempts = due_work.attempts - 1
              from unnest(cast($1 as uuid[]), cast($2 as integer[])) as untouched (id, attempts)
             where due_work.id = untouched.id and due_work.attempts = untouched.attempts
            """;
    private static final String REMOVE = "delete from due_work where id = any (cast($1 as uuid[]))";

    private final WorkConfiguration configuration;

    DueRows(WorkConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Adds work that is due at once. */
    Uni<Void> add(Collection<UUID> ids) {
        return add(ids, Duration.ZERO, 0);
    }

    /** Adds work that this instance has taken up already, for the first time. */
    Uni<Void> addLeased(Collection<UUID> ids) {
        return add(ids, configuration.lease(), 1);
    }

    private static Uni<Void> add(Collection<UUID> ids, Duration lease, int attempts) {
        return Rows.of(sorted(ids))
                .uuids(id -> id)
                .value(Rows.seconds(lease))
                .value(attempts)
                .execute(ADD)
                .replaceWithVoid();
    }

    /** Takes up at most so much work that is due, what has waited longest first. */
    Uni<List<Lease>> claim(int limit) {
        return Sql.select(
                CLAIM,
                columns -> new Lease((UUID) columns[0], (Integer) columns[1]),
                Rows.seconds(configuration.lease()),
                limit);
    }

    /** Makes work due again after a pause, unless somebody else has taken it up since. */
    Uni<Void> postpone(Collection<Lease> leases) {
        return rows(leases)
                .value(Rows.seconds(configuration.firstPause()))
                .value(Rows.seconds(configuration.longestPause()))
                .execute(POSTPONE)
                .replaceWithVoid();
    }

    /** Gives back work that has not been begun, unless somebody else has taken it up since. */
    Uni<Void> release(Collection<Lease> leases) {
        return rows(leases).execute(RELEASE).replaceWithVoid();
    }

    /** Removes work that is done. */
    Uni<Void> remove(Collection<UUID> ids) {
        return Rows.of(sorted(ids)).uuids(id -> id).execute(REMOVE).replaceWithVoid();
    }

    private static Rows<Lease> rows(Collection<Lease> leases) {
        return Rows.of(leases.stream().sorted().toList()).uuids(Lease::id).integers(Lease::attempt);
    }

    private static List<UUID> sorted(Collection<UUID> ids) {
        return ids.stream().sorted(Uuids::compare).toList();
    }
}
