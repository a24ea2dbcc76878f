package io.orderflow.events.value;

/**
 * More was asked of one SKU than is there.
 *
 * @param requested units, 1 to 9,999
 * @param available units, 0 or more, fewer than requested
 */
public record Shortage(Sku sku, int requested, int available) {

    public Shortage {
        Require.present(sku, "sku");
        Require.between(requested, "requested", 1, SkuQuantity.MAX_QUANTITY);
        Require.between(available, "available", 0, requested - 1L);
    }
}
