package io.orderflow.payment.api;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.payment.domain.Chargeback;
import io.orderflow.payment.domain.Chargebacks;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money that a bank has taken back.
 *
 * @param chargebackId what the gateway calls the dispute
 * @param reason why, in the gateway's word
 * @param at when it became known
 * @param reversedAt when it became known that the dispute is won, and the money here again; absent if it is not
 */
public record ChargebackView(
        String chargebackId,
        Money amount,
        Code reason,
        Instant at,
        @Nullable Instant reversedAt) {

    static List<ChargebackView> of(Chargebacks chargebacks) {
        return chargebacks.all().stream().map(ChargebackView::of).toList();
    }

    private static ChargebackView of(Chargeback chargeback) {
        return new ChargebackView(
                chargeback.chargebackId(),
                chargeback.amount(),
                chargeback.reason(),
                chargeback.at(),
                chargeback.reversedAt());
    }
}
