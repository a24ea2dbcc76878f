package io.orderflow.payment.outside.stripe;

import static io.orderflow.payment.domain.PaymentFixture.orderCancelled;
import static io.orderflow.payment.domain.PaymentFixture.paymentRequested;
import static io.orderflow.payment.domain.PaymentFixture.shipmentProcessed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.events.PaymentChargedBack;
import io.orderflow.events.PaymentRefundFailed;
import io.orderflow.events.PaymentRefundRequested;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.RefundId;
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

    @Test
    void hearsOfADisputeOnceHoweverOftenStripeSaysSo() {
        take();
        String id = stripe.dispute(paymentId.toString(), 30_000, "needs_response");
        String created = dispute("charge.dispute.created", id);

        for (int time = 0; time < 3; time++) {
            webhook(created, sign(created), 204);
        }

        EventEnvelope told = emitted("PaymentChargedBack");
        assertThat(told.event())
                .isEqualTo(new PaymentChargedBack(orderId, paymentId, id, usd(30_000), new Code("FRAUDULENT")));
        assertThat(told.causationId()).isEqualTo(emitted("PaymentCaptured").causationId());

        refund(told, "too much", 5_000);

        assertThat(emitted("PaymentRefundFailed").event())
                .isEqualTo(new PaymentRefundFailed(
                        orderId, paymentId, RefundId.of(orderId, "too much"), usd(5_000), new Code("CHARGED_BACK")));
        assertThat(published())
                .containsExactly("PaymentAuthorized", "PaymentCaptured", "PaymentChargedBack", "PaymentRefundFailed");
        given().get("/payments/" + orderId)
                .then()
                .body("status", equalTo("CAPTURED"))
                .body("chargebacks", hasSize(1))
                .body("chargebacks[0].chargebackId", equalTo(id))
                .body("chargebacks[0].amount.amount", equalTo(30_000))
                .body("chargebacks[0].reversedAt", nullValue());
    }

    @Test
    void hearsThatADisputeIsWon() {
        take();
        String id = stripe.dispute(paymentId.toString(), 34_998, "needs_response");
        String created = dispute("charge.dispute.created", id);
        webhook(created, sign(created), 204);
        EventEnvelope told = emitted("PaymentChargedBack");
        stripe.settleDispute(id, "won");
        String closed = dispute("charge.dispute.closed", id);
        webhook(closed, sign(closed), 204);
        webhook(closed, sign(closed), 204);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        given().get("/payments/" + orderId).then().body("chargebacks[0].reversedAt", notNullValue()));
        given().get("/payments/" + orderId + "/ledger")
                .then()
                .body("kind", contains("AUTHORIZE", "CAPTURE", "CHARGEBACK", "CHARGEBACK_REVERSED"))
                .body("[2].postings.account", contains("MERCHANT", "CUSTOMER"))
                .body("[3].postings.account", contains("CUSTOMER", "MERCHANT"));

        refund(told, "all", 34_998);

        emitted("PaymentRefunded");
    }

    @Test
    void stopsWhatWaitsAndFollowsWhatStripeWasAskedFor() {
        EventEnvelope captured = take();
        stripe.banksTakeTheirTime(true);
        try {
            refund(captured, "first", 5_000);
            await().atMost(PATIENCE)
                    .until(() -> stripe.refundsOf(refundId("first")).size() == 1);
        } finally {
            stripe.banksTakeTheirTime(false);
        }
        refund(captured, "second", 6_000);
        String id = stripe.dispute(paymentId.toString(), 34_998, "needs_response");
        String created = dispute("charge.dispute.created", id);
        webhook(created, sign(created), 204);

        assertThat(((PaymentRefundFailed) emitted("PaymentRefundFailed").event()).reason())
                .hasToString("CHARGED_BACK");

        stripe.settleRefund(refundId("first"), "succeeded");
        emitted("PaymentRefunded");

        assertThat(published())
                .containsSubsequence("PaymentChargedBack", "PaymentRefundFailed", "PaymentRefunded")
                .hasSize(5);
    }

    @Test
    void asksForARefundWhenStripeSaysThatItIsWorthwhileAndTellsOfItOnce() {
        EventEnvelope captured = take();
        stripe.banksTakeTheirTime(true);
        try {
            refund(captured, "slow", 5_000);
            await().atMost(PATIENCE)
                    .until(() -> stripe.refundsOf(refundId("slow")).size() == 1);
        } finally {
            stripe.banksTakeTheirTime(false);
        }
        stripe.settleRefund(refundId("slow"), "succeeded");
        String updated =
                event("refund.updated", stripe.refundsOf(refundId("slow")).getFirst());
        String refunded = event(
                "charge.refunded",
                new JsonObject().put("metadata", new JsonObject().put("payment_id", paymentId.toString())));

        for (String said : List.of(updated, updated, refunded)) {
            webhook(said, sign(said), 204);
        }
        emitted("PaymentRefunded");
        webhook(updated, sign(updated), 204);

        assertThat(published()).containsExactly("PaymentAuthorized", "PaymentCaptured", "PaymentRefunded");
        assertThat(stripe.refundsOf(refundId("slow"))).hasSize(1);
    }

    @Test
    void hearsNothingOfDisputesOfOthersAndInquiries() {
        take();
        String inquiry = dispute(
                "charge.dispute.created", stripe.dispute(paymentId.toString(), 34_998, "warning_needs_response"));
        String foreign = event("charge.dispute.created", new JsonObject().put("payment_intent", "pi_of_another"));
        String nobodys = event("charge.dispute.created", new JsonObject().putNull("payment_intent"));
        int asked = stripe.requests.size();

        for (String said : List.of(foreign, nobodys, inquiry)) {
            webhook(said, sign(said), 204);
        }

        await().atMost(PATIENCE)
                .until(() -> stripe.requests.stream()
                        .skip(asked)
                        .anyMatch(request -> request.path().equals("/v1/disputes")));
        webhook(inquiry, sign(inquiry) + "0", 401);
        assertThat(published()).containsExactly("PaymentAuthorized", "PaymentCaptured");
        given().get("/payments/" + orderId).then().body("chargebacks", nullValue());
    }

    @Test
    void isToldAgainWhereStripeDoesNotSayWhatItIsAbout() {
        take();
        String created =
                dispute("charge.dispute.created", stripe.dispute(paymentId.toString(), 34_998, "needs_response"));
        stripe.failNext(Fault.TOO_MANY_REQUESTS);

        webhook(created, sign(created), 503);
        webhook(created, sign(created), 204);

        emitted("PaymentChargedBack");
    }

    private EventEnvelope take() {
        EventEnvelope requested = request("pm_card_visa");
        emitted("PaymentAuthorized");
        wire.publish(requested, "warehouse", shipmentProcessed(orderId));
        return emitted("PaymentCaptured");
    }

    private void refund(EventEnvelope cause, String key, long amount) {
        wire.publish(
                cause,
                "order",
                new PaymentRefundRequested(
                        orderId, paymentId, RefundId.of(orderId, key), usd(amount), new Code("GOODWILL"), "f-1"));
    }

    private String refundId(String key) {
        return RefundId.of(orderId, key).toString();
    }

    private static Money usd(long amount) {
        return new Money(amount, "USD");
    }

    private String dispute(String type, String id) {
        return event(type, stripe.disputeOf(id));
    }

    private static String event(String type, JsonObject object) {
        return new JsonObject()
                .put("type", type)
                .put("data", new JsonObject().put("object", object))
                .encode();
    }

    private String event() {
        return event(
                "payment_intent.amount_capturable_updated",
                new JsonObject()
                        .put("status", "requires_capture")
                        .put("metadata", new JsonObject().put("payment_id", paymentId.toString())));
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
