package io.orderflow.bench.audit;

import java.util.Map;
import java.util.stream.Stream;

/**
 * One SKU in the end: {@code available + reserved + packed = initial} must hold, with nothing reserved any more.
 *
 * @param packed units in the parcels of fulfilled orders
 */
record StockFacts(String sku, long initial, long onHand, long reserved, long packed) {

    /** The SKUs that are not as they should be, as sentences. */
    static Stream<String> findings(Stream<StockFacts> all) {
        return all.filter(stock -> stock.reserved != 0 || stock.onHand + stock.packed != stock.initial)
                .map(stock -> "%s had %s, %s were packed, and now %s are on hand, %s of them reserved"
                        .formatted(stock.sku, stock.initial, stock.packed, stock.onHand, stock.reserved));
    }

    static StockFacts of(String sku, long initial, Level level, Map<String, Long> packed) {
        return new StockFacts(sku, initial, level.onHand, level.reserved, packed.getOrDefault(sku, 0L));
    }

    /** What inventory says. */
    record Level(long onHand, long reserved) {}
}
