package io.orderflow.runtime.outbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.events.value.EventId;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.database.Rows;
import io.orderflow.runtime.database.Sql;
import io.orderflow.runtime.nats.streams.StreamPlace;
import io.orderflow.runtime.probe.FragileServers;
import io.orderflow.runtime.probe.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FragileServers.class)
class OutboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String FILL = """
            with filled as (insert into outbox (id, subject, headers, body)
                            select id, 'orders.Filled.filled', '{"Nats-Msg-Id": "' || id || '"}', '{}'
                              from (select gen_random_uuid() as id from generate_series(1, %s)) as ids
                            returning id)
            insert into outbox_unsent (id, due_at) select id, now() from filled
            """;

    @Inject
    Database database;

    @Inject
    Positions positions;

    @Inject
    Outbox outbox;

    @Inject
    OutboxConfiguration configuration;

    @Inject
    Tables tables;

    private <T> T write(Supplier<Uni<T>> work) {
        return database.writeBatch(work).await().atMost(PATIENCE);
    }

    @Test
    void rowsPastTheirRetentionAreDeletedUnlessTheyAreUnsent() {
        UUID old = at(Instant.now().minus(Duration.ofDays(8)));
        UUID young = at(Instant.now().minus(Duration.ofDays(6)));
        UUID unsent = at(Instant.now().minus(Duration.ofDays(9)));
        tables.execute(
                "insert into outbox_sent (id, stream_sequence) values ('%s', 1), ('%s', 2)".formatted(old, young));
        tables.execute(
                "insert into outbox_unsent (id, due_at) values ('%s', now() + interval '1 hour')".formatted(unsent));
        insert(old);
        insert(young);
        insert(unsent);
        await().atMost(10, SECONDS).until(() -> count("outbox", old) == 0);
        await().atMost(10, SECONDS).until(() -> count("outbox_sent", old) == 0);
        assertThat(count("outbox", young)).isEqualTo(1);
        assertThat(count("outbox_sent", young)).isEqualTo(1);
        assertThat(count("outbox", unsent)).isEqualTo(1);
        for (String table : List.of("outbox", "outbox_sent", "outbox_unsent")) {
            tables.execute("delete from %s where id in ('%s', '%s')".formatted(table, young, unsent));
        }
    }

    private static UUID at(Instant time) {
        return new UUID(time.toEpochMilli() << 16 | 0x7000, UuidV7.next().getLeastSignificantBits());
    }

    private void insert(UUID id) {
        tables.execute("insert into outbox (id, subject, headers, body) values ('%s', 'orders.x.y', '{}', '{}')"
                .formatted(id));
    }

    private long count(String table, UUID id) {
        return tables.number("select count(*) from %s where id = '%s'".formatted(table, id));
    }

    @Test
    void aPositionMovesForwardAloneUntilItIsForgotten() {
        assertThat(position()).isNull();
        advance(10);
        advance(5);
        assertThat(Objects.requireNonNull(position()).sequence()).isEqualTo(10);
        advance(11);
        assertThat(Objects.requireNonNull(position()).sequence()).isEqualTo(11);
        positions.forget("test").await().atMost(PATIENCE);
        advance(1);
        assertThat(Objects.requireNonNull(position()).sequence()).isEqualTo(1);
    }

    private StreamPlace position() {
        return positions.find("test").await().atMost(PATIENCE).orElse(null);
    }

    private void advance(long sequence) {
        write(() -> positions.advance("test", sequence, new EventId(UuidV7.next())));
    }

    @Test
    void rowsOfAllTypesAndNullsGoThroughOneStatement() {
        record Row(UUID id, String text, Long big, Integer small, Instant time) {}
        List<Row> rows = Arrays.asList(
                new Row(
                        UuidV7.next(),
                        "a 'quote' and {braces}",
                        Long.MAX_VALUE,
                        1,
                        Instant.parse("2026-01-01T00:00:00Z")),
                new Row(UuidV7.next(), null, null, null, null));
        List<Object[]> found = write(() -> Rows.of(rows)
                .uuids(Row::id)
                .texts(Row::text)
                .longs(Row::big)
                .integers(Row::small)
                .times(Row::time)
                .value("constant")
                .select("""
                        select id, text, big, small, time = timestamptz '2026-01-01T00:00:00Z', cast($6 as text)
                          from unnest(cast($1 as uuid[]), cast($2 as text[]), cast($3 as bigint[]),
                                      cast($4 as integer[]), cast($5 as timestamptz[]))
                            as row (id, text, big, small, time)
                        """, columns -> columns));
        assertThat(found).hasSize(2);
        assertThat(found.get(0))
                .containsExactly(rows.get(0).id(), rows.get(0).text(), Long.MAX_VALUE, 1, true, "constant");
        assertThat(found.get(1)).containsExactly(rows.get(1).id(), null, null, null, null, "constant");
    }

    @Test
    void noRowsAreNoStatement() {
        assertThat(write(() -> Rows.of(List.<UUID>of()).uuids(id -> id).execute("this is no SQL")))
                .isZero();
    }

    /**
     * With the statistics of a nearly empty table, PostgreSQL would rather choose anew for each row than once for all.
     */
    @Test
    void claimsNoMoreThanItMayWhateverTheStatisticsSay() {
        int many = 3 * configuration.sweepSize();
        tables.execute("analyze outbox_unsent");
        try {
            assertThat(write(() -> Sql.execute(FILL.formatted(many))
                            .chain(() -> Sql.execute("set local plan_cache_mode = force_generic_plan"))
                            .chain(outbox::claim)))
                    .hasSize(configuration.sweepSize());
        } finally {
            tables.execute("delete from outbox_unsent; delete from outbox where subject = 'orders.Filled.filled'");
        }
    }

    @Test
    void holdsNoMoreRowsThanItPublishesAtOnceHoweverManyAreLeft() {
        int batches = 20;
        tables.execute(FILL.formatted(batches * configuration.sweepSize()));
        long mostHeld = 0;
        while (tables.number("select count(*) from outbox_unsent where due_at < now() + interval '1 minute'") > 0) {
            mostHeld = Math.max(mostHeld, instances(OutboxRow.class));
        }
        tables.execute("delete from outbox_sent; delete from outbox where subject = 'orders.Filled.filled'");

        assertThat(mostHeld).isLessThanOrEqualTo(3L * configuration.sweepSize());
    }

    /** How many of them something holds: what nothing does is collected first. */
    private static long instances(Class<?> type) {
        try {
            String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            return histogram
                    .lines()
                    .map(line -> line.trim().split("\\s+"))
                    .filter(columns -> columns.length > 3 && columns[3].equals(type.getName()))
                    .mapToLong(columns -> Long.parseLong(columns[1]))
                    .sum();
        } catch (JMException unavailable) {
            throw new IllegalStateException(unavailable);
        }
    }
}
