package io.orderflow.order;

import static io.orderflow.order.domain.OrderFixture.TOTAL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.events.CustomerActionRequested;
import io.orderflow.events.PaymentActionRequired;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentDeclined;
import io.orderflow.events.PaymentRequested;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
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

/** Orders that wait for their customers, who may pay otherwise than was declined. */
@QuarkusTest
@TestProfile(PaidAgainTest.Lenient.class)
@QuarkusTestResource(ServiceResources.class)
class PaidAgainTest {

    /** A quarter of a minute to pay again, and a service that looks often. */
    public static final class Lenient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "orderflow.order.payment.another-card-within", "15s",
                    "orderflow.order.waiting.interval", "500ms",
                    "orderflow.order.waiting.first-asking", "1s");
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
    void waitsForAnotherCardAndGoesOnWithIt() {
        EventEnvelope declined = declined();

        EventEnvelope asked = emitted("CustomerActionRequested");
        assertThat(asked.causationId()).isEqualTo(declined.id());
        String until = ((CustomerActionRequested) asked.event()).until().toString();
        order().body("status", equalTo("RESERVED"))
                .body("payment.status", equalTo("DECLINED"))
                .body("waitingFor.what", equalTo("CUSTOMER"))
                .body("waitingFor.until", equalTo(until));
        given().get("/orders?waitingFor=CUSTOMER").then().body("items.orderId", hasItem(orderId.toString()));
        given().get("/orders?waitingFor=PAYMENT").then().body("items.orderId", not(hasItem(orderId.toString())));

        pay("tok_mastercard").statusCode(202).body("status", equalTo("REQUESTED"));
        pay("tok_mastercard")
                .statusCode(202)
                .body("paymentId", equalTo(payment(2).toString()));
        pay("tok_other").statusCode(409).contentType("application/problem+json");

        EventEnvelope again = requestedAgain();
        assertThat(again.event()).isInstanceOfSatisfying(PaymentRequested.class, request -> {
            assertThat(request.paymentId()).isEqualTo(payment(2));
            assertThat(request.paymentToken()).isEqualTo(new PaymentToken("tok_mastercard"));
        });
        wire.publish(again, "payment", new PaymentAuthorized(orderId, payment(2), TOTAL, "A2"));
        emitted("OrderProcessed");
        order().body("payment.paymentId", equalTo(payment(2).toString()))
                .body("payment.status", equalTo("AUTHORIZED"))
                .body("waitingFor.what", equalTo("SHIPMENT"));
        pay("tok_mastercard").statusCode(409).body("detail", containsString("paid already"));
    }

    @Test
    void isRejectedWhenTheTimeToPayAgainIsOver() {
        EventEnvelope created = reserved();
        decline();
        emitted("CustomerActionRequested");

        EventEnvelope rejected = emitted("OrderRejected");

        assertThat(rejected.causationId()).isEqualTo(created.id());
        order().body("status", equalTo("REJECTED"))
                .body("reason", equalTo("PAYMENT_DECLINED"))
                .body("payment.status", equalTo("DECLINED"));
        pay("tok_visa").statusCode(409).body("detail", containsString("rejected"));
    }

    @Test
    void isCancelledAtOnceWhileItWaits() {
        declined();
        emitted("CustomerActionRequested");

        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/orders/" + orderId + "/cancellation")
                .then()
                .statusCode(200);

        emitted("OrderCancelled");
        pay("tok_visa").statusCode(409).body("detail", containsString("cancelled"));
    }

    @Test
    void saysWhatTheCustomerHasToDoFirst() {
        reserved();
        String expiresAt = "2036-11-27T05:15:00Z";
        wire.publish(
                emitted("PaymentRequested"),
                "payment",
                new PaymentActionRequired(orderId, payment(1), new Code("AUTHENTICATE"), Moment.of(expiresAt)));

        await().atMost(PATIENCE)
                .until(() -> "ACTION_REQUIRED".equals(order().extract().path("payment.status")));
        order().body("payment.action", equalTo("AUTHENTICATE"))
                .body("payment.expiresAt", equalTo(expiresAt))
                .body("waitingFor.what", equalTo("CUSTOMER"))
                .body("waitingFor.until", equalTo(expiresAt));
        pay("tok_visa").statusCode(409);

        wire.publish(emitted("PaymentRequested"), "payment", new PaymentAuthorized(orderId, payment(1), TOTAL, "A1"));
        emitted("OrderProcessed");
        order().body("payment.action", nullValue()).body("payment.expiresAt", nullValue());
    }

    @Test
    void refusesWhatIsNoTokenAndKnowsNoOtherOrder() {
        pay("tok_visa").statusCode(404);
        reserved();
        pay("tok_visa").statusCode(409).contentType("application/problem+json");
        pay("4111 1111 1111 1111").statusCode(400);
        pay("t".repeat(256)).statusCode(400);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/orders/" + orderId + "/payment")
                .then()
                .statusCode(400);
        given().contentType(ContentType.JSON)
                .post("/orders/" + orderId + "/payment")
                .then()
                .statusCode(400);
    }

    private EventEnvelope reserved() {
        return new Beginnings(wire).reserved(orderId);
    }

    private EventEnvelope declined() {
        reserved();
        return decline();
    }

    private EventEnvelope decline() {
        return wire.publish(
                emitted("PaymentRequested"), "payment", new PaymentDeclined(orderId, payment(1), "card_declined"));
    }

    private EventEnvelope requestedAgain() {
        await().atMost(PATIENCE).until(() -> requests().size() > 1);
        return requests().getLast();
    }

    private List<EventEnvelope> requests() {
        return wire.events(orderId).stream()
                .distinct()
                .filter(event -> event.event() instanceof PaymentRequested)
                .toList();
    }

    private PaymentId payment(int number) {
        return PaymentId.of(orderId, number);
    }

    private ValidatableResponse pay(String token) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("paymentToken", token))
                .post("/orders/" + orderId + "/payment")
                .then();
    }

    private ValidatableResponse order() {
        return given().get("/orders/" + orderId).then().statusCode(200);
    }

    private EventEnvelope emitted(String name) {
        return wire.await(orderId, name, PATIENCE);
    }
}
