package io.orderflow.runtime.outbox;

import io.orderflow.events.value.Uuids;
import io.orderflow.events.wire.EncodedEvent;
import io.orderflow.runtime.transaction.Rows;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** The table {@code outbox}. All methods run in the session that is open. Rows are written many at a time. */
@ApplicationScoped
public class Outbox {

    private static final String APPEND = """
            insert into outbox (id, subject, headers, body, due_at)
            select id, subject, headers, body, now() + make_interval(secs => ?5)
              from unnest(cast(?1 as uuid[]), cast(?2 as text[]), cast(?3 as text[]), cast(?4 as text[]))
                as event (id, subject, headers, body)
            """;
    private static final String RECORD = """
            update outbox set stream_sequence = published.sequence
              from unnest(cast(?1 as uuid[]), cast(?2 as bigint[])) as published (id, sequence)
             where outbox.id = published.id
            """;
    private static final String CLAIM = """
            update outbox set due_at = now() + make_interval(secs => ?1)
             where id in (select id from outbox
                           where stream_sequence is null and due_at <= now()
                           order by id limit ?2 for update skip locked)
            returning id, subject, headers, body
            """;
    private static final String RELEASE =
            "update outbox set due_at = now() where stream_sequence is null and due_at > now()";
    /** The highest first, so that what a broken-off repetition leaves is found again from the top. */
    private static final String FORGET = """
            update outbox set stream_sequence = null, due_at = now()
             where id in (select id from outbox where stream_sequence >= ?1 order by stream_sequence desc limit ?2)
            """;

    private static final String DELETE = """
            delete from outbox
             where id in (select id from outbox where id < ?1 and stream_sequence is not null order by id limit ?2)
            """;

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
                .value(seconds(configuration.grace()))
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
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLAIM, Object[].class)
                        .setParameter(1, seconds(configuration.lease()))
                        .setParameter(2, configuration.sweepSize())
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(OutboxRow::of)
                        .sorted((one, other) -> Uuids.compare(one.id(), other.id()))
                        .toList());
    }

    /** Makes everything due that is not published: whoever held it has lost its connection. */
    Uni<Integer> release() {
        return execute(RELEASE, query -> query);
    }

    /**
     * Makes due what was stored at this sequence or later, a bounded number of rows: the stream has forgotten them.
     */
    Uni<Integer> forgetFrom(long streamSequence) {
        return execute(
                FORGET, query -> query.setParameter(1, streamSequence).setParameter(2, configuration.sweepSize()));
    }

    /** The published row with the highest sequence; or none. */
    Uni<List<Published>> last() {
        return published("order by stream_sequence desc limit 1", query -> query);
    }

    /** The first published row, by sequence, with this sequence or a later one; or none. */
    Uni<List<Published>> atOrAfter(long from) {
        return published(
                "and stream_sequence >= ?1 order by stream_sequence limit 1", query -> query.setParameter(1, from));
    }

    /** Deletes published rows that were written before this time, a bounded number of them. */
    Uni<Integer> deleteBefore(OffsetDateTime time) {
        return execute(DELETE, query -> query.setParameter(1, firstIdAt(time.withOffsetSameInstant(ZoneOffset.UTC)))
                .setParameter(2, configuration.sweepSize()));
    }

    private static UUID firstIdAt(OffsetDateTime time) {
        return new UUID(time.toInstant().toEpochMilli() << 16, 0);
    }

    private static Uni<List<Published>> published(
            String which, Function<Mutiny.SelectionQuery<Object[]>, Mutiny.SelectionQuery<Object[]>> parameters) {
        String sql = "select id, stream_sequence from outbox where stream_sequence is not null " + which;
        return Panache.getSession()
                .chain(session -> parameters
                        .apply(session.createNativeQuery(sql, Object[].class))
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Published((UUID) row[0], ((Number) row[1]).longValue()))
                        .toList());
    }

    private static Uni<Integer> execute(String sql, Function<Mutiny.MutationQuery, Mutiny.MutationQuery> parameters) {
        return Panache.getSession()
                .chain(session ->
                        parameters.apply(session.createNativeQuery(sql)).executeUpdate());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
