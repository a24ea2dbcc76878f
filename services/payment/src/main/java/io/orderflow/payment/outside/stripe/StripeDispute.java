package io.orderflow.payment.outside.stripe;

import io.orderflow.payment.domain.Dispute;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** A dispute of Stripe's. Its metadata has nothing of ours: it is known by its payment intent. */
record StripeDispute(JsonObject object) {

    /** The most that an answer may have. */
    static final int MOST = 100;

    private static final String WON = "won";

    /** Others are inquiries, which take nothing, or are closed before they did. */
    private static final Set<String> TAKING = Set.of("needs_response", "under_review", "lost", WON);

    private String status() {
        return object.getString("status", "");
    }

    /** Whether the bank takes money by it, or has, until the dispute is won. */
    boolean takesMoney() {
        return TAKING.contains(status());
    }

    /** As the payment has it. */
    Dispute dispute() {
        return new Dispute(
                object.getString("id", ""),
                StripeAmount.money(object.getLong("amount", 0L), object.getString("currency", "")),
                StripeRefund.code(object.getString("reason", "general")),
                status().equals(WON));
    }
}
