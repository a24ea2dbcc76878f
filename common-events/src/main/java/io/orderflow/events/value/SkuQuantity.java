package io.orderflow.events.value;

/**
 * So many of one SKU.
 *
 * @param quantity units, 1 to 9,999
 */
public record SkuQuantity(Sku sku, int quantity) {

    public static final int MAX_QUANTITY = 9_999;

    public SkuQuantity {
        Require.present(sku, "sku");
        Require.between(quantity, "quantity", 1, MAX_QUANTITY);
    }
}
