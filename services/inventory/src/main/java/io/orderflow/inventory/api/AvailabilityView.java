package io.orderflow.inventory.api;

import io.orderflow.events.value.Sku;
import io.orderflow.inventory.domain.Availability;
import io.orderflow.inventory.domain.StockLevel;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether some SKUs can be ordered.
 *
 * @param items one for each SKU, in the order in which they were first named
 */
public record AvailabilityView(List<Item> items) {

    /** Whether one SKU can be ordered. */
    public record Item(Sku sku, Availability availability) {}

    public AvailabilityView {
        items = List.copyOf(items);
    }

    static AvailabilityView of(Collection<Sku> skus, Map<Sku, StockLevel> levels, long lowAt) {
        return new AvailabilityView(skus.stream()
                .map(sku -> new Item(sku, Availability.of(levels.get(sku), lowAt)))
                .toList());
    }

    /** What tells this answer from others to the same question: a letter for each SKU. */
    String tag() {
        return items.stream()
                .map(item -> item.availability().name().substring(0, 1))
                .collect(Collectors.joining());
    }
}
