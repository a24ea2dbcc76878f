package io.orderflow.payment.outside.stripe;

import io.orderflow.events.value.Code;
import io.orderflow.runtime.work.HopelessCallException;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;

/** What Stripe answers: what was asked for, or an error. */
sealed interface StripeAnswer {

    /** What was asked for. */
    record Done(JsonObject object) implements StripeAnswer {}

    /**
     * An error.
     *
     * @param error as the API describes errors
     */
    record Failed(int status, JsonObject error) implements StripeAnswer {

        private static final int UNAUTHORIZED = 401;
        private static final int CARD_ERROR = 402;
        private static final int FORBIDDEN = 403;
        private static final int NOT_FOUND = 404;
        private static final int CONFLICT = 409;
        private static final int TOO_MANY = 429;
        private static final int SERVER_ERROR = 500;
        private static final int LONGEST_REASON = 200;

        /** What the customer paid with, or how much, is to blame, and not who asks. */
        private static final Set<String> CUSTOMERS =
                Set.of("amount_too_large", "amount_too_small", "token_already_used", "payment_method_unactivated");

        /** What has become of the money since. */
        private static final Set<String> REFUNDS =
                Set.of("charge_already_refunded", "charge_disputed", "refund_disputed_payment");

        /** Whether the amount will not be paid: the bank says so, or there is nothing of which it could be. */
        boolean isRefusal() {
            return status == CARD_ERROR
                    || (status < UNAUTHORIZED
                            && (error.getString("param", "").startsWith("payment_method")
                                    || CUSTOMERS.contains(error.getString("code", ""))));
        }

        /** Whether money will not be given back: the bank says so, or there is not as much, or somebody disputes it. */
        boolean isRefusalOfARefund() {
            return status == CARD_ERROR
                    || (status < UNAUTHORIZED
                            && (error.getString("param", "").equals("amount")
                                    || REFUNDS.contains(error.getString("code", ""))));
        }

        /** Whether there is no such thing. */
        boolean isMissing() {
            return status == NOT_FOUND;
        }

        /** Why, in Stripe's own words for machines. */
        String reason() {
            String reason = Stream.of("decline_code", "code", "type")
                    .map(error::getString)
                    .filter(Objects::nonNull)
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .orElse("refused");
            return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
        }

        /** The status of the payment intent, where it is what does not allow what was asked; empty for other errors. */
        String unexpectedState() {
            return "payment_intent_unexpected_state".equals(error.getString("code"))
                    ? error.getJsonObject("payment_intent", new JsonObject()).getString("status", "")
                    : "";
        }

        /** What is not the customer's fault: something that may pass, or something that somebody has to change. */
        RuntimeException exception() {
            return switch (status) {
                case UNAUTHORIZED, FORBIDDEN -> hopeless("KEY_REFUSED");
                case NOT_FOUND -> hopeless("PAYMENT_MISSING");
                case CONFLICT, TOO_MANY -> new IllegalStateException(describe());
                default -> status >= SERVER_ERROR ? new IllegalStateException(describe()) : hopeless(mistake());
            };
        }

        HopelessCallException hopeless(String reason) {
            return new HopelessCallException(new Code(reason), describe());
        }

        private String mistake() {
            return "idempotency_error".equals(error.getString("type")) ? "IDEMPOTENCY_KEY_REUSED" : "REQUEST_REFUSED";
        }

        /** Words for machines alone: the message may quote what was sent. */
        private String describe() {
            return "Stripe answered " + status
                    + Stream.of("type", "code", "param")
                            .map(error::getString)
                            .filter(Objects::nonNull)
                            .map(word -> " " + word)
                            .collect(Collectors.joining());
        }
    }

    /** Reads it; an {@link IllegalStateException} if it is none of Stripe's. */
    static StripeAnswer of(RestResponse<?> response) {
        JsonObject body = json(response);
        return response.getStatus() < 300
                ? new Done(body)
                : new Failed(response.getStatus(), body.getJsonObject("error", new JsonObject()));
    }

    private static JsonObject json(RestResponse<?> response) {
        String body = text(response);
        try {
            return body.isEmpty() ? new JsonObject() : new JsonObject(body);
        } catch (DecodeException unreadable) {
            throw new IllegalStateException("Stripe answered " + response.getStatus() + " without JSON");
        }
    }

    /** The body of an error is here, but nobody has made text of it. */
    private static String text(RestResponse<?> response) {
        return switch (response.getEntity()) {
            case null -> "";
            case InputStream received -> text(received);
            case Object text -> text.toString();
        };
    }

    private static String text(InputStream received) {
        try (received) {
            return new String(received.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
