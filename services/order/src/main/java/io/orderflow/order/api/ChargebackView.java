package io.orderflow.order.api;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.order.domain.Chargebacks.Chargeback;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Money that a bank has taken back. What has become of the dispute since, payment tells.
 *
 * @param chargebackId what the gateway calls the dispute
 * @param reason why, in the gateway's word
 */
@Schema(name = "Chargeback")
public record ChargebackView(
        @Schema(minLength = 1, maxLength = 255) String chargebackId, Money amount, Code reason) {

    static ChargebackView of(Chargeback chargeback) {
        return new ChargebackView(chargeback.chargebackId(), chargeback.amount(), chargeback.reason());
    }
}
