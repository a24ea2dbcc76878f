package io.orderflow.warehouse;

import static io.orderflow.warehouse.domain.ReturnTaskFixture.returnApproved;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.orderflow.events.ReturnReceived;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.testing.EventWire;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The goods of one return, three lamps and two mugs, between order that announces them and people who count them. */
record ReturnedGoods(EventWire wire, OrderId orderId, ReturnId returnId) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static ReturnedGoods of(EventWire wire, OrderId orderId) {
        return new ReturnedGoods(wire, orderId, ReturnId.of(orderId, "k-1"));
    }

    static Instant tomorrow() {
        return Instant.now().plus(Duration.ofDays(1));
    }

    EventEnvelope announce() {
        return announce(tomorrow());
    }

    /** Has the return approved, and waits until its task is open. */
    EventEnvelope announce(Instant until) {
        EventEnvelope approved = wire.publish("order", returnApproved(orderId, returnId, until));
        await().atMost(PATIENCE)
                .until(() -> given().get("/return-tasks/" + returnId).statusCode() == 200);
        return approved;
    }

    ValidatableResponse task() {
        return given().get("/return-tasks/" + returnId).then();
    }

    ValidatableResponse post(String key, String worker, ReturnedLine... lines) {
        return post(key, worker, body(lines));
    }

    ValidatableResponse post(@Nullable String key, String worker, String body) {
        RequestSpecification request = given().auth()
                .preemptive()
                .basic(worker, "")
                .contentType(ContentType.JSON)
                .body(body);
        return (key == null ? request : request.header("Idempotency-Key", key))
                .post("/return-tasks/" + returnId + "/receipts")
                .then();
    }

    /** The status codes that so many get who tell the same at once, under one key, which is each worker's own. */
    List<Integer> atOnce(int times, IntFunction<String> worker, ReturnedLine... lines)
            throws InterruptedException, ExecutionException {
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(times)) {
            for (int i = 0; i < times; i++) {
                String name = worker.apply(i);
                answers.add(workers.submit(
                        () -> post("at-once", name, lines).extract().statusCode()));
            }
        }
        List<Integer> codes = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            codes.add(answer.get());
        }
        return codes;
    }

    static String body(ReturnedLine... lines) {
        JsonArray all = new JsonArray();
        for (ReturnedLine line : lines) {
            all.add(new JsonObject()
                    .put("sku", line.sku().value())
                    .put("quantity", line.quantity())
                    .put("condition", line.condition().value()));
        }
        return new JsonObject().put("lines", all).encode();
    }

    ReceiptId receiptId(String worker, String key) {
        return ReceiptId.of(returnId, worker, key);
    }

    ReturnReceived received(String worker, String key, ReturnedLine... lines) {
        return new ReturnReceived(orderId, returnId, receiptId(worker, key), List.of(lines), worker);
    }

    /** What the warehouse has told of them, once it is so much. */
    List<EventEnvelope> told(int expected) {
        return await().atMost(PATIENCE).until(this::told, found -> found.size() >= expected);
    }

    List<EventEnvelope> told() {
        return wire.events(orderId).stream()
                .filter(event -> event.event() instanceof ReturnReceived)
                .toList();
    }
}
