package io.orderflow.inventory.api;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.inventory.application.StockChange;
import io.orderflow.inventory.application.StockChange.Reason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the stock of a SKU, as clients see it.
 *
 * @param delta how many more are on hand, negative if they are fewer
 * @param onHand units in the house afterwards
 * @param reserved how many of them were set aside for orders
 * @param scrapped how many came back that will not be sold again; absent unless goods came back
 * @param reason why; absent unless somebody has adjusted
 * @param author who did it; absent if nobody told
 * @param reference of which return; absent unless goods came back
 */
public record StockChangeView(
        UUID changeId,
        Instant at,
        Kind kind,
        long delta,
        long onHand,
        long reserved,
        @Nullable Long scrapped,
        @Nullable String reason,
        @Nullable String author,
        @Nullable Reference reference) {

    /** What kind of change. */
    public enum Kind {
        /** Somebody has counted, and found something else than was known. */
        COUNT,
        /** Units came, or are gone. */
        ADJUSTMENT,
        /** Goods came back. */
        RESTOCK
    }

    /** What came back. */
    public record Reference(OrderId orderId, ReturnId returnId, ReceiptId receiptId) {}

    static StockChangeView of(StockChange change) {
        return switch (change.reason()) {
            case Reason.Counted() -> of(change, Kind.COUNT, null, null, null);
            case Reason.Adjusted(String why) -> of(change, Kind.ADJUSTMENT, null, why, null);
            case Reason.Restocked(var orderId, var returnId, var receiptId, long scrapped) ->
                of(change, Kind.RESTOCK, scrapped, null, new Reference(orderId, returnId, receiptId));
        };
    }

    private static StockChangeView of(
            StockChange change,
            Kind kind,
            @Nullable Long scrapped,
            @Nullable String reason,
            @Nullable Reference reference) {
        return new StockChangeView(
                change.id(),
                change.at(),
                kind,
                change.delta(),
                change.after().onHand(),
                change.after().reserved(),
                scrapped,
                reason,
                change.author(),
                reference);
    }
}
