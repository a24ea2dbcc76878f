package io.orderflow.order;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.events.PaymentRefundRequested;
import io.orderflow.events.PaymentRefunded;
import io.orderflow.events.ReturnApproved;
import io.orderflow.events.ReturnReceived;
import io.orderflow.events.StockRestocked;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Orders whose goods come back. Somebody decides on each return, and then there is little time. */
@QuarkusTest
@TestProfile(ReturnedOrdersTest.ByHand.class)
@QuarkusTestResource(ServiceResources.class)
class ReturnedOrdersTest {

    /** Whoever approves a return expects the goods within seconds. */
    public static final class ByHand implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "orderflow.order.returns.approval", "HAND",
                    "orderflow.order.returns.expiry", "3s",
                    "orderflow.order.waiting.interval", "300ms",
                    "orderflow.order.waiting.first-asking", "1s",
                    "orderflow.order.waiting.limit.return-decision", "2s");
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Sku LAMP = new Sku("LAMP");
    private static EventWire wire;

    private final OrderId orderId = new OrderId(UuidV7.next());
    private final ReturnId returnId = ReturnId.of(orderId, "k-1");

    @BeforeAll
    static void connect() {
        wire = EventWire.connect();
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @Test
    void comesBackInPartsAndIsPaidBackPartByPart() {
        new Beginnings(wire).fulfilled(orderId);
        giveBack("k-1", 2)
                .statusCode(201)
                .header("Location", containsString("/orders/" + orderId))
                .header("Idempotent-Replayed", nullValue())
                .body("returnId", equalTo(returnId.toString()))
                .body("status", equalTo("REQUESTED"))
                .body("reason", equalTo("NOT_AS_EXPECTED"))
                .body("lines[0].quantity", equalTo(2))
                .body("lines[0].received", equalTo(0));
        giveBack("k-1", 2).statusCode(201).header("Idempotent-Replayed", "true");
        order().body("waitingFor.what", equalTo("RETURN_DECISION")).body("returned", nullValue());

        approve().statusCode(200).body("status", equalTo("APPROVED")).body("until", notNullValue());
        approve().statusCode(200);
        EventEnvelope approved = emitted("ReturnApproved");
        assertThat(approved.causationId()).isEqualTo(emitted("OrderCreated").id());
        assertThat(((ReturnApproved) approved.event()).by()).isNotNull();
        order().body("waitingFor.what", equalTo("RETURN")).body("status", equalTo("FULFILLED"));
        given().get("/orders?waitingFor=RETURN").then().body("items.orderId", hasItem(orderId.toString()));
        given().get("/orders?status=FULFILLED").then().body("items.orderId", hasItem(orderId.toString()));

        EventEnvelope first = receive(approved, "r-1");
        await().atMost(PATIENCE)
                .untilAsserted(() -> order().body("returned", equalTo("PARTIALLY_RETURNED"))
                        .body("returns[0].status", equalTo("PARTIALLY_RECEIVED"))
                        .body("returns[0].lines[0].received", equalTo(1)));
        EventEnvelope refund = emitted("PaymentRefundRequested");
        assertThat(refund.causationId()).isEqualTo(first.id());
        assertThat(refund.event())
                .isInstanceOfSatisfying(
                        PaymentRefundRequested.class,
                        asked -> assertThat(asked.refundId()).isEqualTo(RefundId.of(receiptId("r-1"))));
        answer(refund);
        restock(first, "r-1");

        EventEnvelope second = receive(approved, "r-2");
        restock(second, "r-2");
        await().atMost(PATIENCE).until(() -> refunds().size() == 2);
        answer(refunds().getLast());
        await().atMost(PATIENCE)
                .untilAsserted(() -> order().body("returned", equalTo("RETURNED"))
                        .body("returns[0].status", equalTo("RECEIVED"))
                        .body("payment.status", equalTo("REFUNDED"))
                        .body("waitingFor", nullValue()));
        given().get("/orders?waitingFor=RETURN").then().body("items.orderId", not(hasItem(orderId.toString())));
    }

    @Test
    void isRejectedBySomebodyWhoSaysWhy() {
        new Beginnings(wire).fulfilled(orderId);
        giveBack("k-1", 1).statusCode(201);

        reject("OPENED").statusCode(200).body("status", equalTo("REJECTED")).body("rejection", equalTo("OPENED"));
        reject("OPENED").statusCode(200);
        approve().statusCode(409).contentType("application/problem+json");

        emitted("ReturnRejected");
        order().body("waitingFor", nullValue()).body("returned", nullValue());
        giveBack("k-2", 2).statusCode(201);
    }

    @Test
    void expiresAndIsReceivedAllTheSame() {
        new Beginnings(wire).fulfilled(orderId);
        giveBack("k-1", 1).statusCode(201);
        approve().statusCode(200);

        EventEnvelope expired = emitted("ReturnExpired");

        assertThat(expired.causationId()).isEqualTo(emitted("OrderCreated").id());
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        order().body("returns[0].status", equalTo("EXPIRED")).body("waitingFor", nullValue()));
        approve().statusCode(409);
        receive(emitted("ReturnApproved"), "r-1");
        emitted("PaymentRefundRequested");
        order().body("returned", equalTo("PARTIALLY_RETURNED")).body("returns[0].status", equalTo("RECEIVED"));
    }

    @Test
    void isSeenToWaitWhereNobodyDecides() {
        new Beginnings(wire).fulfilled(orderId);
        giveBack("k-1", 1).statusCode(201);

        emitted("OrderDelayed");

        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/orders?stuck=true&waitingFor=RETURN_DECISION")
                        .then()
                        .body("items.orderId", hasItem(orderId.toString())));
        reject("OPENED").statusCode(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/orders?stuck=true")
                        .then()
                        .body("items.orderId", not(hasItem(orderId.toString()))));
    }

    @Test
    void isOfNoMoreThanWasSent() {
        new Beginnings(wire).fulfilled(orderId);

        giveBack("k-1", 3)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:orderflow:problem:return-too-large"))
                .body("left", hasSize(1))
                .body("left[0].sku", equalTo("LAMP"))
                .body("left[0].quantity", equalTo(2));
        giveBack("k-2", 2).statusCode(201);
        giveBack("k-2", 1).statusCode(422).body("type", equalTo("urn:orderflow:problem:idempotency-key-reused"));
        giveBack("k-3", 1).statusCode(422).body("left[0].quantity", equalTo(0));
    }

    @Test
    void isNothingForAnOrderThatIsNotKnownOrNotHandedOver() {
        giveBack("k-1", 1).statusCode(404);
        new Beginnings(wire).paid(orderId);
        emitted("OrderProcessed");

        giveBack("k-1", 1).statusCode(409).body("detail", containsString("cancel it instead"));
        approve().statusCode(404);
        reject("OPENED").statusCode(404);
        order().body("returns", nullValue());
    }

    @Test
    void wantsAKeyLinesAndAReasonForMachines() {
        new Beginnings(wire).fulfilled(orderId);

        given().contentType(ContentType.JSON)
                .body(body(1, "DAMAGED"))
                .post("/orders/" + orderId + "/returns")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("Idempotency-Key"));
        giveBack("k-1", 0).statusCode(400);
        giveBack("k-1", 10_000).statusCode(400);
        giveBack("k-1", body(1, "because I say so")).statusCode(400);
        giveBack("k-1", Map.of("reason", "DAMAGED")).statusCode(400);
        giveBack("k-1", Map.of("lines", List.of(), "reason", "DAMAGED")).statusCode(400);
        Map<String, Object> lamp = Map.of("sku", "LAMP", "quantity", 1);
        giveBack("k-1", Map.of("lines", List.of(lamp, lamp), "reason", "DAMAGED"))
                .statusCode(400);
        giveBack("k-1", Map.of("lines", List.of(Map.of("sku", "BULB", "quantity", 1)), "reason", "DAMAGED"))
                .statusCode(422);
        order().body("returns", nullValue());
    }

    private ReceiptId receiptId(String key) {
        return ReceiptId.of(returnId, "ann", key);
    }

    /** The warehouse counts one lamp. */
    private EventEnvelope receive(EventEnvelope approved, String key) {
        return wire.publish(
                approved,
                "warehouse",
                new ReturnReceived(
                        orderId,
                        returnId,
                        receiptId(key),
                        List.of(new ReturnedLine(LAMP, 1, new Code("DAMAGED"))),
                        "ann"));
    }

    private void restock(EventEnvelope received, String key) {
        wire.publish(
                received,
                "inventory",
                new StockRestocked(orderId, returnId, receiptId(key), List.of(), List.of(new SkuQuantity(LAMP, 1))));
    }

    private void answer(EventEnvelope refund) {
        PaymentRefundRequested asked = (PaymentRefundRequested) refund.event();
        wire.publish(
                refund, "payment", new PaymentRefunded(orderId, asked.paymentId(), asked.refundId(), asked.amount()));
    }

    private List<EventEnvelope> refunds() {
        return wire.events(orderId).stream()
                .distinct()
                .filter(event -> event.event() instanceof PaymentRefundRequested)
                .toList();
    }

    private ValidatableResponse giveBack(String key, int lamps) {
        return giveBack(key, body(lamps, "NOT_AS_EXPECTED"));
    }

    private ValidatableResponse giveBack(String key, Map<String, Object> body) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/orders/" + orderId + "/returns")
                .then();
    }

    private static Map<String, Object> body(int lamps, String reason) {
        return Map.of("lines", List.of(Map.of("sku", "LAMP", "quantity", lamps)), "reason", reason);
    }

    private ValidatableResponse approve() {
        return given().contentType(ContentType.JSON)
                .post("/orders/" + orderId + "/returns/" + returnId + "/approval")
                .then();
    }

    private ValidatableResponse reject(String reason) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .post("/orders/" + orderId + "/returns/" + returnId + "/rejection")
                .then();
    }

    private ValidatableResponse order() {
        return given().get("/orders/" + orderId).then().statusCode(200);
    }

    private EventEnvelope emitted(String name) {
        return wire.await(orderId, name, PATIENCE);
    }
}
