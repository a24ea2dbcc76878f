package io.orderflow.payment.persistence;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentId;
import io.orderflow.payment.domain.Chargeback;
import io.orderflow.payment.domain.Chargebacks;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Chargebacks as a JSON object. */
final class ChargebacksJson {

    private static final String HINTS = "hints";
    private static final String ANSWERED = "answered";
    private static final String ALL = "all";
    private static final String CHARGEBACK_ID = "chargebackId";
    private static final String PAYMENT_ID = "paymentId";
    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";
    private static final String REASON = "reason";
    private static final String AT = "at";
    private static final String REVERSED_AT = "reversedAt";

    private ChargebacksJson() {}

    static @Nullable String write(Chargebacks chargebacks) {
        if (chargebacks.equals(Chargebacks.NONE)) {
            return null;
        }
        JsonArray all = new JsonArray();
        chargebacks.all().forEach(chargeback -> all.add(write(chargeback)));
        return new JsonObject()
                .put(HINTS, chargebacks.hints())
                .put(ANSWERED, chargebacks.answered())
                .put(ALL, all)
                .encode();
    }

    static Chargebacks read(@Nullable String document) {
        if (document == null) {
            return Chargebacks.NONE;
        }
        JsonObject json = new JsonObject(document);
        return new Chargebacks(
                json.getJsonArray(ALL).stream()
                        .map(chargeback -> read((JsonObject) chargeback))
                        .toList(),
                json.getInteger(HINTS),
                json.getInteger(ANSWERED));
    }

    private static JsonObject write(Chargeback chargeback) {
        JsonObject json = new JsonObject()
                .put(CHARGEBACK_ID, chargeback.chargebackId())
                .put(PAYMENT_ID, chargeback.paymentId().toString())
                .put(AMOUNT, chargeback.amount().amount())
                .put(CURRENCY, chargeback.amount().currency())
                .put(REASON, chargeback.reason().toString())
                .put(AT, chargeback.at().toString());
        Instant reversedAt = chargeback.reversedAt();
        return reversedAt == null ? json : json.put(REVERSED_AT, reversedAt.toString());
    }

    private static Chargeback read(JsonObject json) {
        String reversedAt = json.getString(REVERSED_AT);
        return new Chargeback(
                json.getString(CHARGEBACK_ID),
                PaymentId.of(json.getString(PAYMENT_ID)),
                new Money(json.getLong(AMOUNT), json.getString(CURRENCY)),
                new Code(json.getString(REASON)),
                Instant.parse(json.getString(AT)),
                reversedAt == null ? null : Instant.parse(reversedAt));
    }
}
