package io.orderflow.events.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    /** What is on several lines as one line of each SKU, in the order in which they first come. */
    public static List<SkuQuantity> together(Stream<SkuQuantity> lines) {
        Map<Sku, Integer> quantities = new LinkedHashMap<>();
        lines.forEach(line -> quantities.merge(line.sku(), line.quantity(), Integer::sum));
        return quantities.entrySet().stream()
                .map(each -> new SkuQuantity(each.getKey(), each.getValue()))
                .toList();
    }
}
