package io.orderflow.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.bench.load.SampleOrder.Fate;
import io.orderflow.bench.measure.OrderLedger;
import io.orderflow.bench.measure.OrderLedger.End;
import io.orderflow.bench.measure.ReturnLedger;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Both services are one server here, which writes down what it is asked and answers in the order of time. */
class ReturnerTest {
    private static final String RETURN = "01a21b5f-e8fb-73ee-8000-6e59ce40f9cb";

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final OrderLedger orders = new OrderLedger(10);
    private final ReturnLedger ledger = new ReturnLedger(orders);
    private final UUID id = UUID.randomUUID();
    private int requests;

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void asksOnceTheOrderIsHandedOverAndSendsOnceThatIsApproved() throws Exception {
        Returner returner = returner(number -> number == 0 ? 201 : 200);
        returner.accepted(0, id);
        handOver(returner);
        assertThat(next()).isEqualTo("POST /orders/" + id + "/returns bench-0 Bearer support");

        returner.hear(id, "ReturnApproved", 2_000);

        assertThat(next()).isEqualTo("POST /return-tasks/" + RETURN + "/receipts bench-0-0 Bearer worker");
        assertThat(next()).isEqualTo("POST /return-tasks/" + RETURN + "/receipts bench-0-1 Bearer worker");
        for (int receipt = 0; receipt < 2; receipt++) {
            returner.hear(id, "StockRestocked", 3_000);
            returner.hear(id, "PaymentRefunded", 3_000);
        }
        assertThat(ledger.restless()).isZero();
    }

    @Test
    void asksTheWarehouseAgainUntilItHasHeardOfTheReturn() throws Exception {
        Returner returner = returner(number -> number == 0 ? 201 : number < 3 ? 404 : 200);
        handOver(returner);
        returner.accepted(0, id);
        assertThat(next()).startsWith("POST /orders/");
        returner.hear(id, "ReturnApproved", 2_000);

        for (String part : List.of("0", "0", "0", "1")) {
            assertThat(next()).contains(" bench-0-" + part + " ");
        }
    }

    @Test
    void asksAgainUntilTheServiceHasHeardOfTheHandover() throws Exception {
        Returner returner = returner(number -> number < 2 ? 409 : number == 2 ? 201 : 200);
        returner.accepted(0, id);
        handOver(returner);

        for (int i = 0; i < 3; i++) {
            assertThat(next()).startsWith("POST /orders/");
        }
        returner.hear(id, "ReturnApproved", 2_000);
        assertThat(next()).startsWith("POST /return-tasks/");
    }

    @Test
    void givesUpWhatIsRefused() throws Exception {
        Returner returner = returner(number -> 422);
        returner.accepted(0, id);
        handOver(returner);

        assertThat(next()).startsWith("POST /orders/");
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10); ledger.restless() > 0; Thread.onSpinWait()) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private void handOver(Returner returner) {
        orders.ended(id, End.FULFILLED, 1_000);
        returner.hear(id, "OrderFulfilled", 1_000);
    }

    private String next() throws InterruptedException {
        return asked.poll(10, TimeUnit.SECONDS);
    }

    /** @param statuses of the answers, by the number of the request */
    private Returner returner(IntUnaryOperator statuses) {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> answer(request, statuses.applyAsInt(requests++)))
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        URI uri = URI.create("http://localhost:" + server.actualPort());
        // Of number 0 this seed makes one that comes in two parts.
        OrderMix mix = new OrderMix(List.of(new SampleOrder(Buffer.buffer(), List.of(3, 1), Fate.FULFILLED)));
        Disappointment disappointment = new Disappointment(
                1, Catalogue.standard(), uri, uri, Optional.of("Bearer support"), Optional.of("Bearer worker"), ledger);
        return new Returner(vertx, vertx.createHttpClient(), mix, disappointment);
    }

    private void answer(HttpServerRequest request, int status) {
        asked.add("%s %s %s %s"
                .formatted(
                        request.method(),
                        request.path(),
                        request.getHeader("Idempotency-Key"),
                        request.getHeader("Authorization")));
        request.response().setStatusCode(status).end("{\"returnId\":\"" + RETURN + "\"}");
    }
}
