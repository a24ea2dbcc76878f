package io.orderflow.bench.load;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is on sale during a benchmark: a thousand products with more stock than any run asks for, and one without. */
public record Catalogue(List<Product> products) {
    /** The product that a skewed load goes for. */
    static final int HOT = 0;

    private static final int PLENTIFUL = 1_000;
    private static final long PLENTY = 100_000_000;
    private static final long CHEAPEST = 499;

    /**
     * @param priceCents of one unit
     * @param stock on hand before the first order
     */
    public record Product(String sku, long priceCents, int weightGrams, long stock) {
        String description() {
            return """
                    {"name":"Product %s","price":{"amount":%s,"currency":"USD"},"weightGrams":%s}""".formatted(sku, priceCents, weightGrams);
        }

        String count() {
            return "{\"onHand\":%s}".formatted(stock);
        }
    }

    public Catalogue {
        products = List.copyOf(products);
    }

    public static Catalogue standard() {
        Stream<Product> plentiful = IntStream.range(0, PLENTIFUL)
                .mapToObj(i -> new Product(
                        String.format(Locale.ROOT, "BENCH-%04d", i), CHEAPEST + 37L * i, 100 + i % 50 * 20, PLENTY));
        return new Catalogue(Stream.concat(plentiful, Stream.of(new Product("BENCH-SOLD-OUT", 9_900, 500, 0)))
                .toList());
    }

    /** How many products have stock; they come first. */
    int plentiful() {
        return products.size() - 1;
    }

    /** The index of the product of which there is nothing. */
    int soldOut() {
        return products.size() - 1;
    }
}
