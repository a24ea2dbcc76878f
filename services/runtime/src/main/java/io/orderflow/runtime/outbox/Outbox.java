package io.orderflow.runtime.outbox;

import io.orderflow.events.wire.EncodedEvent;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.transaction.Rows;
import io.orderflow.runtime.transaction.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The table {@code outbox} and its two companions, which tell how far it is published. All methods run in the session
 * that is open. Rows are written many at a time.
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
                              where id in (select id from outbox_unsent
                                            where due_at <= now()
                                            order by id limit $2 for update skip locked)
                          returning id)
            select id, subject, headers, body from outbox join claimed using (id) order by id
            """;
    private static final String RELEASE = "update outbox_unsent set due_at = now() where due_at > now()";
    /** The highest first, so that what a broken-off repetition leaves is found again from the top. */
    private static final String FORGET = """
            with forgotten as (delete from outbox_sent
                                where ctid in (select ctid from outbox_sent
                                                where stream_sequence >= $1
                                                order by stream_sequence desc limit $2)
                            returning id),
                 unsent as (insert into outbox_unsent (id, due_at)
                            select id, now() from outbox where id in (select id from forgotten)
                            on conflict do nothing)
            select count(*) from forgotten
            """;

    private static final String DELETE = """
            delete from outbox
             where id in (select id from outbox
                           where id < $1
                             and not exists (select from outbox_unsent where outbox_unsent.id = outbox.id)
                           order by id limit $2)
            """;
    /** By the sequence, which has the order of the ids, or nearly. */
    private static final String DELETE_SENT = """
            delete from outbox_sent
             where ctid in (select ctid from outbox_sent order by stream_sequence limit $2) and id < $1
            """;

    private static final String PUBLISHED = "select id, stream_sequence from outbox_sent ";

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

    /**
     * Makes due what was stored at this sequence or later, a bounded number of rows: the stream has forgotten them.
     */
    Uni<Integer> forgetFrom(long streamSequence) {
        return Sql.select(FORGET, columns -> (Long) columns[0], streamSequence, configuration.sweepSize())
                .map(counts -> counts.getFirst().intValue());
    }

    /** The published row with the highest sequence; or none. */
    Uni<List<Published>> last() {
        return Sql.select(PUBLISHED + "order by stream_sequence desc limit 1", Published::of);
    }

    /** The first published row, by sequence, with this sequence or a later one; or none. */
    Uni<List<Published>> atOrAfter(long from) {
        return Sql.select(
                PUBLISHED + "where stream_sequence >= $1 order by stream_sequence limit 1", Published::of, from);
    }

    /** Deletes published rows that were written before this time, a bounded number of them. */
    Uni<Integer> deleteBefore(Instant time) {
        UUID first = UuidV7.lowerBound(time);
        return Sql.execute(DELETE_SENT, first, configuration.sweepSize())
                .chain(() -> Sql.execute(DELETE, first, configuration.sweepSize()));
    }
}
