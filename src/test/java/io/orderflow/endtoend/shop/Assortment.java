package io.orderflow.endtoend.shop;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A few products, of which one runs out soon, and purchases of all kinds: several lines in any order, cards that are
 * declined or slow.
 *
 * @param stock the units of each SKU that there were at first
 */
public record Assortment(Shop shop, Map<String, Integer> stock, AtomicInteger bought) {
    private static final int PLENTY = 100_000;
    private static final int FEW = 20;
    private static final int REGRETTED = 4;

    public static Assortment of(Shop shop) {
        Map<String, Integer> stock = new LinkedHashMap<>();
        for (String name : new String[] {"LAMP", "CHAIR", "DESK"}) {
            stock.put(shop.offers(name, 9_900, PLENTY), PLENTY);
        }
        stock.put(shop.offers("RARITY", 99_000, FEW), FEW);
        return new Assortment(shop, Map.copyOf(stock), new AtomicInteger());
    }

    /** One of every ten is declined, one slow, two ask for what runs out. */
    public Purchase next() {
        int number = bought.incrementAndGet();
        Customer customer = shop.customer()
                .payingWith(
                        switch (number % 10) {
                            case 3 -> "tok_declined";
                            case 6 -> "tok_slow";
                            default -> "tok_visa";
                        });
        String rarity = sku("RARITY");
        return new Purchase(
                customer,
                switch (number % 10) {
                    case 1 -> Map.of(sku("LAMP"), 1, rarity, 1);
                    case 8 -> Map.of(rarity, 2);
                    case 2, 3 -> Map.of(sku("CHAIR"), 2, sku("LAMP"), 1);
                    case 4, 5 -> Map.of(sku("DESK"), 1, sku("CHAIR"), 1, sku("LAMP"), 3);
                    default -> Map.of(sku("LAMP"), 1);
                });
    }

    /** The same; one of every four customers thinks better of it, within the time in which an order is packed. */
    public Purchase nextOrRegretted() {
        Purchase purchase = next();
        int number = bought.get();
        return number % REGRETTED == 0 ? purchase.regrettedAfter(Duration.ofMillis(number * 37L % 500)) : purchase;
    }

    private String sku(String name) {
        return stock.keySet().stream()
                .filter(sku -> sku.startsWith(name))
                .findFirst()
                .orElseThrow();
    }
}
