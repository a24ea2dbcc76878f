package io.orderflow.runtime;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.probe.FragileServers;
import io.orderflow.runtime.probe.Tables;
import io.orderflow.runtime.probe.Trouble;
import io.orderflow.runtime.probe.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that answers and refuses: what is nobody's own fault waits until somebody has mended it. */
@QuarkusTest
@QuarkusTestResource(FragileServers.class)
class RefusedWorkTest {

    private static final String BODY = "{\"sku\": \"BOOK-1\", \"quantity\": 1, \"name\": \"probe\"}";

    /** Twice what four tries with their pauses take. */
    private static final Duration LONGER_THAN_ALL_TRIES = Duration.ofSeconds(1);

    @Inject
    Tables tables;

    @TestHTTPResource("/probes")
    URI probes;

    @TestHTTPResource("/q/health/ready")
    URI readiness;

    private final HttpClient http = HttpClient.newHttpClient();
    private Wire wire;
    private Connection database;
    private long letters;

    @BeforeEach
    void connect() throws Exception {
        wire = new Wire();
        await().atMost(20, SECONDS).until(() -> get(readiness).statusCode() == 200);
        database = tables.connect();
        letters = deadLetters();
    }

    @AfterEach
    void disconnect() throws SQLException {
        database.close();
        wire.close();
        http.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRefusedThoughNothingIsWrongWithItWaits(Trouble trouble) throws Exception {
        waitsForTheEndOf(() -> trouble.on(database), trouble.sqlState(), trouble.advice());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "0A000", "40001", "53100", "53200", "53400", "55000", "57P03", "58030", "XX000", "XX001",
                "F0000"
            })
    void soDoesWhatIsRefusedForRarerReasons(String sqlState) throws Exception {
        waitsForTheEndOf(() -> Trouble.raising(sqlState, database), sqlState, "");
    }

    private void waitsForTheEndOf(Callable<AutoCloseable> trouble, String sqlState, String advice) throws Exception {
        List<OrderId> orders = Wire.newOrders(5);
        try (AutoCloseable _ = trouble.call()) {
            for (OrderId order : orders) {
                wire.reserve(order);
            }
            assertThat(post().statusCode()).isEqualTo(503);
            assertThat(post().headers().firstValue("Retry-After")).isPresent();
            await().atMost(10, SECONDS)
                    .untilAsserted(() -> assertThat(get(readiness))
                            .returns(503, HttpResponse::statusCode)
                            .satisfies(told ->
                                    assertThat(told.body()).contains(sqlState).contains(advice)));
            await().pollDelay(LONGER_THAN_ALL_TRIES).until(() -> true);
            assertThat(deadLetters()).isEqualTo(letters);
        }
        await().atMost(20, SECONDS).until(() -> tables.effects(orders) == orders.size());
        await().atMost(10, SECONDS).until(() -> post().statusCode() == 200);
        await().atMost(10, SECONDS).until(() -> get(readiness).statusCode() == 200);
        assertThat(tables.emitted(orders)).isEqualTo(orders.size());
        assertThat(deadLetters()).isEqualTo(letters);
    }

    @Test
    void aDeadlockCostsAnEventNoTry() throws Exception {
        OrderId order = Wire.newOrder();
        String event;
        long before = deadlocks();
        try (Connection other = tables.connect();
                Statement mine = other.createStatement();
                Statement trigger = database.createStatement()) {
            Trouble.atEachInsert(trigger, "perform pg_advisory_xact_lock(1), pg_advisory_xact_lock(2)");
            other.setAutoCommit(false);
            mine.execute("select pg_advisory_xact_lock(2)");
            event = wire.reserve(order);
            await().atMost(5, SECONDS)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() ->
                            tables.number("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                                    == 1);
            // Whoever has waited longer looks for the deadlock first, after a second, and is the one to go.
            mine.execute("select pg_advisory_xact_lock(1)");
            other.commit();
            await().atMost(10, SECONDS).until(() -> tables.effects(List.of(order)) == 1);
            Trouble.nothingAtInserts(trigger);
        }
        await().atMost(10, SECONDS).until(() -> deadlocks() > before);
        assertThat(tables.number("select count(*) from event_tries where event_id = '" + event + "'"))
                .isZero();
        assertThat(deadLetters()).isEqualTo(letters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"21000", "22012", "23514", "44000", "54000", "P0001"})
    void whatOnlyItsValuesAreToBlameForIsTheEventsOwnFault(String sqlState) throws Exception {
        OrderId order = Wire.newOrder();
        try (AutoCloseable _ = Trouble.raising(sqlState, database)) {
            wire.reserve(order);
            await().atMost(10, SECONDS).until(() -> deadLetters() == letters + 1);
            assertThat(post().statusCode()).isEqualTo(500);
            assertThat(get(readiness).statusCode()).isEqualTo(200);
        }
        assertThat(wire.last("DEAD_LETTERS", "dead-letters.probe.StockReserved." + order))
                .isPresent();
    }

    @Test
    void anEventThatABrokenRowKeepsDoesNotKeepTheOthers() throws Exception {
        List<OrderId> orders = Wire.newOrders(20);
        OrderId kept = orders.get(7);
        try (Statement trigger = database.createStatement()) {
            Trouble.atEachInsert(
                    trigger,
                    "if new.order_id = '" + kept
                            + "' then raise exception 'invalid page' using errcode = 'XX001'; end if");
            for (OrderId order : orders) {
                wire.reserve(order);
            }
            await().atMost(20, SECONDS).until(() -> tables.effects(orders) == orders.size() - 1);
            await().pollDelay(LONGER_THAN_ALL_TRIES).until(() -> true);
            assertThat(deadLetters()).isEqualTo(letters);
            Trouble.nothingAtInserts(trigger);
        }
        await().atMost(20, SECONDS).until(() -> tables.effects(orders) == orders.size());
        assertThat(deadLetters()).isEqualTo(letters);
    }

    private long deadlocks() {
        return tables.number("select deadlocks from pg_stat_database where datname = current_database()");
    }

    private long deadLetters() throws Exception {
        return wire.count("DEAD_LETTERS", "dead-letters.>");
    }

    private HttpResponse<String> post() throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(probes)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(BODY))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
