package io.orderflow.endtoend.shop;

/**
 * So many units of one SKU that somebody in the warehouse has found in a parcel that came back.
 *
 * @param condition {@code SELLABLE}, or what is wrong with them
 */
public record Counted(String sku, int quantity, String condition) {
    public static Counted sellable(String sku, int quantity) {
        return new Counted(sku, quantity, "SELLABLE");
    }

    public static Counted damaged(String sku, int quantity) {
        return new Counted(sku, quantity, "DAMAGED");
    }
}
