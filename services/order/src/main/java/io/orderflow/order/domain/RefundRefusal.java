package io.orderflow.order.domain;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.RefundId;

/** Why payment is not asked to give money back. */
public sealed interface RefundRefusal {

    /** Nothing was taken from the customer, as far as is known. */
    record NothingCaptured() implements RefundRefusal {}

    /** There have been {@value RefundId#MAX_OF_ORDER}. */
    record TooMany() implements RefundRefusal {}

    /** Another refund was asked for under the same name. */
    record NameTaken() implements RefundRefusal {}

    /**
     * There is not as much, or not in this currency.
     *
     * @param left what there is
     */
    record TooMuch(Money left) implements RefundRefusal {}

    /** For people. */
    default String reason() {
        return switch (this) {
            case NothingCaptured() -> "Nothing of the order's money is captured: there is nothing to give back.";
            case TooMany() -> "The order has had " + RefundId.MAX_OF_ORDER + " refunds, as many as an order may have.";
            case NameTaken() -> "Another refund was asked for under this name.";
            case TooMuch(Money left) ->
                "There is less left to give back: %s %s, in minor units.".formatted(left.amount(), left.currency());
        };
    }
}
