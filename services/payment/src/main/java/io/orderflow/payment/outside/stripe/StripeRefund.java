package io.orderflow.payment.outside.stripe;

import io.orderflow.events.value.Code;
import io.orderflow.payment.domain.RefundAnswer;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** A refund of Stripe's. */
record StripeRefund(JsonObject object) {

    /** The name of the metadata that has our id. */
    static final String REFUND_ID = "refund_id";

    private static final int LONGEST = 64;

    /** Whether it is the one that we call so. */
    boolean isOf(String refundId) {
        return refundId.equals(
                object.getJsonObject("metadata", new JsonObject()).getString(REFUND_ID));
    }

    /** What it says; an {@link IllegalStateException} while it is under way. */
    RefundAnswer answer() {
        String status = object.getString("status", "");
        return switch (status) {
            case "succeeded" -> new RefundAnswer.Done();
            case "failed", "canceled" -> new RefundAnswer.Refused(code(object.getString("failure_reason", status)));
            default -> throw new IllegalStateException("Stripe has no answer yet: " + status);
        };
    }

    /** Stripe's words as we write them. */
    static Code code(String word) {
        String plain = word.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
        String code = plain.isEmpty() || !Character.isLetter(plain.charAt(0)) ? "REFUSED_" + plain : plain;
        return new Code(code.length() > LONGEST ? code.substring(0, LONGEST) : code);
    }
}
