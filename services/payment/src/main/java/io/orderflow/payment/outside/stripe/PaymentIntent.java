package io.orderflow.payment.outside.stripe;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.PaymentId;
import io.orderflow.payment.domain.Authorization;
import io.orderflow.payment.domain.RequiredAction;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A payment intent of Stripe's, of which an authorization is the part until the capture. */
record PaymentIntent(JsonObject object) {

    /** The name of the metadata that has our id. */
    static final String PAYMENT_ID = "payment_id";

    private static final Set<String> AUTHENTICATIONS = Set.of("redirect_to_url", "use_stripe_sdk");

    String id() {
        return object.getString("id", "");
    }

    /** Our id, by the metadata; empty if it is not one of ours. */
    Optional<PaymentId> ours() {
        try {
            return Optional.of(PaymentId.of(
                    object.getJsonObject("metadata", new JsonObject()).getString(PAYMENT_ID, "")));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    /**
     * What it says of the amount; an {@link IllegalStateException} while it is under way.
     *
     * @param actionTime how long customers have to do something
     */
    Authorization authorization(Duration actionTime) {
        String status = object.getString("status", "");
        return switch (status) {
            case "requires_capture", "succeeded" -> new Authorization.Granted(id());
            case "requires_action" -> new Authorization.ActionRequired(requiredAction(actionTime));
            case "requires_payment_method" ->
                new Authorization.Refused(lastError().reason());
            case "canceled" -> new Authorization.Refused("canceled");
            default -> throw new IllegalStateException("Stripe has no answer yet: " + status);
        };
    }

    private StripeAnswer.Failed lastError() {
        return new StripeAnswer.Failed(402, object.getJsonObject("last_payment_error", new JsonObject()));
    }

    private RequiredAction requiredAction(Duration actionTime) {
        JsonObject next = object.getJsonObject("next_action", new JsonObject());
        String type = next.getString("type", "use_stripe_sdk");
        Instant created = Instant.ofEpochSecond(object.getLong("created", 0L));
        return new RequiredAction(id(), action(type), url(next), created.plus(actionTime));
    }

    private static Code action(String type) {
        return AUTHENTICATIONS.contains(type) ? RequiredAction.AUTHENTICATE : new Code(type.toUpperCase(Locale.ROOT));
    }

    private static @Nullable URI url(JsonObject next) {
        String url = next.getJsonObject("redirect_to_url", new JsonObject()).getString("url");
        return url == null ? null : URI.create(url);
    }
}
