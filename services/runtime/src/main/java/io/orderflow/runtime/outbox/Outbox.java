package io.orderflow.runtime.outbox;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EncodedEvent;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.database.Rows;
import io.orderflow.runtime.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code outbox} and its two companions, which tell how far it is published. All methods run in the session
 * that is open. Rows are written many at a time. What takes a bounded number of rows chooses them as an array, which is
 * made once: of {@code in (select … limit n)} PostgreSQL may make one for each row that it looks at, and take more than
 * n.
 */
@ApplicationScoped
public class Outbox {

    private static final String APPEND = """
            with event as (select * from unnest(cast($1 as uuid[]), cast($2 as text[]), cast($3 as text[]),
                                                cast($4 as text[])) as event (id, subject, headers, body)),
                 stored as (insert into outbox (id, subject, headers, body) select * from event)
            insert into outbox_unsent (id, due_at) select id, now() + make_interval(secs => $5) from event
            """;
    /** Of what is published twice, by two sweeps, the first record stays. */
    private static final String RECORD = """
            with sent as (delete from outbox_unsent
                           using unnest(cast($1 as uuid[]), cast($2 as bigint[])) as published (id, sequence)
                           where outbox_unsent.id = published.id
                       returning published.id, published.sequence)
            insert into outbox_sent (id, stream_sequence) select id, sequence from sent
            """;

    private static final String CLAIM = """
            with claimed as (update outbox_unsent set due_at = now() + make_interval(secs => $1)
                              where id = any (array (select id from outbox_unsent
                                                      where due_at <= now()
                                                      order by id limit $2 for update skip locked))
                          returning id, again)
            select id, subject, headers, body, again from outbox join claimed using (id) order by id
            """;
    private static final String RELEASE = "update outbox_unsent set due_at = now() where due_at > now()";
    /** Publishes anew what {@code forgotten} names: again, for the stream may take it for a duplicate otherwise. */
    private static final String UNSENT = """
                 unsent as (insert into outbox_unsent (id, due_at, again)
                            select id, now(), true from outbox where id in (select id from forgotten)
                            on conflict (id) do update set again = true)
            select count(*) from forgotten
            """;

    private static final String FORGET = """
            with forgotten as (delete from outbox_sent
                                using unnest(cast($1 as uuid[]), cast($2 as bigint[])) as place (id, sequence)
                                where outbox_sent.id = place.id and stream_sequence = sequence
                            returning outbox_sent.id),
            """ + UNSENT;
    private static final String FORGET_AT = """
            with forgotten as (delete from outbox_sent
                                where stream_sequence = any(cast($1 as bigint[])) and id >= $2
                            returning id),
            """ + UNSENT;
    /** The highest first, so that what a broken-off repetition leaves is found again from the top. */
    private static final String FORGET_BETWEEN = """
            with forgotten as (delete from outbox_sent
                                where ctid = any (array (select ctid from outbox_sent
                                                          where stream_sequence > $1 and stream_sequence < $2
                                                            and id >= $3
                                                          order by stream_sequence desc limit $4))
                            returning id),
            """ + UNSENT;

    /** There is no index by order, which would cost each event: the time narrows the search. */
    private static final String SEND_AGAIN = """
            with missed as ((select id from outbox
                              where id >= $2 and id < $3 and split_part(subject, '.', 3) = any(cast($1 as text[]))
                              order by id limit $5)
                            union
                            (select id from outbox
                              where id >= $4 and split_part(subject, '.', 3) = any(cast($1 as text[]))
                              order by id limit $5)),
                 unsent as (insert into outbox_unsent (id, due_at, again)
                            select id, now(), true from missed
                            on conflict (id) do update set again = true)
            select count(*) from missed
            """;

    private static final String DELETE = """
            delete from outbox
             where id = any (array (select id from outbox
                                     where id < $1
                                       and not exists (select from outbox_unsent where outbox_unsent.id = outbox.id)
                                     order by id limit $2))
            """;
    /** By the sequence, which has the order of the ids, or nearly. */
    private static final String DELETE_SENT = """
            delete from outbox_sent
             where ctid = any (array (select ctid from outbox_sent order by stream_sequence limit $2)) and id < $1
            """;

    private static final String BELOW = """
            select id, stream_sequence from outbox_sent
             where stream_sequence <= $1 and (stream_sequence, id) < ($1, $2)
             order by stream_sequence desc, id desc limit $3
            """;
    private static final String ABOVE = """
            select id, stream_sequence from outbox_sent
             where stream_sequence >= $1 and (stream_sequence, id) > ($1, $2) and stream_sequence <= $3
             order by stream_sequence, id limit $4
            """;

    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);
    private static final Duration HOURS = Duration.ofHours(2);
    private static final Duration LONGEST_SEARCH = Duration.ofDays(1);

    private final OutboxConfiguration configuration;

    Outbox(OutboxConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Writes events down; they are not published by this. */
    public Uni<Void> append(List<EncodedEvent> events) {
        return Rows.of(events.stream().map(OutboxRow::of).toList())
                .uuids(OutboxRow::id)
                .texts(OutboxRow::subject)
                .texts(OutboxRow::headersAsJson)
                .texts(OutboxRow::body)
                .value(Rows.seconds(configuration.grace()))
                .execute(APPEND)
                .replaceWithVoid();
    }

    /** Records where JetStream stored what. */
    Uni<Integer> record(Collection<Published> published) {
        return Rows.of(published.stream().sorted().toList())
                .uuids(Published::id)
                .longs(Published::streamSequence)
                .execute(RECORD);
    }

    /** Takes rows that nobody has published in time, in the order of their ids, and holds them for a while. */
    Uni<List<OutboxRow>> claim() {
        return Sql.select(CLAIM, OutboxRow::of, Rows.seconds(configuration.lease()), configuration.sweepSize());
    }

    /** Makes everything due that is not published: whoever held it has lost its connection. */
    Uni<Integer> release() {
        return Sql.execute(RELEASE);
    }

    /** Publishes again what the stream does not hold at these places. */
    Uni<Integer> forget(List<Published> lost) {
        return Rows.of(lost)
                .uuids(Published::id)
                .longs(Published::streamSequence)
                .select(FORGET, Outbox::count)
                .map(Outbox::only);
    }

    /** Publishes again what was stored at one of these sequences, unless it is older. */
    Uni<Integer> forgetAt(List<Long> sequences, Instant oldest) {
        return Sql.select(FORGET_AT, Outbox::count, sequences.toArray(Long[]::new), UuidV7.lowerBound(oldest))
                .map(Outbox::only);
    }

    /** Publishes again what was stored between these two sequences, unless it is older; a bounded number of rows. */
    Uni<Integer> forgetBetween(long after, long before, Instant oldest) {
        return Sql.select(
                        FORGET_BETWEEN,
                        Outbox::count,
                        after,
                        before,
                        UuidV7.lowerBound(oldest),
                        configuration.sweepSize())
                .map(Outbox::only);
    }

    /**
     * Publishes again what was said of these orders in their first hours, and in the last ones: what people do may come
     * days after an order. A bounded number of rows, of a bounded time from the oldest order on.
     */
    Uni<Integer> sendAgain(List<OrderId> orders) {
        LongSummaryStatistics placed = orders.stream()
                .mapToLong(order -> UuidV7.time(order.value()).toEpochMilli())
                .summaryStatistics();
        long from = placed.getMin() - CLOCKS_APART.toMillis();
        long to = Math.min(placed.getMax() + HOURS.toMillis(), from + LONGEST_SEARCH.toMillis());
        return Sql.select(
                        SEND_AGAIN,
                        Outbox::count,
                        orders.stream().map(OrderId::toString).toArray(String[]::new),
                        UuidV7.lowerBound(Instant.ofEpochMilli(from)),
                        UuidV7.lowerBound(Instant.ofEpochMilli(to)),
                        UuidV7.lowerBound(Instant.now().minus(HOURS)),
                        configuration.sweepSize())
                .map(Outbox::only);
    }

    private static Integer count(@Nullable Object[] columns) {
        return ((Long) Objects.requireNonNull(columns[0])).intValue();
    }

    private static Integer only(List<Integer> counts) {
        return counts.isEmpty() ? 0 : counts.getFirst();
    }

    /** Published rows downwards from a place, beginning behind it; a bounded number. */
    Uni<List<Published>> below(Published place, int limit) {
        return Sql.select(BELOW, Published::of, place.streamSequence(), place.id(), limit);
    }

    /** Published rows upwards from a place, beginning behind it, to a sequence; a bounded number. */
    Uni<List<Published>> above(Published place, long end, int limit) {
        return Sql.select(ABOVE, Published::of, place.streamSequence(), place.id(), end, limit);
    }

    /** Deletes published rows that were written before this time, at most so many. */
    Uni<Integer> deleteBefore(Instant time, int most) {
        UUID first = UuidV7.lowerBound(time);
        return Sql.execute(DELETE_SENT, first, most).chain(() -> Sql.execute(DELETE, first, most));
    }
}
