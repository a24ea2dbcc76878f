package io.orderflow.events.value;

/**
 * So many of one SKU, to be packed.
 *
 * @param name what is written on the pack list, 1 to 200 characters
 * @param quantity units, 1 to 9,999
 * @param weightGrams the weight of one unit in grams, 1 to 1,000,000
 */
public record ParcelLine(Sku sku, String name, int quantity, int weightGrams) {

    public static final int MAX_WEIGHT_GRAMS = 1_000_000;

    public ParcelLine {
        Require.present(sku, "sku");
        Require.text(name, "name", 200);
        Require.between(quantity, "quantity", 1, SkuQuantity.MAX_QUANTITY);
        Require.between(weightGrams, "weightGrams", 1, MAX_WEIGHT_GRAMS);
    }
}
