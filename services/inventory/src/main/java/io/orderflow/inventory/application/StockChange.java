package io.orderflow.inventory.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.inventory.domain.StockLevel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the stock of a SKU beside what orders do to it.
 *
 * @param id a UUIDv7, so that ids sort by time
 * @param author who did it; null if nobody told
 * @param delta how many more are on hand, negative if they are fewer
 * @param after the stock level that it led to
 */
public record StockChange(UUID id, Instant at, @Nullable String author, long delta, StockLevel after, Reason reason) {

    /** Why it happened. */
    public sealed interface Reason {

        /** Somebody has counted, and found something else than was known. */
        record Counted() implements Reason {}

        /** Units came, or are gone, and somebody has said why. */
        record Adjusted(String why) implements Reason {}

        /**
         * Goods came back.
         *
         * @param scrapped how many of them are not on hand again
         */
        record Restocked(OrderId orderId, ReturnId returnId, ReceiptId receiptId, long scrapped) implements Reason {}
    }
}
