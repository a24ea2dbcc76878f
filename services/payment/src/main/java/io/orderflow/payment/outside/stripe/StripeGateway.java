package io.orderflow.payment.outside.stripe;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.RefundId;
import io.orderflow.payment.application.PaymentGateway;
import io.orderflow.payment.application.Webhook;
import io.orderflow.payment.application.Webhook.Notice;
import io.orderflow.payment.domain.Authorization;
import io.orderflow.payment.domain.Authorization.Refused;
import io.orderflow.payment.domain.Dispute;
import io.orderflow.payment.domain.RefundAnswer;
import io.orderflow.payment.outside.stripe.StripeAnswer.Done;
import io.orderflow.payment.outside.stripe.StripeAnswer.Failed;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Stripe, by payment intents that are captured by hand. What customers pay with is a payment method ({@code pm_…}) or a
 * token ({@code tok_…}) that the page got from Stripe; the authorization code is the id of the payment intent.
 *
 * <p>The payment id is the idempotency key, which Stripe remembers for a day, and is in the metadata, by which it finds
 * the payment intent; the search may lag by a minute, in which the key still stands for it. A capture or a cancellation
 * that is repeated is recognized by the state of the payment intent, so these have no key: under a key Stripe would
 * repeat its own errors, too.
 */
@Singleton
@Identifier("stripe") final class StripeGateway implements PaymentGateway {

    private static final String UNSUPPORTED_AMOUNT = "unsupported_amount";

    private final StripeApi api;
    private final StripeConfiguration configuration;
    private final String authorization;
    private final Optional<StripeSignature> signature;
    private final Clock clock = Clock.systemUTC();

    @Inject
    StripeGateway(StripeConfiguration configuration) {
        this.configuration = configuration;
        this.authorization = "Bearer "
                + configuration
                        .secretKey()
                        .orElseThrow(
                                () -> new IllegalStateException(
                                        "Stripe is to be asked for payments, but there is no key: set ORDERFLOW_PAYMENT_STRIPE_SECRET_KEY."));
        this.signature = configuration
                .webhookSecret()
                .map(secret -> new StripeSignature(secret, configuration.webhookTolerance()));
        this.api = QuarkusRestClientBuilder.newBuilder()
                .baseUri(configuration.url())
                .connectTimeout(configuration.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(configuration.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(StripeApi.class);
    }

    @Override
    public Uni<Authorization> authorize(PaymentId paymentId, Money amount, PaymentToken token) {
        OptionalLong units = StripeAmount.of(amount);
        if (units.isEmpty()) {
            return Uni.createFrom().item(new Refused(UNSUPPORTED_AMOUNT));
        }
        Form form = new Form()
                .with("amount", units.getAsLong())
                .with("currency", amount.currency().toLowerCase(Locale.ROOT))
                .with("capture_method", "manual")
                .with("confirm", true)
                .with("payment_method_types[0]", "card")
                .with("metadata[" + PaymentIntent.PAYMENT_ID + "]", paymentId);
        if (token.value().startsWith("tok_")) {
            form.with("payment_method_data[type]", "card").with("payment_method_data[card][token]", token.value());
        } else {
            form.with("payment_method", token.value());
        }
        configuration
                .returnUrl()
                .ifPresentOrElse(
                        url -> form.with("return_url", url), () -> form.with("error_on_requires_action", true));
        return api.create(authorization, configuration.version(), paymentId.toString(), form.encoded())
                .map(StripeAnswer::of)
                .map(answer -> switch (answer) {
                    case Done(JsonObject intent) -> authorization(intent);
                    case Failed failed -> refused(failed);
                });
    }

    @Override
    public Uni<Optional<Authorization>> find(PaymentId paymentId) {
        String query = "metadata['%s']:'%s'".formatted(PaymentIntent.PAYMENT_ID, paymentId);
        return api.search(authorization, configuration.version(), query)
                .map(StripeAnswer::of)
                .map(StripeGateway::done)
                .map(found -> found.getJsonArray("data", new JsonArray()))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : follow(paymentId, new PaymentIntent(found.getJsonObject(0)).id())
                                .map(Optional::of));
    }

    @Override
    public Uni<Authorization> follow(PaymentId paymentId, String reference) {
        return api.retrieve(authorization, configuration.version(), reference)
                .map(StripeAnswer::of)
                .map(answer -> authorization(done(answer)));
    }

    @Override
    public Uni<Void> capture(PaymentId paymentId, Money amount, String authorizationCode) {
        return api.capture(authorization, configuration.version(), authorizationCode, "")
                .map(StripeAnswer::of)
                .invoke(answer -> require(answer, "succeeded", "AUTHORIZATION_GONE"))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> cancel(PaymentId paymentId, String reference) {
        return api.cancel(authorization, configuration.version(), reference, "")
                .map(StripeAnswer::of)
                .invoke(answer -> require(answer, "canceled", "CAPTURED_ALREADY"))
                .replaceWithVoid();
    }

    /**
     * Keys are forgotten after a day, and under a key Stripe repeats what it answered first: so it is asked first which
     * refunds there are. The list does not lag as the search does.
     */
    @Override
    public Uni<RefundAnswer> refund(PaymentId paymentId, RefundId refundId, Money amount, String authorizationCode) {
        OptionalLong units = StripeAmount.of(amount);
        if (units.isEmpty()) {
            return Uni.createFrom().item(new RefundAnswer.Refused(StripeRefund.code(UNSUPPORTED_AMOUNT)));
        }
        return refundOf(authorizationCode, refundId)
                .chain(found -> found.map(refund -> Uni.createFrom().item(refund.answer()))
                        .orElseGet(() -> giveBack(paymentId, refundId, units.getAsLong(), authorizationCode)));
    }

    private Uni<Optional<StripeRefund>> refundOf(String paymentIntent, RefundId refundId) {
        return api.refunds(authorization, configuration.version(), paymentIntent, RefundId.MAX_OF_ORDER)
                .map(StripeAnswer::of)
                .map(answer -> listed(answer)
                        .map(StripeRefund::new)
                        .filter(refund -> refund.isOf(refundId.toString()))
                        .findFirst());
    }

    private Uni<RefundAnswer> giveBack(PaymentId paymentId, RefundId refundId, long units, String paymentIntent) {
        Form form = new Form()
                .with("payment_intent", paymentIntent)
                .with("amount", units)
                .with("metadata[" + PaymentIntent.PAYMENT_ID + "]", paymentId)
                .with("metadata[" + StripeRefund.REFUND_ID + "]", refundId);
        return api.refund(authorization, configuration.version(), refundId.toString(), form.encoded())
                .map(StripeAnswer::of)
                .map(answer -> switch (answer) {
                    case Done(JsonObject refund) -> new StripeRefund(refund).answer();
                    case Failed failed -> refundRefused(failed);
                });
    }

    private static RefundAnswer refundRefused(Failed failed) {
        if (failed.isRefusalOfARefund()) {
            return new RefundAnswer.Refused(StripeRefund.code(failed.reason()));
        }
        throw failed.exception();
    }

    @Override
    public Uni<List<Dispute>> disputes(PaymentId paymentId, Money amount, String authorizationCode) {
        return api.disputes(authorization, configuration.version(), authorizationCode, StripeDispute.MOST)
                .map(StripeAnswer::of)
                .map(answer -> listed(answer)
                        .map(StripeDispute::new)
                        .filter(StripeDispute::takesMoney)
                        .map(StripeDispute::dispute)
                        .toList());
    }

    /** The account may have payment intents of others, and webhooks may come of both modes: one of these is not there. */
    @Override
    public Uni<Optional<PaymentId>> paymentOf(String reference) {
        return api.retrieve(authorization, configuration.version(), reference)
                .map(StripeAnswer::of)
                .map(answer -> answer instanceof Failed failed && failed.isMissing()
                        ? Optional.empty()
                        : new PaymentIntent(done(answer)).ours());
    }

    @Override
    public Notice read(Webhook webhook) {
        boolean isSigned = signature
                .flatMap(known -> webhook.header()
                        .apply(StripeSignature.HEADER)
                        .map(header -> known.isOf(header, webhook.body(), clock.instant())))
                .orElse(false);
        return isSigned ? StripeNotice.of(webhook.body()) : new Notice.Unsigned();
    }

    private Authorization authorization(JsonObject intent) {
        return new PaymentIntent(intent).authorization(configuration.actionTime());
    }

    private static Authorization refused(Failed failed) {
        if (failed.isRefusal()) {
            return new Refused(failed.reason());
        }
        throw failed.exception();
    }

    private static Stream<JsonObject> listed(StripeAnswer answer) {
        return done(answer).getJsonArray("data", new JsonArray()).stream().map(JsonObject.class::cast);
    }

    private static JsonObject done(StripeAnswer answer) {
        return switch (answer) {
            case Done(JsonObject object) -> object;
            case Failed failed -> throw failed.exception();
        };
    }

    /**
     * That it is done, by this call or by an earlier one.
     *
     * @param state in which the payment intent is then
     * @param otherwise why it can never be done if it is in another state that does not allow it
     */
    private static void require(StripeAnswer answer, String state, String otherwise) {
        if (answer instanceof Failed failed && !failed.unexpectedState().equals(state)) {
            throw failed.unexpectedState().isEmpty() ? failed.exception() : failed.hopeless(otherwise);
        }
    }
}
