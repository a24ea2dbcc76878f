package io.orderflow.runtime.work;

import io.orderflow.events.value.Uuids;
import io.orderflow.runtime.database.Rows;
import io.orderflow.runtime.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table {@code due_work}. All methods run in the transaction that is open. */
@ApplicationScoped
class DueRows {

    /** The most rows of one hastening. */
    static final int MOST_HASTENED = 1_000;

    /** The reason why a call is made again of which nobody knows what has happened. */
    private static final String UNCLEAR = "UNCLEAR";

    /** A lease begins when it is written: the transaction may have begun long before. */
    private static final String LEASE_END = "clock_timestamp() + make_interval(secs => $%s)";

    private static final String ADD = """
            insert into due_work (kind, id, due_at, attempts)
            select $2, id, %s, $4 from unnest(cast($1 as uuid[])) as work (id)
            on conflict (kind, id) do update set due_at = excluded.due_at, attempts = excluded.attempts, reason = null
            """.formatted(LEASE_END.formatted(3));
    private static final String REMIND = """
            insert into due_work (kind, id, due_at, attempts)
            select $3, id, at, 0 from unnest(cast($1 as uuid[]), cast($2 as timestamptz[])) as reminder (id, at)
            on conflict (kind, id) do update set due_at = excluded.due_at, attempts = 0, reason = null
            """;
    private static final String CLAIM = """
            update due_work set due_at = %s, attempts = attempts + 1
             where kind = $3
               and id = any (array (select id from due_work
                                     where kind = $3 and due_at <= now()
                                     order by due_at limit $2 for update skip locked))
            returning id, attempts
            """.formatted(LEASE_END.formatted(1));
    private static final String POSTPONE = """
            update due_work
               set due_at = now() + make_interval(secs => least(
                       cast($5 as double precision),
                       cast($4 as double precision) * power(2, least(failed.attempts, 30) - 1))),
                   reason = failed.reason
              from unnest(cast($1 as uuid[]), cast($2 as integer[]), cast($3 as text[])) as failed (id, attempts, reason)
             where due_work.kind = $6 and due_work.id = failed.id and due_work.attempts = failed.attempts
            """;
    private static final String RELEASE = """
            update due_work set due_at = now(), attempts = due_work.attempts - 1
              from unnest(cast($1 as uuid[]), cast($2 as integer[])) as untouched (id, attempts)
             where due_work.kind = $3 and due_work.id = untouched.id and due_work.attempts = untouched.attempts
            """;
    private static final String HASTEN_HOPELESS = """
            update due_work set due_at = now()
             where kind = $3
               and id = any (array (select id from due_work
                                     where kind = $3 and due_at > now() and reason <> $1
                                     order by due_at limit $2 for update skip locked))
            """;
    private static final String COUNT_BY_REASON =
            "select reason, count(*) from due_work where kind = $1 and reason is not null group by reason";
    private static final String REMOVE = "delete from due_work where kind = $2 and id = any (cast($1 as uuid[]))";
    private static final String REMOVE_LEASED = """
            delete from due_work
             using unnest(cast($1 as uuid[]), cast($2 as integer[])) as done (id, attempts)
             where due_work.kind = $3 and due_work.id = done.id and due_work.attempts = done.attempts
            """;

    private final WorkConfiguration configuration;

    DueRows(WorkConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Adds work that is due at once. */
    Uni<Void> add(String kind, Collection<UUID> ids) {
        return add(kind, ids, Duration.ZERO, 0);
    }

    /** Adds work that this instance has taken up already, for the first time. */
    Uni<Void> addLeased(String kind, Collection<UUID> ids) {
        return add(kind, ids, configuration.lease(), 1);
    }

    private static Uni<Void> add(String kind, Collection<UUID> ids, Duration lease, int attempts) {
        return Rows.of(sorted(ids))
                .uuids(id -> id)
                .value(kind)
                .value(Rows.seconds(lease))
                .value(attempts)
                .execute(ADD)
                .replaceWithVoid();
    }

    /** Adds work that is due at these times. */
    Uni<Void> remind(String kind, Map<UUID, Instant> times) {
        return Rows.of(times.entrySet().stream()
                        .sorted((left, right) -> Uuids.compare(left.getKey(), right.getKey()))
                        .toList())
                .uuids(Map.Entry::getKey)
                .times(Map.Entry::getValue)
                .value(kind)
                .execute(REMIND)
                .replaceWithVoid();
    }

    /** Takes up at most so much work that is due, what has waited longest first. */
    Uni<List<Lease>> claim(String kind, int limit) {
        return Sql.select(
                CLAIM,
                columns -> new Lease((UUID) columns[0], (Integer) columns[1]),
                Rows.seconds(configuration.lease()),
                limit,
                kind);
    }

    /** Makes work due again after a pause, unless somebody else has taken it up since. */
    Uni<Void> postpone(String kind, Collection<Lease> leases) {
        return postpone(kind, leases, lease -> UNCLEAR, configuration.longestPause());
    }

    /** The same, after longer pauses, with work that cannot be done as things are; by reason. */
    Uni<Void> postponeHopeless(String kind, Map<Lease, String> leases) {
        return postpone(kind, leases.keySet(), leases::get, configuration.longestHopelessPause());
    }

    private Uni<Void> postpone(
            String kind, Collection<Lease> leases, Function<Lease, String> reason, Duration longestPause) {
        return rows(leases)
                .texts(reason)
                .value(Rows.seconds(configuration.firstPause()))
                .value(Rows.seconds(longestPause))
                .value(kind)
                .execute(POSTPONE)
                .replaceWithVoid();
    }

    /** Makes due at once what could not be done as things were, a bounded number of rows; gives how many they were. */
    Uni<Integer> hastenHopeless(String kind) {
        return Sql.execute(HASTEN_HOPELESS, UNCLEAR, MOST_HASTENED, kind);
    }

    /** How much work is to be done again, by the reason why. */
    Uni<Map<String, Long>> countByReason(String kind) {
        return Sql.select(COUNT_BY_REASON, columns -> Map.entry((String) columns[0], (Long) columns[1]), kind)
                .map(counts -> counts.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Gives back work that has not been begun, unless somebody else has taken it up since. */
    Uni<Void> release(String kind, Collection<Lease> leases) {
        return rows(leases).value(kind).execute(RELEASE).replaceWithVoid();
    }

    /** Removes work that is not to be done any more. */
    Uni<Void> remove(String kind, Collection<UUID> ids) {
        return Rows.of(sorted(ids)).uuids(id -> id).value(kind).execute(REMOVE).replaceWithVoid();
    }

    /** Removes work that is done, unless somebody else has taken it up since, or it was set anew. */
    Uni<Void> removeLeased(String kind, Collection<Lease> leases) {
        return rows(leases).value(kind).execute(REMOVE_LEASED).replaceWithVoid();
    }

    private static Rows<Lease> rows(Collection<Lease> leases) {
        return Rows.of(leases.stream().sorted().toList()).uuids(Lease::id).integers(Lease::attempt);
    }

    private static List<UUID> sorted(Collection<UUID> ids) {
        return ids.stream().sorted(Uuids::compare).toList();
    }
}
