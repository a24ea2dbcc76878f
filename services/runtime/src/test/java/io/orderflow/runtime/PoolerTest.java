package io.orderflow.runtime;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.probe.BehindPgBouncer;
import io.orderflow.runtime.probe.Tables;
import io.orderflow.runtime.probe.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A service behind a real PgBouncer that gives each transaction the connection that is free. */
@QuarkusTest
@QuarkusTestResource(value = BehindPgBouncer.class, restrictToAnnotatedClass = true)
class PoolerTest {

    private static final String BODY = "{\"sku\": \"BOOK-1\", \"quantity\": 1, \"name\": \"probe\"}";

    private static final int CLIENTS = 16;

    private static final int REQUESTS = 20;

    @Inject
    Tables tables;

    @TestHTTPResource("/probes")
    URI probes;

    @Test
    void aServiceThatIsToldOfAPoolerWorksAsWithoutIt() throws Exception {
        assumeThat(BehindPgBouncer.pooler())
                .as("PgBouncer is not installed here, and cannot be fetched with apt")
                .isPresent();
        Map<OrderId, String> events = new HashMap<>();
        try (Wire wire = new Wire();
                HttpClient http = HttpClient.newHttpClient()) {
            await().atMost(20, SECONDS).ignoreExceptions().until(() -> wire.count("ORDERS", "orders.>") >= 0);
            long letters = wire.count("DEAD_LETTERS", "dead-letters.>");
            List<CompletableFuture<Integer>> answers = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> answers(http, REQUESTS).orTimeout(90, SECONDS))
                    .toList();
            for (OrderId order : Wire.newOrders(500)) {
                events.put(order, wire.reserve(order));
            }
            assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(200);
            await().atMost(60, SECONDS).until(() -> tables.published(events.keySet()) == events.size());
            assertThat(tables.emitted(events.keySet())).isEqualTo(events.size());
            assertThat(tables.effectsOf(events)).as("values in their places").isEqualTo(events.size());
            assertThat(wire.count("DEAD_LETTERS", "dead-letters.>")).isEqualTo(letters);
        }
    }

    /**
     * What so many requests one after the other come to: 200, or the first other status. A busy machine is asked again.
     */
    private CompletableFuture<Integer> answers(HttpClient http, int left) {
        return left == 0
                ? CompletableFuture.completedFuture(200)
                : status(http, left % 2 == 0 ? post() : get()).thenCompose(status -> switch (status) {
                    case 200 -> answers(http, left - 1);
                    case 503 -> answers(http, left);
                    default -> CompletableFuture.completedFuture(status);
                });
    }

    private HttpRequest get() {
        return HttpRequest.newBuilder(probes).build();
    }

    private HttpRequest post() {
        return HttpRequest.newBuilder(probes)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
    }

    private static CompletableFuture<Integer> status(HttpClient http, HttpRequest request) {
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }
}
