package io.orderflow.checkout.domain;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.Sku;

/**
 * Something that can be ordered.
 *
 * @param price of one unit; the only source of prices
 * @param weightGrams of one unit
 */
public record Product(Sku sku, String name, Money price, int weightGrams) {

    public Product {
        // A product is valid when an order of one unit of it is.
        var _ = new OrderLine(sku, name, 1, price, weightGrams);
    }
}
