package io.orderflow.bench.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One SKU in the end: {@code on hand + packed − back + scrapped = initial} must hold, with nothing reserved any more and
 * nothing scrapped but what was damaged.
 *
 * @param packed units in the parcels of fulfilled orders
 * @param back units that came back, whatever their condition
 * @param damaged those of them that cannot be sold again
 * @param scrapped units that inventory does not count any more
 */
record StockFacts(
        String sku, long initial, long onHand, long reserved, long packed, long back, long damaged, long scrapped) {

    /** The SKUs that are not as they should be, as sentences. */
    static Stream<String> findings(Stream<StockFacts> all) {
        return all.filter(stock -> !stock.isRight()).map(StockFacts::sentence);
    }

    static StockFacts of(String sku, long initial, Level level, Map<String, Long> packed, Goods goods) {
        return new StockFacts(
                sku,
                initial,
                level.onHand,
                level.reserved,
                packed.getOrDefault(sku, 0L),
                goods.back.getOrDefault(sku, 0L),
                goods.damaged.getOrDefault(sku, 0L),
                goods.scrapped.getOrDefault(sku, 0L));
    }

    private boolean isRight() {
        return reserved == 0 && onHand + packed - back + scrapped == initial && scrapped == damaged;
    }

    private String sentence() {
        String sentence = "%s had %s, %s were packed, and now %s are on hand, %s of them reserved"
                .formatted(sku, initial, packed, onHand, reserved);
        return back == 0 && scrapped == 0
                ? sentence
                : sentence
                        + "; %s came back, %s of them damaged, and %s were scrapped".formatted(back, damaged, scrapped);
    }

    /** What inventory says. */
    record Level(long onHand, long reserved) {}

    /** Units that came back, by their SKU. */
    record Goods(Map<String, Long> back, Map<String, Long> damaged, Map<String, Long> scrapped) {
        Goods() {
            this(new HashMap<>(), new HashMap<>(), new HashMap<>());
        }
    }
}
