package io.orderflow.payment.outside.stripe;

import static io.orderflow.payment.domain.PaymentFixture.orderCancelled;
import static io.orderflow.payment.domain.PaymentFixture.paymentRequested;
import static io.orderflow.payment.domain.PaymentFixture.shipmentProcessed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.payment.outside.stripe.StripeStandIn.Fault;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.HeardLog;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service with Stripe. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
@QuarkusTestResource(value = StripeStandInResource.class, restrictToAnnotatedClass = true)
class StripeServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static EventWire wire;

    private final StripeStandIn stripe = StripeStandInResource.running;
    private final OrderId orderId = new OrderId(UuidV7.next());
    private final PaymentId paymentId = PaymentId.of(orderId);

    @BeforeAll
    static void connect() {
        wire = EventWire.connect();
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @Test
    void authorizesAndCaptures() {
        EventEnvelope requested = request("pm_card_visa");
        emitted("PaymentAuthorized");
        wire.publish(requested, "warehouse", shipmentProcessed(orderId));
        emitted("PaymentCaptured");

        assertThat(status()).isEqualTo("succeeded");
    }

    @Test
    void letsGoWhatIsHeld() {
        EventEnvelope requested = request("pm_card_visa");
        emitted("PaymentAuthorized");
        wire.publish(requested, "order", orderCancelled(orderId));
        emitted("PaymentVoided");

        assertThat(status()).isEqualTo("canceled");
    }

    @Test
    void asksStripeWhatItDidNotAnswer() {
        stripe.failNext(Fault.SILENCE);
        request("pm_card_visa");
        emitted("PaymentAuthorized");

        assertThat(published()).containsExactly("PaymentOutcomeUnknown", "PaymentAuthorized");
        assertThat(stripe.intentsOf(paymentId.toString())).hasSize(1);
    }

    @Test
    void asksWhenStripeSaysThatItIsWorthwhileHoweverOften() {
        request("pm_card_threeDSecure2Required");
        emitted("PaymentActionRequired");
        stripe.authenticate(paymentId.toString());

        for (int time = 0; time < 3; time++) {
            webhook(event(), sign(event()), 204);
        }
        emitted("PaymentAuthorized");

        assertThat(published()).containsExactly("PaymentActionRequired", "PaymentAuthorized");
        given().get("/payments/" + orderId).then().body("status", equalTo("AUTHORIZED"));
    }

    @Test
    void believesNothingOfWhatIsSaid() {
        request("pm_card_threeDSecure2Required");
        emitted("PaymentActionRequired");
        int asked = stripe.requests.size();

        webhook(event(), sign(event()), 204);

        await().atMost(PATIENCE).until(() -> stripe.requests.size() > asked);
        given().get("/payments/" + orderId).then().body("status", equalTo("ACTION_REQUIRED"));
    }

    @Test
    void hearsStripeAlone() {
        webhook(event(), "", 401);
        webhook(event(), sign(event()) + "0", 401);
        webhook(event() + " ", sign(event()), 401);
        webhook(event(), sign(event(), Instant.now().minusSeconds(400)), 401);
        for (String foreign : List.of("{}", "{\"data\":null}", "[]", "{\"data\":{\"object\":{\"metadata\":{}}}}")) {
            webhook(foreign, sign(foreign), 204);
        }
        webhook(event(), sign(event()), 204);
    }

    @Test
    void tellsNobodyItsKeyNorWhatCustomersPayWith() {
        HeardLog log = HeardLog.listen();
        try (log) {
            stripe.failNext(Fault.SERVER_ERROR, Fault.TOO_MANY_REQUESTS, Fault.CUT);
            request("pm_card_visa");
            await().atMost(PATIENCE)
                    .until(() -> log.messages().stream().anyMatch(message -> message.contains("Stripe answered 500")));
            stripe.forgetKeys();
            emitted("PaymentAuthorized");
        }

        assertThat(log.messages())
                .anyMatch(message -> message.contains(paymentId.toString()))
                .noneMatch(message -> message.contains(StripeStandIn.KEY))
                .noneMatch(message -> message.contains(StripeStandIn.WEBHOOK_SECRET))
                .noneMatch(message -> message.contains("pm_card_visa"));
    }

    private String event() {
        return new JsonObject()
                .put("type", "payment_intent.amount_capturable_updated")
                .put(
                        "data",
                        new JsonObject()
                                .put(
                                        "object",
                                        new JsonObject()
                                                .put("status", "requires_capture")
                                                .put(
                                                        "metadata",
                                                        new JsonObject().put("payment_id", paymentId.toString()))))
                .encode();
    }

    private static String sign(String body) {
        return sign(body, Instant.now());
    }

    private static String sign(String body, Instant at) {
        String time = Long.toString(at.getEpochSecond());
        return "t=" + time + ",v1=" + new StripeSignature(StripeStandIn.WEBHOOK_SECRET, Duration.ZERO).of(time, body);
    }

    private static void webhook(String body, String signature, int status) {
        given().contentType("application/json")
                .header("Stripe-Signature", signature)
                .body(body)
                .post("/webhooks/payments/stripe")
                .then()
                .statusCode(status);
    }

    private EventEnvelope request(String token) {
        return wire.publish("order", paymentRequested(orderId, paymentId, new PaymentToken(token)));
    }

    private String status() {
        return stripe.intentOf(paymentId.toString()).getString("status");
    }

    private List<String> published() {
        return wire.events(orderId).stream()
                .filter(event -> event.service().equals("payment"))
                .map(event -> event.event().name())
                .toList();
    }

    private EventEnvelope emitted(String name) {
        return wire.await(orderId, name, PATIENCE);
    }
}
