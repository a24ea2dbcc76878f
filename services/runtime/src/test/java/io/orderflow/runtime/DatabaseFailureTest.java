package io.orderflow.runtime;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.database.Sql;
import io.orderflow.runtime.probe.FragileServers;
import io.orderflow.runtime.probe.Tables;
import io.orderflow.runtime.probe.Wire;
import io.orderflow.servers.postgres.PostgresServer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that crashes or freezes. */
@QuarkusTest
@QuarkusTestResource(FragileServers.class)
class DatabaseFailureTest {

    private static final String BODY = "{\"sku\": \"BOOK-1\", \"quantity\": 1, \"name\": \"probe\"}";

    private static final int POOL = 10;

    @Inject
    Database database;

    @Inject
    Tables tables;

    @TestHTTPResource("/probes")
    URI probes;

    private final PostgresServer postgres = FragileServers.postgres();
    private final HttpClient http = HttpClient.newHttpClient();
    private Wire wire;

    private record Answer(int status, boolean retryAfter, String type, long millis) {}

    @BeforeEach
    void connect() throws Exception {
        wire = new Wire();
        await().atMost(20, SECONDS).ignoreExceptions().until(() -> wire.count("ORDERS", "orders.>") >= 0);
    }

    @AfterEach
    void disconnect() {
        wire.close();
        http.close();
    }

    @Test
    void aKilledDatabaseLosesNothingAndNothingGoesToTheDeadLetters() throws Exception {
        long letters = wire.count("DEAD_LETTERS", "dead-letters.>");
        List<OrderId> orders = Wire.newOrders(3000);
        Thread publisher = Thread.ofVirtual().start(() -> orders.forEach(this::reserve));
        await().atMost(20, SECONDS).until(() -> tables.effects(orders) > 300);
        postgres.kill();
        await().atMost(5, SECONDS).until(() -> get().status() == 503);
        List<Answer> away = Stream.of(get(), post(), get(), post()).toList();
        // Longer than six times the ack-wait: the deliveries that wait here must not use up their tries.
        await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
        postgres.restart();
        long back = System.nanoTime();
        await().atMost(15, SECONDS).until(() -> get().status() == 200 && post().status() == 200);
        System.out.printf("FIGURE: HTTP answered %d ms after the database's return%n", millisSince(back));
        assertThat(away).allMatch(DatabaseFailureTest::isPolite);

        await().atMost(30, SECONDS).until(() -> !publisher.isAlive() && tables.effects(orders) == orders.size());
        await().atMost(20, SECONDS).until(() -> tables.published(orders) == orders.size());
        assertThat(tables.emitted(orders)).isEqualTo(orders.size());
        assertThat(wire.count("DEAD_LETTERS", "dead-letters.>")).isEqualTo(letters);
    }

    @Test
    void aStatementThatNobodyWaitsForIsEnded() {
        Uni<List<String>> endless = database.writeBatch(
                () -> Sql.select("select cast(pg_sleep(600) as text)", columns -> (String) columns[0]));
        assertThatThrownBy(() -> endless.await().atMost(Duration.ofSeconds(10))).isNotNull();

        await().atMost(30, SECONDS)
                .until(() -> tables.number("select count(*) from pg_stat_activity"
                                + " where query like 'select cast(pg_sleep%' and state = 'active'")
                        == 0);
    }

    @Test
    void aFrozenDatabaseIsAnsweredWith503InTimeAndLeavesNoConnectionBehind() throws Exception {
        long letters = wire.count("DEAD_LETTERS", "dead-letters.>");
        List<OrderId> orders = Wire.newOrders(200);
        // A machine that is busy with other things is slow by itself; that is not held against the service.
        await().atMost(30, SECONDS).until(() -> slowest(together(60)) < 1000);
        long ownTime = slowest(together(60));
        postgres.pause();
        try {
            orders.forEach(this::reserve);
            List<Answer> frozen = together(60);
            System.out.printf(
                    "FIGURE: the slowest of 60 answers took %d ms with a frozen database, %d ms before%n",
                    slowest(frozen), ownTime);
            assertThat(frozen).allMatch(DatabaseFailureTest::isPolite);
            assertThat(slowest(frozen)).isLessThan(2000 + ownTime);
            // Whoever comes while others wait already is answered in time as well.
            List<Answer> again = together(60);
            assertThat(again).allMatch(DatabaseFailureTest::isPolite);
            assertThat(slowest(again)).isLessThan(2000 + ownTime);
        } finally {
            postgres.resume();
        }
        await().atMost(30, SECONDS).until(() -> together(30).stream().allMatch(answer -> answer.status() == 200));
        theWholePoolCanBeUsed();
        await().atMost(30, SECONDS).until(() -> tables.effects(orders) == orders.size());
        assertThat(tables.emitted(orders)).isEqualTo(orders.size());
        assertThat(wire.count("DEAD_LETTERS", "dead-letters.>")).isEqualTo(letters);
        await().atMost(10, SECONDS).until(this::noneIdleInTransaction);
    }

    /** As when its host has lost power and another has taken over: old connections say nothing, new ones are answered. */
    @Test
    void connectionsThatHaveFallenSilentAreReplaced() throws Exception {
        theWholePoolCanBeUsed();
        await().atMost(10, SECONDS).until(() -> idle().size() >= POOL);
        List<Long> silenced = idle();
        signal("-STOP", silenced);
        try {
            long silence = System.nanoTime();
            assertThat(together(60)).anyMatch(answer -> answer.status() == 503);
            await().atMost(20, SECONDS).until(() -> together(30).stream().allMatch(answer -> answer.status() == 200));
            System.out.printf("FIGURE: silent connections were replaced after %d ms%n", millisSince(silence));
        } finally {
            signal("-CONT", silenced);
        }
    }

    private List<Long> idle() {
        return tables.numbers("select pid from pg_stat_activity where datname = current_database() and state = 'idle'"
                + " and pid <> pg_backend_pid()");
    }

    private static void signal(String signal, List<Long> processes) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(process.toString()));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private void theWholePoolCanBeUsed() {
        for (int i = 0; i < POOL; i++) {
            database.writeBatch(() -> Panache.getSession()
                            .chain(session -> session.createNativeQuery(
                                            "select cast(pg_sleep(2.5) as text)", String.class)
                                    .getSingleResult()))
                    .subscribe()
                    .with(slept -> {}, late -> {});
        }
        await().atMost(20, SECONDS)
                .until(() -> tables.number("select count(*) from pg_stat_activity where datname = current_database()"
                                + " and state = 'active' and query like '%pg_sleep(2.5)%' and pid <> pg_backend_pid()")
                        == POOL);
    }

    private boolean noneIdleInTransaction() {
        return tables.number("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and state like 'idle in transaction%'")
                == 0;
    }

    private void reserve(OrderId order) {
        try {
            wire.reserve(order);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private List<Answer> together(int count) {
        List<CompletableFuture<Answer>> answers = IntStream.range(0, count)
                .mapToObj(i -> i % 2 == 0 ? send(getRequest()) : send(postRequest()))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static boolean isPolite(Answer answer) {
        return answer.status() == 503 && answer.retryAfter() && answer.type().startsWith("application/problem+json");
    }

    private static long slowest(List<Answer> answers) {
        return answers.stream().mapToLong(Answer::millis).max().orElse(0);
    }

    private Answer get() {
        return send(getRequest()).join();
    }

    private Answer post() {
        return send(postRequest()).join();
    }

    private HttpRequest getRequest() {
        return HttpRequest.newBuilder(probes).build();
    }

    private HttpRequest postRequest() {
        return HttpRequest.newBuilder(probes)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
    }

    private CompletableFuture<Answer> send(HttpRequest request) {
        long begun = System.nanoTime();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .thenApply(response -> new Answer(
                        response.statusCode(),
                        response.headers().firstValue("Retry-After").isPresent(),
                        response.headers().firstValue("Content-Type").orElse(""),
                        millisSince(begun)));
    }

    private static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }
}
