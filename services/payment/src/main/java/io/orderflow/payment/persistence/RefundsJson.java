package io.orderflow.payment.persistence;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.RefundId;
import io.orderflow.payment.domain.Refund;
import io.orderflow.payment.domain.Refund.Outcome;
import io.orderflow.payment.domain.Refunds;
import io.orderflow.runtime.database.CauseJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Refunds as a JSON array. */
final class RefundsJson {

    private static final String REFUND_ID = "refundId";
    private static final String PAYMENT_ID = "paymentId";
    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";
    private static final String REQUESTED_BY = "requestedBy";
    private static final String ASKED = "asked";
    private static final String REFUNDED_AT = "refundedAt";
    private static final String FAILED = "failed";

    private RefundsJson() {}

    static @Nullable String write(Refunds refunds) {
        if (refunds.all().isEmpty()) {
            return null;
        }
        JsonArray all = new JsonArray();
        refunds.all().forEach(refund -> all.add(write(refund)));
        return all.encode();
    }

    static Refunds read(@Nullable String document) {
        return document == null
                ? Refunds.NONE
                : new Refunds(new JsonArray(document)
                        .stream().map(refund -> read((JsonObject) refund)).toList());
    }

    private static JsonObject write(Refund refund) {
        JsonObject json = new JsonObject()
                .put(REFUND_ID, refund.refundId().toString())
                .put(PAYMENT_ID, refund.paymentId().toString())
                .put(AMOUNT, refund.amount().amount())
                .put(CURRENCY, refund.amount().currency());
        return switch (refund.outcome()) {
            case Outcome.Open(var cause, boolean isAsked) ->
                (isAsked ? json.put(ASKED, true) : json).put(REQUESTED_BY, CauseJson.write(cause));
            case Outcome.Refunded(Instant at) -> json.put(REFUNDED_AT, at.toString());
            case Outcome.Failed(Code reason) -> json.put(FAILED, reason.toString());
        };
    }

    private static Refund read(JsonObject json) {
        return new Refund(
                RefundId.of(json.getString(REFUND_ID)),
                PaymentId.of(json.getString(PAYMENT_ID)),
                new Money(json.getLong(AMOUNT), json.getString(CURRENCY)),
                outcome(json));
    }

    private static Outcome outcome(JsonObject json) {
        if (json.containsKey(REFUNDED_AT)) {
            return new Outcome.Refunded(Instant.parse(json.getString(REFUNDED_AT)));
        }
        return json.containsKey(FAILED)
                ? new Outcome.Failed(new Code(json.getString(FAILED)))
                : new Outcome.Open(CauseJson.read(json.getString(REQUESTED_BY)), json.getBoolean(ASKED, false));
    }
}
