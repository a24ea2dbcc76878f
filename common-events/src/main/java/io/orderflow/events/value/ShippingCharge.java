package io.orderflow.events.value;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What sending an order costs.
 *
 * @param amount with the taxes that are included in it, without those that are not
 * @param taxes at most {@value Require#MAX_TAXES}; none is the same as no list
 */
public record ShippingCharge(
        Money amount,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Tax> taxes) {

    public ShippingCharge {
        Require.present(amount, "amount");
        taxes = Require.taxes(taxes, amount);
    }

    /** The amount, and the taxes that come on top of it. Not on the wire. */
    public Money total() {
        return amount.plus(Taxes.added(taxes, amount.currency()));
    }
}
