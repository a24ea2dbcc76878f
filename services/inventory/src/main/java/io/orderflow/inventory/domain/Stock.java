package io.orderflow.inventory.domain;

import io.orderflow.events.value.Shortage;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The stock of some SKUs. */
public record Stock(Map<Sku, StockLevel> levels) {

    public Stock {
        levels = Map.copyOf(levels);
    }

    /** The stock of these SKUs; there is none of those that have no level. */
    public static Stock of(Collection<Sku> skus, Map<Sku, StockLevel> levels) {
        Map<Sku, StockLevel> named = HashMap.newHashMap(skus.size());
        skus.forEach(sku -> named.put(sku, levels.getOrDefault(sku, StockLevel.NONE)));
        return new Stock(named);
    }

    /** What is missing to reserve all of this. */
    List<Shortage> shortages(List<SkuQuantity> lines) {
        return lines.stream()
                .filter(line -> level(line.sku()).available() < line.quantity())
                .map(line -> new Shortage(
                        line.sku(), line.quantity(), (int) level(line.sku()).available()))
                .toList();
    }

    Stock reserve(List<SkuQuantity> lines) {
        return with(lines, StockLevel::reserve);
    }

    Stock release(List<SkuQuantity> lines) {
        return with(lines, StockLevel::release);
    }

    Stock pack(List<SkuQuantity> lines) {
        return with(lines, StockLevel::pack);
    }

    Stock restock(List<SkuQuantity> lines) {
        return with(lines, StockLevel::restock);
    }

    /** A SKU of which there would be more than there may be, if all of this were restocked. */
    Optional<Sku> full(List<SkuQuantity> lines) {
        return lines.stream()
                .filter(line -> level(line.sku()).onHand() + line.quantity() > StockLevel.MOST)
                .map(SkuQuantity::sku)
                .findFirst();
    }

    StockLevel level(Sku sku) {
        return levels.getOrDefault(sku, StockLevel.NONE);
    }

    private Stock with(List<SkuQuantity> lines, BiFunction<StockLevel, Integer, StockLevel> change) {
        Map<Sku, StockLevel> changed = new HashMap<>(levels);
        lines.forEach(line -> changed.put(line.sku(), change.apply(level(line.sku()), line.quantity())));
        return new Stock(changed);
    }
}
