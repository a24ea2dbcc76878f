package io.orderflow.inventory.domain;

import io.orderflow.events.ReturnReceived;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.runtime.decision.HeardEvent;

/** What reaches a receipt. */
public sealed interface ReceiptCommand extends HeardEvent {

    /** The receipt that it is about. */
    ReceiptId receiptId();

    @Override
    default String about() {
        return "orderId=" + orderId() + " receiptId=" + receiptId();
    }

    /** Goods are here. */
    record Heard(ReturnReceived event) implements ReceiptCommand {

        @Override
        public ReceiptId receiptId() {
            return event.receiptId();
        }
    }
}
