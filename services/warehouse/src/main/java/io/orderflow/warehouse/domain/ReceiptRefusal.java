package io.orderflow.warehouse.domain;

import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.SkuQuantity;
import java.util.List;

/** Why goods are not taken for received. */
public sealed interface ReceiptRefusal {

    /** The return has come in {@value ReceiptId#MAX_OF_RETURN} parts. */
    record TooMany() implements ReceiptRefusal {}

    /** Other goods were received under the same name. */
    record NameTaken() implements ReceiptRefusal {}

    /**
     * Less is still to come.
     *
     * @param left what that is
     */
    record TooMuch(List<SkuQuantity> left) implements ReceiptRefusal {

        public TooMuch {
            left = List.copyOf(left);
        }
    }

    /** For people. */
    default String reason() {
        return switch (this) {
            case TooMany() ->
                "The return has come in " + ReceiptId.MAX_OF_RETURN + " parts, as many as a return may come in.";
            case NameTaken() -> "Other goods were received under this name.";
            case TooMuch(List<SkuQuantity> left) ->
                left.isEmpty()
                        ? "All that was announced has come."
                        : "Of what was announced less is still to come than that.";
        };
    }
}
