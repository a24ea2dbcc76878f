package io.orderflow.order.domain;

import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.Sku;
import java.util.List;

/** Why goods do not come back, as far as that is not for somebody to decide. */
public sealed interface ReturnRefusal {

    /** The goods are not with the customer. */
    record NotHandedOver() implements ReturnRefusal {}

    /** There have been {@value ReturnId#MAX_OF_ORDER}. */
    record TooMany() implements ReturnRefusal {}

    /** Another return was asked for under the same name. */
    record NameTaken() implements ReturnRefusal {}

    /**
     * Not as many were sent, or they are back, or on their way back.
     *
     * @param left how many of those that were asked for there are
     */
    record TooMuch(List<Left> left) implements ReturnRefusal {

        public TooMuch {
            left = List.copyOf(left);
        }
    }

    /**
     * What may still come back of a SKU.
     *
     * @param quantity units, 0 or more
     */
    record Left(Sku sku, int quantity) {}

    /** For people. */
    default String reason() {
        return switch (this) {
            case NotHandedOver() -> "The order has not been handed over: cancel it instead.";
            case TooMany() -> "The order has had " + ReturnId.MAX_OF_ORDER + " returns, as many as an order may have.";
            case NameTaken() -> "Another return was asked for under this name.";
            case TooMuch _ -> "Not as many units are left that could come back.";
        };
    }
}
