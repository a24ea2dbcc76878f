package io.orderflow.inventory.domain;

import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The units of one SKU that came back together, whichever lines they are on.
 *
 * @param sellable how many may be sold again
 * @param others how many may not
 */
record ReturnedUnits(Sku sku, int sellable, int others) {

    /** Those of some lines, in the order in which their SKUs are first named. */
    static List<ReturnedUnits> of(List<ReturnedLine> lines) {
        Map<Sku, ReturnedUnits> bySku = LinkedHashMap.newLinkedHashMap(lines.size());
        lines.forEach(line -> bySku.merge(line.sku(), of(line), ReturnedUnits::plus));
        return List.copyOf(bySku.values());
    }

    /** So many of each SKU of which there are any. */
    static List<SkuQuantity> quantities(List<ReturnedUnits> units, ToIntFunction<ReturnedUnits> which) {
        return units.stream()
                .filter(each -> which.applyAsInt(each) > 0)
                .map(each -> new SkuQuantity(each.sku, which.applyAsInt(each)))
                .toList();
    }

    private static ReturnedUnits of(ReturnedLine line) {
        return line.mayBeSoldAgain()
                ? new ReturnedUnits(line.sku(), line.quantity(), 0)
                : new ReturnedUnits(line.sku(), 0, line.quantity());
    }

    private ReturnedUnits plus(ReturnedUnits more) {
        return new ReturnedUnits(sku, sellable + more.sellable, others + more.others);
    }
}
