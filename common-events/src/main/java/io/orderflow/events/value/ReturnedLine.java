package io.orderflow.events.value;

/**
 * So many units of one SKU that came back, all in the same condition.
 *
 * @param quantity units, 1 to 9,999
 * @param condition {@link #SELLABLE}, or another word for what is wrong with them, such as {@code DAMAGED}: whatever is not
 *     sellable is scrapped
 */
public record ReturnedLine(Sku sku, int quantity, Code condition) {

    /** As good as new: it goes back to the shelf. */
    public static final Code SELLABLE = new Code("SELLABLE");

    public ReturnedLine {
        Require.present(sku, "sku");
        Require.between(quantity, "quantity", 1, SkuQuantity.MAX_QUANTITY);
        Require.present(condition, "condition");
    }

    public boolean mayBeSoldAgain() {
        return condition.equals(SELLABLE);
    }
}
