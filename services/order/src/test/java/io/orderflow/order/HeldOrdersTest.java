package io.orderflow.order;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.work.CallKind;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Orders that somebody has to look at, and those that nobody answers for. */
@QuarkusTest
@TestProfile(HeldOrdersTest.Strict.class)
@QuarkusTestResource(ServiceResources.class)
class HeldOrdersTest {

    /** Everything above $300 is held, and nobody waits for payment for more than some seconds. */
    public static final class Strict implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "orderflow.order.hold.above.USD", "30000",
                    "orderflow.order.waiting.interval", "500ms",
                    "orderflow.order.waiting.first-asking", "1s",
                    "orderflow.order.waiting.limit.payment", "1s",
                    "orderflow.order.waiting.expiry.payment", "6s");
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static EventWire wire;

    @Inject
    @Any
    Instance<CallKind<?, ?>> callKinds;

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
    void holdsByRuleWhatIsWorthMuchUntilSomebodyLetsItGoOn() {
        paid();

        EventEnvelope held = emitted("OrderHeld");
        assertThat(held.causationId()).isEqualTo(emitted("PaymentAuthorized").id());
        order().body("status", equalTo("RESERVED"))
                .body("holds", contains("HIGH_VALUE"))
                .body("waitingFor.what", equalTo("HOLD"))
                .body("waitingFor.since", notNullValue())
                .body("waitingFor.until", notNullValue());
        given().get("/orders?held=true").then().body("items.orderId", hasItem(orderId.toString()));
        given().get("/orders?waitingFor=HOLD").then().body("items.orderId", hasItem(orderId.toString()));
        given().get("/orders?waitingFor=PAYMENT").then().body("items.orderId", not(hasItem(orderId.toString())));

        release("HIGH_VALUE").statusCode(200).body("holds", empty());
        release("HIGH_VALUE").statusCode(200);

        EventEnvelope processed = emitted("OrderProcessed");
        assertThat(processed.causationId()).isEqualTo(emitted("OrderReleased").id());
        given().get("/orders?held=true").then().body("items.orderId", not(hasItem(orderId.toString())));
        order().body("holds", nullValue());
    }

    @Test
    void holdsWhatSupportWantsHeldForEveryReasonThatItGives() {
        reserved();

        hold("SUSPECTED_FRAUD").statusCode(201).body("holds", contains("SUSPECTED_FRAUD"));
        hold("SUSPECTED_FRAUD").statusCode(200);
        hold("ADDRESS").statusCode(201).body("holds", contains("ADDRESS", "SUSPECTED_FRAUD"));
        release("ADDRESS").statusCode(200).body("holds", contains("SUSPECTED_FRAUD"));
        release("WEATHER").statusCode(404).contentType("application/problem+json");
    }

    @Test
    void looksForNothingToAskOutsideWhereNoAssessorIsNamed() {
        assertThat(callKinds.stream()).isEmpty();
    }

    @Test
    void refusesToHoldWhatHasGoneOn() {
        paid();
        emitted("OrderHeld");
        release("HIGH_VALUE").statusCode(200);
        emitted("OrderProcessed");

        hold("SUSPECTED_FRAUD").statusCode(409).contentType("application/problem+json");
    }

    @Test
    void knowsNoOrderToHoldThatItHasNotHeardOf() {
        hold("SUSPECTED_FRAUD").statusCode(404);
        release("SUSPECTED_FRAUD").statusCode(404);
    }

    @Test
    void refusesAHoldWithoutAReasonForMachines() {
        reserved();

        hold("because I say so").statusCode(400);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/orders/" + orderId + "/holds")
                .then()
                .statusCode(400);
    }

    @Test
    void saysThatAPaymentIsLateAndGivesTheOrderUpInTheEnd() {
        EventEnvelope created = reserved();

        emitted("OrderDelayed");
        EventEnvelope cancelled = emitted("OrderCancelled");

        assertThat(cancelled.causationId()).isEqualTo(created.id());
        order().body("status", equalTo("CANCELLED")).body("cancellation.reason", equalTo("TIMED_OUT"));
        // What is asked for again comes again, under its id.
        assertThat(wire.events(orderId).stream()
                        .distinct()
                        .map(event -> event.event().name()))
                .containsOnlyOnce("OrderCancelled", "OrderDelayed");
    }

    private EventEnvelope reserved() {
        return new Beginnings(wire).reserved(orderId);
    }

    private void paid() {
        new Beginnings(wire).paid(orderId);
    }

    private ValidatableResponse hold(String reason) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .post("/orders/" + orderId + "/holds")
                .then();
    }

    private ValidatableResponse release(String reason) {
        return given().noContentType()
                .post("/orders/" + orderId + "/holds/" + reason + "/release")
                .then();
    }

    private ValidatableResponse order() {
        return given().get("/orders/" + orderId).then().statusCode(200);
    }

    private EventEnvelope emitted(String name) {
        return wire.await(orderId, name, PATIENCE);
    }
}
