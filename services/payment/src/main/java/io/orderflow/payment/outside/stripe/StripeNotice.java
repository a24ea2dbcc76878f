package io.orderflow.payment.outside.stripe;

import io.orderflow.payment.application.Webhook.Notice;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * What Stripe says by a webhook that it has signed. It may still be of another system of the same account, or of another kind.
 */
final class StripeNotice {

    private static final String DISPUTE = "charge.dispute.";
    private static final String PAYMENT_INTENT = "pi_";

    private StripeNotice() {}

    /** Payment intents have our id, and so have the charges and refunds of ours; of disputes only Stripe can say whose they are. */
    static Notice of(String body) {
        try {
            JsonObject event = new JsonObject(body);
            JsonObject object = event.getJsonObject("data", new JsonObject()).getJsonObject("object", new JsonObject());
            return event.getString("type", "").startsWith(DISPUTE) ? ofADispute(object) : about(object);
        } catch (DecodeException | ClassCastException | NullPointerException foreign) {
            return new Notice.OfNoConcern();
        }
    }

    private static Notice ofADispute(JsonObject dispute) {
        String paymentIntent = dispute.getString("payment_intent", "");
        return paymentIntent.startsWith(PAYMENT_INTENT)
                ? new Notice.OfADispute(paymentIntent)
                : new Notice.OfNoConcern();
    }

    private static Notice about(JsonObject object) {
        return new PaymentIntent(object).ours().<Notice>map(Notice.About::new).orElseGet(Notice.OfNoConcern::new);
    }
}
