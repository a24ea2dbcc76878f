package io.orderflow.payment.outside.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.payment.application.PaymentGateway;
import io.orderflow.payment.domain.Authorization;
import io.orderflow.payment.domain.Authorization.ActionRequired;
import io.orderflow.payment.domain.Authorization.Granted;
import io.orderflow.payment.domain.Authorization.Refused;
import io.orderflow.payment.domain.Dispute;
import io.orderflow.payment.domain.RefundAnswer;
import io.orderflow.payment.outside.stripe.StripeStandIn.Fault;
import io.orderflow.payment.outside.stripe.StripeStandIn.Request;
import io.orderflow.runtime.work.HopelessCallException;
import io.orderflow.testing.ServiceResources;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
@QuarkusTestResource(value = StripeStandInResource.class, restrictToAnnotatedClass = true)
class StripeGatewayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Money AMOUNT = new Money(34_998, "USD");

    private final StripeStandIn stripe = StripeStandInResource.running;
    private final PaymentId paymentId = PaymentId.of(new OrderId(UuidV7.next()));

    @Inject
    @Identifier("stripe") PaymentGateway gateway;

    @Test
    void holdsAnAmountUntilItIsCaptured() {
        Authorization held = authorize("pm_card_visa");

        assertThat(held).isEqualTo(new Granted(intentId()));
        assertThat(status()).isEqualTo("requires_capture");
        Request request = stripe.requests.getLast();
        assertThat(request.form())
                .containsAllEntriesOf(Map.of(
                        "amount", "34998",
                        "currency", "usd",
                        "capture_method", "manual",
                        "confirm", "true",
                        "payment_method", "pm_card_visa",
                        "metadata[payment_id]", paymentId.toString()));
        assertThat(request.headers())
                .containsEntry("idempotency-key", paymentId.toString())
                .containsEntry("stripe-version", "2024-06-20")
                .containsEntry("authorization", "Bearer " + StripeStandIn.KEY);

        done(gateway.capture(paymentId, AMOUNT, intentId()));
        done(gateway.capture(paymentId, AMOUNT, intentId()));

        assertThat(status()).isEqualTo("succeeded");
    }

    @Test
    void takesTokensOfOldPagesToo() {
        assertThat(authorize("tok_visa")).isInstanceOf(Granted.class);
        assertThat(stripe.requests.getLast().form())
                .containsEntry("payment_method_data[type]", "card")
                .containsEntry("payment_method_data[card][token]", "tok_visa")
                .doesNotContainKey("payment_method");
    }

    @Test
    void saysWhyACardIsDeclined() {
        assertThat(authorize("pm_card_chargeDeclinedInsufficientFunds")).isEqualTo(new Refused("insufficient_funds"));
        assertThat(authorize("pm_card_chargeDeclinedInsufficientFunds")).isEqualTo(new Refused("insufficient_funds"));
        assertThat(done(gateway.find(paymentId))).contains(new Refused("insufficient_funds"));
    }

    @Test
    void refusesWhatStripeCannotTake() {
        assertThat(authorize("pm_of_somebody_else")).isEqualTo(new Refused("resource_missing"));
        assertThat(done(gateway.authorize(
                        PaymentId.of(new OrderId(UuidV7.next())),
                        new Money(1, "USD"),
                        new PaymentToken("pm_card_visa"))))
                .isEqualTo(new Refused("amount_too_small"));
        assertThat(done(gateway.authorize(paymentId, new Money(5_124, "KWD"), new PaymentToken("pm_card_visa"))))
                .isEqualTo(new Refused("unsupported_amount"));
    }

    @Test
    void waitsForTheCustomer() {
        Authorization answer = authorize("pm_card_threeDSecure2Required");

        assertThat(answer).isInstanceOfSatisfying(ActionRequired.class, waiting -> {
            assertThat(waiting.required().reference()).isEqualTo(intentId());
            assertThat(waiting.required().action()).hasToString("AUTHENTICATE");
            assertThat(waiting.required().url()).isEqualTo(URI.create("https://hooks.stripe.com/3ds/" + intentId()));
        });
        assertThat(stripe.requests.getLast().form()).containsEntry("return_url", "https://shop.example/paid");
        assertThat(done(gateway.follow(paymentId, intentId()))).isEqualTo(answer);

        stripe.authenticate(paymentId.toString());

        assertThat(done(gateway.follow(paymentId, intentId()))).isEqualTo(new Granted(intentId()));
    }

    @Test
    void declinesWhoHasToProveSomethingWhereNobodyCan() {
        assertThat(done(another(Map.of("secret-key", StripeStandIn.KEY))
                        .authorize(paymentId, AMOUNT, new PaymentToken("pm_card_threeDSecure2Required"))))
                .isEqualTo(new Refused("authentication_required"));
    }

    @Test
    void hasNoHopeWithAKeyThatStripeDoesNotKnow() {
        assertThatThrownBy(() -> done(another(Map.of("secret-key", "sk_test_of_somebody_else"))
                        .authorize(paymentId, AMOUNT, new PaymentToken("pm_card_visa"))))
                .isInstanceOfSatisfying(
                        HopelessCallException.class,
                        hopeless -> assertThat(hopeless.reason()).hasToString("KEY_REFUSED"));
    }

    @Test
    void isNotThereWithoutAKey() {
        assertThatThrownBy(() -> another(Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ORDERFLOW_PAYMENT_STRIPE_SECRET_KEY");
    }

    @Test
    void letsGoWhatIsHeldOrWaitsForItsCustomer() {
        authorize("pm_card_threeDSecure2Required");

        done(gateway.cancel(paymentId, intentId()));
        done(gateway.cancel(paymentId, intentId()));

        assertThat(status()).isEqualTo("canceled");
        assertThat(done(gateway.follow(paymentId, intentId()))).isEqualTo(new Refused("canceled"));
        assertThatThrownBy(() -> done(gateway.capture(paymentId, AMOUNT, intentId())))
                .isInstanceOfSatisfying(
                        HopelessCallException.class,
                        hopeless -> assertThat(hopeless.reason()).hasToString("AUTHORIZATION_GONE"));
    }

    @Test
    void letsNothingGoThatIsCaptured() {
        authorize("pm_card_visa");
        done(gateway.capture(paymentId, AMOUNT, intentId()));

        assertThatThrownBy(() -> done(gateway.cancel(paymentId, intentId()))).isInstanceOf(HopelessCallException.class);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void knowsNothingAfterAFailureAndHoldsTheAmountOnceNevertheless(Fault fault) {
        stripe.failNext(fault);

        assertThatThrownBy(() -> authorize("pm_card_visa")).isNotInstanceOf(HopelessCallException.class);

        if (fault == Fault.SERVER_ERROR) {
            assertThatThrownBy(() -> authorize("pm_card_visa")).isInstanceOf(IllegalStateException.class);
            stripe.forgetKeys();
        }
        Authorization again = done(gateway.find(paymentId)).orElseGet(() -> authorize("pm_card_visa"));

        assertThat(again).isEqualTo(new Granted(intentId()));
        assertThat(stripe.intentsOf(paymentId.toString())).hasSize(1);
    }

    @Test
    void holdsTheAmountOnceWhileTheSearchLagsAndWhenKeysAreForgotten() {
        stripe.failNext(Fault.SILENCE);
        assertThatThrownBy(() -> authorize("pm_card_visa")).isNotInstanceOf(HopelessCallException.class);
        stripe.searchLags(true);
        try {
            assertThat(done(gateway.find(paymentId))).isEmpty();
            assertThat(authorize("pm_card_visa")).isEqualTo(new Granted(intentId()));
        } finally {
            stripe.searchLags(false);
        }
        stripe.forgetKeys();

        assertThat(done(gateway.find(paymentId))).isEqualTo(Optional.of(new Granted(intentId())));
        assertThat(stripe.intentsOf(paymentId.toString())).hasSize(1);
    }

    @Test
    void hasNoHopeWhereSomebodyHasToChangeSomething() {
        authorize("pm_card_visa");

        assertThatThrownBy(() -> authorize("tok_visa"))
                .isInstanceOfSatisfying(
                        HopelessCallException.class,
                        hopeless -> assertThat(hopeless.reason()).hasToString("IDEMPOTENCY_KEY_REUSED"));
        assertThatThrownBy(() -> done(gateway.follow(paymentId, "pi_unknown")))
                .isInstanceOf(HopelessCallException.class);
    }

    @Test
    void givesBackAPartOfWhatWasCaptured() {
        take();
        RefundId refundId = refund("one");

        assertThat(giveBack(refundId, 5_000)).isEqualTo(new RefundAnswer.Done());
        Request request = stripe.requests.getLast();
        assertThat(request.form())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "payment_intent", intentId(),
                        "amount", "5000",
                        "metadata[payment_id]", paymentId.toString(),
                        "metadata[refund_id]", refundId.toString()));
        assertThat(request.headers()).containsEntry("idempotency-key", refundId.toString());

        stripe.forgetKeys();

        assertThat(giveBack(refundId, 5_000)).isEqualTo(new RefundAnswer.Done());
        assertThat(stripe.refundsOf(refundId.toString())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void givesBackOnceWhateverFails(Fault fault) {
        take();
        RefundId refundId = refund("one");
        stripe.failNextOf("POST", fault);

        assertThatThrownBy(() -> giveBack(refundId, 5_000)).isNotInstanceOf(HopelessCallException.class);

        stripe.forgetKeys();

        assertThat(giveBack(refundId, 5_000)).isEqualTo(new RefundAnswer.Done());
        assertThat(stripe.refundsOf(refundId.toString())).hasSize(1);
    }

    @Test
    void refusesToGiveBackMoreThanThereIs() {
        take();

        assertThat(giveBack(refund("more"), AMOUNT.amount() + 1))
                .isEqualTo(new RefundAnswer.Refused(new Code("INVALID_REQUEST_ERROR")));
        assertThat(giveBack(refund("all"), AMOUNT.amount())).isEqualTo(new RefundAnswer.Done());
        assertThat(giveBack(refund("again"), 1))
                .isEqualTo(new RefundAnswer.Refused(new Code("CHARGE_ALREADY_REFUNDED")));
    }

    @Test
    void waitsForABankThatTakesItsTimeAndTellsIfItRefuses() {
        take();
        RefundId refundId = refund("slow");
        giveBack(refundId, 5_000);
        stripe.settleRefund(refundId.toString(), "pending");

        assertThatThrownBy(() -> giveBack(refundId, 5_000)).isInstanceOf(IllegalStateException.class);

        stripe.settleRefund(refundId.toString(), "failed");

        assertThat(giveBack(refundId, 5_000)).isEqualTo(new RefundAnswer.Refused(new Code("FAILED")));
    }

    @Test
    void saysWhatBanksHaveTakenBackAndNothingOfInquiries() {
        take();
        assertThat(disputes()).isEmpty();
        stripe.dispute(paymentId.toString(), 1_000, "warning_needs_response");
        assertThat(disputes()).isEmpty();
        String id = stripe.dispute(paymentId.toString(), 5_000, "needs_response");

        assertThat(disputes()).containsExactly(new Dispute(id, new Money(5_000, "USD"), new Code("FRAUDULENT"), false));
        assertThat(stripe.requests.getLast().form())
                .containsExactlyInAnyOrderEntriesOf(Map.of("payment_intent", intentId(), "limit", "100"));

        stripe.settleDispute(id, "won");

        assertThat(disputes()).containsExactly(new Dispute(id, new Money(5_000, "USD"), new Code("FRAUDULENT"), true));
    }

    @Test
    void refusesToGiveBackWhatIsDisputed() {
        take();
        stripe.dispute(paymentId.toString(), AMOUNT.amount(), "needs_response");

        assertThat(giveBack(refund("disputed"), 5_000))
                .isEqualTo(new RefundAnswer.Refused(new Code("CHARGE_DISPUTED")));
    }

    @Test
    void saysWhoseAPaymentIntentIs() {
        authorize("pm_card_visa");

        String ours = intentId();

        assertThat(done(gateway.paymentOf(ours))).contains(paymentId);
        assertThat(done(gateway.paymentOf("pi_of_another_mode"))).isEmpty();

        stripe.intentOf(paymentId.toString()).put("metadata", new JsonObject());

        assertThat(done(gateway.paymentOf(ours))).isEmpty();
        assertThatThrownBy(() -> done(another(Map.of("secret-key", "sk_test_of_somebody_else"))
                        .paymentOf(ours)))
                .isInstanceOf(HopelessCallException.class);
    }

    private List<Dispute> disputes() {
        return done(gateway.disputes(paymentId, AMOUNT, intentId()));
    }

    private void take() {
        authorize("pm_card_visa");
        done(gateway.capture(paymentId, AMOUNT, intentId()));
    }

    private RefundId refund(String key) {
        return RefundId.of(new OrderId(paymentId.value()), key);
    }

    private RefundAnswer giveBack(RefundId refundId, long amount) {
        return done(gateway.refund(paymentId, refundId, new Money(amount, "USD"), intentId()));
    }

    private PaymentGateway another(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(
                Map.of("orderflow.payment.stripe.url", stripe.uri().toString()));
        settings.forEach((name, value) -> all.put("orderflow.payment.stripe." + name, value));
        return new StripeGateway(new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(StripeConfiguration.class)
                .withSources(new PropertiesConfigSource(all, "settings", 100))
                .build()
                .getConfigMapping(StripeConfiguration.class));
    }

    private Authorization authorize(String token) {
        return done(gateway.authorize(paymentId, AMOUNT, new PaymentToken(token)));
    }

    private String intentId() {
        return stripe.intentOf(paymentId.toString()).getString("id");
    }

    private String status() {
        return stripe.intentOf(paymentId.toString()).getString("status");
    }

    private static <T> T done(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }
}
