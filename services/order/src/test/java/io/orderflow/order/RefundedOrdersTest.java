package io.orderflow.order;

import static io.orderflow.order.domain.OrderFixture.TOTAL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentRefundFailed;
import io.orderflow.events.PaymentRefundRequested;
import io.orderflow.events.PaymentRefunded;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.RefundId;
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
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Orders whose money goes back to their customers. */
@QuarkusTest
@TestProfile(RefundedOrdersTest.Impatient.class)
@QuarkusTestResource(ServiceResources.class)
class RefundedOrdersTest {

    /** What payment does not answer within a second is late. */
    public static final class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "orderflow.order.waiting.interval", "500ms",
                    "orderflow.order.waiting.first-asking", "1s",
                    "orderflow.order.waiting.limit.refund", "1s");
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static EventWire wire;

    private final OrderId orderId = new OrderId(UuidV7.next());

    @BeforeAll
    static void connect() {
        wire = EventWire.connect();
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @Test
    void asksPaymentOnceAndShowsWhatItAnswers() {
        new Beginnings(wire).fulfilled(orderId);

        refund("k-1", 10_000)
                .statusCode(202)
                .header("Idempotent-Replayed", nullValue())
                .body("refundId", equalTo(RefundId.of(orderId, "k-1").toString()))
                .body("amount.amount", equalTo(10_000))
                .body("reason", equalTo("DAMAGED"))
                .body("status", equalTo("REQUESTED"));
        refund("k-1", 10_000).statusCode(202).header("Idempotent-Replayed", "true");

        EventEnvelope requested = emitted("PaymentRefundRequested");
        assertThat(requested.causationId()).isEqualTo(emitted("OrderCreated").id());
        assertThat(requested.event()).isInstanceOfSatisfying(PaymentRefundRequested.class, event -> {
            assertThat(event.paymentId()).isEqualTo(PaymentId.of(orderId));
            assertThat(event.amount()).isEqualTo(new Money(10_000, "USD"));
        });
        order().body("status", equalTo("FULFILLED"))
                .body("payment.status", equalTo("CAPTURED"))
                .body("waitingFor.what", equalTo("REFUND"));

        wire.publish(requested, "payment", refunded("k-1", 10_000));
        await().atMost(PATIENCE).untilAsserted(() -> order().body("payment.status", equalTo("PARTIALLY_REFUNDED")));
        order().body("payment.refunded.amount", equalTo(10_000))
                .body("refunds", hasSize(1))
                .body("refunds[0].status", equalTo("REFUNDED"))
                .body("waitingFor", nullValue());
        refund("k-1", 10_000).statusCode(202).body("status", equalTo("REFUNDED"));
        given().get("/orders?status=FULFILLED").then().body("items.orderId", hasItem(orderId.toString()));

        refund("k-2", 24_998).statusCode(202);
        wire.publish(requested, "payment", refunded("k-2", 24_998));
        await().atMost(PATIENCE).untilAsserted(() -> order().body("payment.status", equalTo("REFUNDED")));
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void refusesMoreThanIsLeftAndSaysHowMuchThatIs() {
        new Beginnings(wire).fulfilled(orderId);
        refund("k-1", 30_000).statusCode(202);

        refund("k-2", 4_999)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:orderflow:problem:refund-too-large"))
                .body("detail", containsString("4998 USD"))
                .body("left.amount", equalTo(4_998));
        refund("k-1", 1).statusCode(422).body("type", equalTo("urn:orderflow:problem:idempotency-key-reused"));
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void givesFreeAgainWhatPaymentRefuses() {
        new Beginnings(wire).fulfilled(orderId);
        refund("k-1", 34_998).statusCode(202);
        wire.publish(
                emitted("PaymentRefundRequested"),
                "payment",
                new PaymentRefundFailed(
                        orderId, PaymentId.of(orderId), RefundId.of(orderId, "k-1"), TOTAL, new Code("CARD_CLOSED")));

        await().atMost(PATIENCE).untilAsserted(() -> order().body("refunds[0].status", equalTo("FAILED")));
        order().body("refunds[0].failure", equalTo("CARD_CLOSED")).body("payment.status", equalTo("CAPTURED"));
        refund("k-2", 34_998).statusCode(202);
    }

    @Test
    void isSeenToWaitWhereNobodyAnswers() {
        new Beginnings(wire).fulfilled(orderId);
        refund("k-1", 34_998).statusCode(202);

        emitted("OrderDelayed");
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/orders?stuck=true&waitingFor=REFUND&status=FULFILLED")
                        .then()
                        .body("items.orderId", hasItem(orderId.toString())));

        wire.publish(emitted("PaymentRefundRequested"), "payment", refunded("k-1", 34_998));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/orders?waitingFor=REFUND")
                        .then()
                        .body("items.orderId", not(hasItem(orderId.toString()))));
        order().body("waitingFor", nullValue());
    }

    @Test
    void givesNothingBackThatIsNotCapturedOrNotKnown() {
        refund("k-1", 1).statusCode(404);
        new Beginnings(wire).paid(orderId);
        emitted("OrderProcessed");

        refund("k-1", 1).statusCode(409).body("detail", containsString("nothing to give back"));
        order().body("refunds", nullValue());
    }

    @Test
    void wantsAKeyAnAmountAndAReasonForMachines() {
        new Beginnings(wire).fulfilled(orderId);

        given().contentType(ContentType.JSON)
                .body(body(1, "DAMAGED"))
                .post("/orders/" + orderId + "/refunds")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("Idempotency-Key"));
        refund("k-1", 0).statusCode(400).body("violations.field", hasItem("amount.amount"));
        refund("k-1", -1).statusCode(400);
        refund("k-1", body(1, "because I say so")).statusCode(400);
        refund("k-1", Map.of("reason", "DAMAGED")).statusCode(400);
        refund("k-1", Map.of("amount", Map.of("amount", 1, "currency", "EUR"), "reason", "DAMAGED"))
                .statusCode(422);
    }

    private OrderEvent refunded(String key, long amount) {
        return new PaymentRefunded(orderId, PaymentId.of(orderId), RefundId.of(orderId, key), new Money(amount, "USD"));
    }

    private long requests() {
        return wire.events(orderId).stream()
                .distinct()
                .filter(event -> event.event() instanceof PaymentRefundRequested)
                .count();
    }

    private ValidatableResponse refund(String key, long amount) {
        return refund(key, body(amount, "DAMAGED"));
    }

    private ValidatableResponse refund(String key, Map<String, Object> body) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/orders/" + orderId + "/refunds")
                .then();
    }

    private static Map<String, Object> body(long amount, String reason) {
        return Map.of("amount", Map.of("amount", amount, "currency", "USD"), "reason", reason);
    }

    private ValidatableResponse order() {
        return given().get("/orders/" + orderId).then().statusCode(200);
    }

    private EventEnvelope emitted(String name) {
        return wire.await(orderId, name, PATIENCE);
    }
}
