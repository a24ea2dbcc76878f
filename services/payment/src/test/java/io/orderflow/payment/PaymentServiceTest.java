package io.orderflow.payment;

import static io.orderflow.payment.domain.PaymentFixture.AMOUNT;
import static io.orderflow.payment.domain.PaymentFixture.orderCancelled;
import static io.orderflow.payment.domain.PaymentFixture.paymentRequested;
import static io.orderflow.payment.domain.PaymentFixture.shipmentProcessed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.events.PaymentActionRequired;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentCaptured;
import io.orderflow.events.PaymentChargedBack;
import io.orderflow.events.PaymentDeclined;
import io.orderflow.events.PaymentRefundFailed;
import io.orderflow.events.PaymentRefundRequested;
import io.orderflow.events.PaymentRefunded;
import io.orderflow.events.PaymentRequested;
import io.orderflow.events.PaymentVoided;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class PaymentServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static EventWire wire;

    private final OrderId orderId = new OrderId(UuidV7.next());
    private final PaymentId paymentId = new PaymentId(UuidV7.next());

    @BeforeAll
    static void connect() {
        wire = EventWire.connect();
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @Test
    void authorizesAPaymentAndCapturesItWhenTheGoodsArePacked() {
        EventEnvelope requested = request("tok_visa");
        EventEnvelope authorized = emitted(orderId, "PaymentAuthorized");

        assertThat(authorized.causationId()).isEqualTo(requested.id());
        assertThat(authorized.correlationId()).isEqualTo(requested.correlationId());
        assertThat(authorized.traceparent()).isEqualTo(requested.traceparent());
        assertThat(authorized.service()).isEqualTo("payment");
        String code = ((PaymentAuthorized) authorized.event()).authorizationCode();
        given().get("/payments/" + orderId)
                .then()
                .statusCode(200)
                .body(not(containsString("tok_")))
                .body("paymentId", equalTo(paymentId.toString()))
                .body("orderId", equalTo(orderId.toString()))
                .body("status", equalTo("AUTHORIZED"))
                .body("amount.amount", equalTo(34_998))
                .body("amount.currency", equalTo("USD"))
                .body("authorizationCode", equalTo(code))
                .body("declineReason", nullValue());

        EventEnvelope packed = wire.publish(authorized, "warehouse", shipmentProcessed(orderId));
        EventEnvelope captured = emitted(orderId, "PaymentCaptured");

        assertThat(captured.event()).isEqualTo(new PaymentCaptured(orderId, paymentId, AMOUNT));
        assertThat(captured.causationId()).isEqualTo(packed.id());
        assertThat(captured.correlationId()).isEqualTo(requested.correlationId());
        given().get("/payments/" + orderId).then().body("status", equalTo("CAPTURED"));
    }

    @Test
    void keepsTheBooksOfAnOrder() {
        given().get("/payments/" + orderId + "/ledger").then().statusCode(404);
        EventEnvelope requested = request("tok_visa");
        emitted(orderId, "PaymentAuthorized");

        given().get("/payments/" + orderId + "/ledger")
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].kind", equalTo("AUTHORIZE"))
                .body("[0].paymentId", equalTo(paymentId.toString()))
                .body("[0].at", notNullValue())
                .body("[0].postings.account", contains("CUSTOMER", "HELD"))
                .body("[0].postings.amount", contains(-34_998, 34_998))
                .body("[0].postings.currency", contains("USD", "USD"));

        wire.publish(requested, "warehouse", shipmentProcessed(orderId));
        emitted(orderId, "PaymentCaptured");

        given().get("/payments/" + orderId + "/ledger")
                .then()
                .body("kind", contains("AUTHORIZE", "CAPTURE"))
                .body("[1].postings.account", contains("HELD", "MERCHANT"));
    }

    @Test
    void givesBackWhatIsAskedForAndNoMoreThanWasTaken() {
        EventEnvelope requested = request("tok_refund_silent");
        EventEnvelope early = refund(requested, "early", 30_000);
        wire.publish(requested, "warehouse", shipmentProcessed(orderId));
        EventEnvelope refunded = emitted(orderId, "PaymentRefunded");

        assertThat(refunded.event())
                .isEqualTo(new PaymentRefunded(
                        orderId, paymentId, RefundId.of(orderId, "early"), new Money(30_000, "USD")));
        assertThat(refunded.causationId()).isEqualTo(early.id());
        given().get("/payments/" + orderId)
                .then()
                .body("status", equalTo("PARTIALLY_REFUNDED"))
                .body("refunded.amount", equalTo(30_000));

        refund(requested, "too much", 5_000);

        assertThat(emitted(orderId, "PaymentRefundFailed").event())
                .isEqualTo(new PaymentRefundFailed(
                        orderId,
                        paymentId,
                        RefundId.of(orderId, "too much"),
                        new Money(5_000, "USD"),
                        new Code("EXCEEDS_CAPTURED")));

        refund(requested, "the rest", 4_998);
        refund(requested, "the rest", 4_998);
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/payments/" + orderId)
                        .then()
                        .body("status", equalTo("REFUNDED"))
                        .body("refunded.amount", equalTo(34_998)));

        given().get("/payments/" + orderId + "/ledger")
                .then()
                .body("kind", contains("AUTHORIZE", "CAPTURE", "REFUND", "REFUND"))
                .body("[2].postings.account", contains("MERCHANT", "CUSTOMER"))
                .body("[2].postings.amount", contains(-30_000, 30_000));
    }

    @Test
    void saysWhatTheGatewayRefusesToGiveBack() {
        EventEnvelope requested = request("tok_refund_refused");
        wire.publish(requested, "warehouse", shipmentProcessed(orderId));
        refund(requested, "refused", 5_000);

        assertThat(((PaymentRefundFailed)
                                emitted(orderId, "PaymentRefundFailed").event())
                        .reason())
                .hasToString("CARD_CLOSED");
        given().get("/payments/" + orderId)
                .then()
                .body("status", equalTo("CAPTURED"))
                .body("refunded", nullValue());
    }

    @Test
    void tellsThatABankHasTakenTheMoneyBackAndGivesBackNothingMore() {
        EventEnvelope requested = request("tok_charged_back");
        EventEnvelope packed = wire.publish(requested, "warehouse", shipmentProcessed(orderId));
        EventEnvelope told = emitted(orderId, "PaymentChargedBack");

        assertThat(told.causationId()).isEqualTo(packed.id());
        PaymentChargedBack chargedBack = (PaymentChargedBack) told.event();
        assertThat(chargedBack.amount()).isEqualTo(AMOUNT);
        assertThat(chargedBack.paymentId()).isEqualTo(paymentId);
        given().get("/payments/" + orderId)
                .then()
                .body("status", equalTo("CAPTURED"))
                .body("chargebacks.chargebackId", contains(chargedBack.chargebackId()))
                .body("chargebacks.reason", contains("FRAUDULENT"));
        given().get("/payments/" + orderId + "/ledger")
                .then()
                .body("kind", contains("AUTHORIZE", "CAPTURE", "CHARGEBACK"))
                .body("[2].postings.account", contains("MERCHANT", "CUSTOMER"))
                .body("[2].postings.amount", contains(-34_998, 34_998));

        refund(told, "too late", 5_000);

        assertThat(((PaymentRefundFailed)
                                emitted(orderId, "PaymentRefundFailed").event())
                        .reason())
                .hasToString("CHARGED_BACK");
        assertThat(published())
                .containsExactly("PaymentAuthorized", "PaymentCaptured", "PaymentChargedBack", "PaymentRefundFailed");
    }

    @Test
    void remembersWhatItHasToldIfItsDatabaseHasForgottenIt() {
        EventEnvelope requested = request("tok_charged_back");
        wire.publish(requested, "warehouse", shipmentProcessed(orderId));
        wire.publish(
                requested,
                "payment",
                new PaymentChargedBack(orderId, paymentId, "told", new Money(5_000, "USD"), new Code("GENERAL")));

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> given().get("/payments/" + orderId).then().body("chargebacks.chargebackId", hasSize(2)));
    }

    private EventEnvelope refund(EventEnvelope cause, String key, long amount) {
        return wire.publish(
                cause,
                "order",
                new PaymentRefundRequested(
                        orderId,
                        paymentId,
                        RefundId.of(orderId, key),
                        new Money(amount, "USD"),
                        new Code("GOODWILL"),
                        "f-1"));
    }

    @Test
    void declinesWithTheReasonOfTheGateway() {
        request("tok_insufficient_funds");
        emitted(orderId, "PaymentDeclined");

        given().get("/payments/" + orderId)
                .then()
                .body("status", equalTo("DECLINED"))
                .body("declineReason", equalTo("insufficient_funds"))
                .body("authorizationCode", nullValue());
    }

    @Test
    void asksTheGatewayForNothingWhereNothingIsToBePaid() {
        Money nothing = new Money(0, "USD");
        EventEnvelope requested = wire.publish(
                "order", new PaymentRequested(orderId, paymentId, nothing, new PaymentToken("tok_declined"), null));
        EventEnvelope authorized = emitted(orderId, "PaymentAuthorized");
        EventEnvelope packed = wire.publish(authorized, "warehouse", shipmentProcessed(orderId));
        EventEnvelope captured = emitted(orderId, "PaymentCaptured");

        assertThat(authorized.event()).isEqualTo(new PaymentAuthorized(orderId, paymentId, nothing, "FREE"));
        assertThat(authorized.causationId()).isEqualTo(requested.id());
        assertThat(captured.event()).isEqualTo(new PaymentCaptured(orderId, paymentId, nothing));
        assertThat(captured.causationId()).isEqualTo(packed.id());
        given().get("/payments/" + orderId)
                .then()
                .body("status", equalTo("CAPTURED"))
                .body("amount.amount", equalTo(0));
    }

    @Test
    void capturesNothingForGoodsThatWerePackedBeforeTheRequestCame() {
        EventEnvelope packed = wire.publish("warehouse", shipmentProcessed(orderId));
        EventEnvelope requested =
                wire.publish("order", new PaymentRequested(orderId, paymentId, new Money(0, "USD"), null, null));

        assertThat(emitted(orderId, "PaymentCaptured").causationId()).isEqualTo(packed.id());
        assertThat(emitted(orderId, "PaymentAuthorized").causationId()).isEqualTo(requested.id());
    }

    @Test
    void letsGoWhatIsHeldWhenTheOrderIsCancelled() {
        EventEnvelope requested = request("tok_visa");
        emitted(orderId, "PaymentAuthorized");
        EventEnvelope cancelled = wire.publish(requested, "order", orderCancelled(orderId));
        EventEnvelope voided = emitted(orderId, "PaymentVoided");

        assertThat(voided.event()).isEqualTo(new PaymentVoided(orderId, paymentId, AMOUNT));
        assertThat(voided.causationId()).isEqualTo(cancelled.id());
        given().get("/payments/" + orderId).then().body("status", equalTo("VOIDED"));
        given().get("/payments/" + orderId + "/ledger")
                .then()
                .body("kind", contains("AUTHORIZE", "VOID"))
                .body("[1].postings.account", contains("HELD", "CUSTOMER"));
    }

    @Test
    void asksNobodyForTheMoneyOfAnOrderThatIsCancelledAlready() {
        wire.publish("order", orderCancelled(orderId));
        OrderId witness = new OrderId(UuidV7.next());
        wire.publish(
                "order", paymentRequested(witness, new PaymentId(UuidV7.next()), new PaymentToken("tok_declined")));
        emitted(witness, "PaymentDeclined");
        given().get("/payments/" + orderId).then().statusCode(404);

        EventEnvelope requested = request("tok_visa");

        assertThat(emitted(orderId, "PaymentVoided").causationId()).isEqualTo(requested.id());
        assertThat(published()).containsExactly("PaymentVoided");
        given().get("/payments/" + orderId + "/ledger").then().statusCode(200).body("", hasSize(0));
    }

    @Test
    void followsAnAuthorizationThatIsUnderWayAndThenLetsItGo() {
        EventEnvelope requested = request("tok_slow");
        EventEnvelope cancelled = wire.publish(requested, "order", orderCancelled(orderId));

        assertThat(emitted(orderId, "PaymentVoided").causationId()).isEqualTo(cancelled.id());
        assertThat(published()).containsExactly("PaymentAuthorized", "PaymentVoided");
    }

    @Test
    void declinesATokenThatItsGatewayHasNotIssued() {
        request("tok_of_somebody_else");

        assertThat(emitted(orderId, "PaymentDeclined").event())
                .isEqualTo(new PaymentDeclined(orderId, paymentId, "unknown_token"));
    }

    @Test
    void doesNothingTwiceHoweverOftenItIsTold() {
        EventEnvelope requested = request("tok_visa");
        wire.publish(requested);
        EventEnvelope packed = wire.publish(requested, "warehouse", shipmentProcessed(orderId));
        wire.publish(packed);
        wire.publish(requested);
        emitted(orderId, "PaymentCaptured");
        // Another payment of this order is refused; by the time the one of another order is through, so is this.
        wire.publish(
                requested,
                "order",
                paymentRequested(orderId, new PaymentId(UuidV7.next()), new PaymentToken("tok_visa")));
        OrderId another = new OrderId(UuidV7.next());
        wire.publish(
                "order", paymentRequested(another, new PaymentId(UuidV7.next()), new PaymentToken("tok_declined")));
        emitted(another, "PaymentDeclined");

        assertThat(wire.events(orderId).stream()
                        .filter(event -> event.service().equals("payment"))
                        .map(event -> event.event().name()))
                .containsExactly("PaymentAuthorized", "PaymentCaptured");
        given().get("/payments/" + orderId).then().body("paymentId", equalTo(paymentId.toString()));
    }

    @Test
    void capturesWhatWasPackedBeforeTheRequestCame() {
        EventEnvelope packed = wire.publish("warehouse", shipmentProcessed(orderId));
        OrderId witness = new OrderId(UuidV7.next());
        wire.publish(
                "order", paymentRequested(witness, new PaymentId(UuidV7.next()), new PaymentToken("tok_declined")));
        emitted(witness, "PaymentDeclined");
        given().get("/payments/" + orderId).then().statusCode(404);

        EventEnvelope requested = request("tok_visa");

        assertThat(emitted(orderId, "PaymentCaptured").causationId()).isEqualTo(packed.id());
        assertThat(emitted(orderId, "PaymentAuthorized").causationId()).isEqualTo(requested.id());
    }

    @Test
    void doesNotLetASlowPaymentDelayTheOthers() {
        request("tok_slow");
        OrderId quick = new OrderId(UuidV7.next());
        wire.publish("order", paymentRequested(quick, new PaymentId(UuidV7.next()), new PaymentToken("tok_visa")));

        emitted(quick, "PaymentAuthorized");
        given().get("/payments/" + orderId).then().body("status", equalTo("REQUESTED"));
        emitted(orderId, "PaymentAuthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_timeout", "tok_silent", "tok_unavailable"})
    void findsOutWhatBecameOfACallWithoutAnAnswer(String token) {
        EventEnvelope requested = request(token);

        assertThat(emitted(orderId, "PaymentAuthorized").causationId()).isEqualTo(requested.id());
        assertThat(emitted(orderId, "PaymentOutcomeUnknown").causationId()).isEqualTo(requested.id());
        assertThat(published()).containsExactly("PaymentOutcomeUnknown", "PaymentAuthorized");
    }

    @Test
    void waitsForACustomerWhoHasSomethingToDo() {
        request("tok_action");
        EventEnvelope required = emitted(orderId, "PaymentActionRequired");

        given().get("/payments/" + orderId)
                .then()
                .body("status", equalTo("ACTION_REQUIRED"))
                .body("action.action", equalTo("AUTHENTICATE"))
                .body("action.url", equalTo("https://payments.invalid/authenticate"))
                .body(
                        "action.expiresAt",
                        equalTo(((PaymentActionRequired) required.event())
                                .expiresAt()
                                .toString()));
        emitted(orderId, "PaymentAuthorized");
        given().get("/payments/" + orderId)
                .then()
                .body("status", equalTo("AUTHORIZED"))
                .body("action", nullValue());
    }

    @Test
    void declinesWhenTheCustomerDoesNothing() {
        request("tok_action_abandoned");

        assertThat(emitted(orderId, "PaymentDeclined").event())
                .isEqualTo(new PaymentDeclined(orderId, paymentId, "action_expired"));
        assertThat(published()).containsExactly("PaymentActionRequired", "PaymentDeclined");
    }

    @Test
    void waitsForNoCustomerOfACancelledOrder() {
        EventEnvelope requested = request("tok_action_abandoned");
        emitted(orderId, "PaymentActionRequired");
        wire.publish(requested, "order", orderCancelled(orderId));
        emitted(orderId, "PaymentVoided");

        assertThat(published()).containsExactly("PaymentActionRequired", "PaymentVoided");
    }

    @Test
    void triesAnotherCardAfterADecline() {
        PaymentId second = PaymentId.of(orderId, 2);
        EventEnvelope requested = request("tok_declined");
        emitted(orderId, "PaymentDeclined");

        wire.publish(
                requested,
                "order",
                new PaymentRequested(orderId, second, AMOUNT, new PaymentToken("tok_visa"), null, 2));

        assertThat(((PaymentAuthorized) emitted(orderId, "PaymentAuthorized").event()).paymentId())
                .isEqualTo(second);
        given().get("/payments/" + orderId)
                .then()
                .body("status", equalTo("AUTHORIZED"))
                .body("paymentId", equalTo(second.toString()));
    }

    @Test
    void triesNoOtherCardOnceTheOrderIsCancelled() {
        EventEnvelope requested = request("tok_declined");
        emitted(orderId, "PaymentDeclined");
        EventEnvelope cancelled = wire.publish(requested, "order", orderCancelled(orderId));
        wire.publish(
                cancelled,
                "order",
                new PaymentRequested(orderId, PaymentId.of(orderId, 2), AMOUNT, new PaymentToken("tok_visa"), null, 2));
        emitted(orderId, "PaymentVoided");

        assertThat(published()).containsExactly("PaymentDeclined", "PaymentVoided");
    }

    @Test
    void letsGoWhatIsFoundToBeHeldOfACancelledOrder() {
        EventEnvelope requested = request("tok_silent");
        wire.publish(requested, "order", orderCancelled(orderId));
        emitted(orderId, "PaymentVoided");

        assertThat(published()).endsWith("PaymentAuthorized", "PaymentVoided");
        given().get("/payments/" + orderId).then().body("status", equalTo("VOIDED"));
    }

    @Test
    void refusesWhatItCannotRead() {
        given().get("/payments/" + orderId).then().statusCode(404).contentType("application/problem+json");
        for (String path : List.of("/payments/not-an-id", "/payments/%00")) {
            given().urlEncodingEnabled(false).get(path).then().statusCode(400).contentType("application/problem+json");
        }
    }

    @Test
    void believesNobodyWhoSaysToBeTheGateway() {
        for (String gateway : List.of("simulated", "acme")) {
            given().contentType("application/json")
                    .body("{\"paymentId\":\"" + paymentId + "\"}")
                    .post("/webhooks/payments/" + gateway)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", equalTo("Signature"));
        }
    }

    private List<String> published() {
        return wire.events(orderId).stream()
                .filter(event -> event.service().equals("payment"))
                .map(event -> event.event().name())
                .toList();
    }

    private EventEnvelope request(String token) {
        return wire.publish("order", paymentRequested(orderId, paymentId, new PaymentToken(token)));
    }

    private static EventEnvelope emitted(OrderId orderId, String name) {
        return wire.await(orderId, name, PATIENCE);
    }
}
