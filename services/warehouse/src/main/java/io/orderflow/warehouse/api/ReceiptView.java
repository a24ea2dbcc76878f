package io.orderflow.warehouse.api;

import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.warehouse.domain.Receipt;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has counted together.
 *
 * @param receivedBy who has: the subject of the token
 * @param receivedByName what people call them, if the token said so
 */
public record ReceiptView(
        ReceiptId receiptId,
        Instant at,
        String receivedBy,
        @Nullable String receivedByName,
        List<ReturnedLine> lines) {

    public ReceiptView {
        lines = List.copyOf(lines);
    }

    static ReceiptView of(Receipt receipt) {
        return new ReceiptView(
                receipt.receiptId(),
                receipt.at(),
                receipt.receivedBy().id(),
                receipt.receivedBy().name(),
                receipt.lines());
    }
}
