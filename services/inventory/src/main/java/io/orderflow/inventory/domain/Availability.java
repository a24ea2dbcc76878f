package io.orderflow.inventory.domain;

import org.jspecify.annotations.Nullable;

/** Whether something can be ordered, as a shop tells everybody: how much there is, is nobody's business. */
public enum Availability {
    /** It can be ordered. */
    IN_STOCK,
    /** It can be ordered, but few are left. */
    LOW,
    /** There is none to order at the moment. */
    OUT_OF_STOCK,
    /** Nobody has ever counted such a thing. */
    UNKNOWN;

    /**
     * That of a SKU.
     *
     * @param level its stock, null if there is no such SKU
     * @param lowAt so many units that can be ordered, or fewer, are few
     */
    public static Availability of(@Nullable StockLevel level, long lowAt) {
        if (level == null) {
            return UNKNOWN;
        }
        if (level.available() == 0) {
            return OUT_OF_STOCK;
        }
        return level.available() <= lowAt ? LOW : IN_STOCK;
    }
}
