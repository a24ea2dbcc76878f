package io.orderflow.events.value;

/**
 * One line of an order.
 *
 * @param name what the customer saw, 1 to 200 characters
 * @param quantity units, 1 to 999
 * @param unitPrice the price of one unit
 * @param weightGrams the weight of one unit in grams, 1 to 1,000,000
 */
public record OrderLine(Sku sku, String name, int quantity, Money unitPrice, int weightGrams) {

    public OrderLine {
        Require.present(sku, "sku");
        Require.text(name, "name", 200);
        Require.between(quantity, "quantity", 1, SkuQuantity.MAX_QUANTITY);
        Require.present(unitPrice, "unitPrice");
        Require.between(weightGrams, "weightGrams", 1, ParcelLine.MAX_WEIGHT_GRAMS);
    }

    /** The price of the whole line. Not on the wire. */
    public Money total() {
        return unitPrice.times(quantity);
    }
}
