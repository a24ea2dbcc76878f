package io.orderflow.inventory.domain;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.Sku;
import java.time.Instant;
import java.util.List;

/** What has become of goods that came back and were counted together. */
public sealed interface Receipt {

    /** Nothing yet: it is not known. */
    record None() implements Receipt {}

    /**
     * All of them are on hand again, or scrapped.
     *
     * @param receivedBy who has counted them
     * @param at when it was decided
     * @param parts no SKU twice
     */
    record Accounted(OrderId orderId, ReturnId returnId, String receivedBy, Instant at, List<Part> parts)
            implements Receipt {

        public Accounted {
            parts = List.copyOf(parts);
        }
    }

    /**
     * What has become of the units of one SKU.
     *
     * @param restocked how many are on hand again
     * @param scrapped how many will not be sold again
     * @param after the stock level that it led to
     */
    record Part(Sku sku, long restocked, long scrapped, StockLevel after) {}
}
