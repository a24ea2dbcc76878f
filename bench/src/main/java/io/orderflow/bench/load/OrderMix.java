package io.orderflow.bench.load;

import io.orderflow.bench.load.Catalogue.Product;
import io.orderflow.bench.load.SampleOrder.Fate;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** The orders of a run, which repeat after some thousand. The same options give the same orders in every run. */
public record OrderMix(List<SampleOrder> samples) {
    static final int SAMPLES = 4096;
    private static final long SEED = 20_260_101;
    private static final int MOST_LINES = 3;

    public OrderMix {
        samples = List.copyOf(samples);
    }

    /**
     * @param skew share of the orders that have the hot product among their lines, 0 to 1
     * @param rejections share that is declined (one half) or asks for what is sold out (the other), 0 to 1
     */
    public static OrderMix of(Catalogue catalogue, double skew, double rejections) {
        Random random = new Random(SEED);
        List<SampleOrder> samples = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            boolean hot = random.nextDouble() < skew;
            Fate fate = random.nextDouble() >= rejections
                    ? Fate.FULFILLED
                    : random.nextBoolean() ? Fate.DECLINED : Fate.OUT_OF_STOCK;
            samples.add(sample(catalogue, products(catalogue, hot, fate, random), fate, i));
        }
        return new OrderMix(samples);
    }

    /** What the order of this number in the run asks for. */
    public SampleOrder order(long number) {
        return samples.get((int) (number % samples.size()));
    }

    /** One to three products; the hot one, or the one that is sold out, takes the place of another. */
    private static Set<Integer> products(Catalogue catalogue, boolean hot, Fate fate, Random random) {
        int lines = 1 + random.nextInt(MOST_LINES);
        Set<Integer> products = new LinkedHashSet<>();
        if (hot) {
            products.add(Catalogue.HOT);
        }
        if (fate == Fate.OUT_OF_STOCK) {
            products.add(catalogue.soldOut());
        }
        while (products.size() < lines) {
            products.add(random.nextInt(catalogue.plentiful()));
        }
        return products;
    }

    private static SampleOrder sample(Catalogue catalogue, Set<Integer> products, Fate fate, int number) {
        String lines = products.stream()
                .map(catalogue.products()::get)
                .map(Product::sku)
                .map("{\"sku\":\"%s\",\"quantity\":1}"::formatted)
                .collect(Collectors.joining(","));
        String body = """
                {"customer":{"id":"c-%1$s","name":"Customer %1$s","email":"customer-%1$s@example.com"},"lines":[%2$s],\
                "shippingAddress":{"name":"Customer %1$s","line1":"%1$s Main Street","city":"Springfield",\
                "region":"IL","postalCode":"62701","country":"US"},"payment":{"token":"%3$s"}}""".formatted(number + 1, lines, fate == Fate.DECLINED ? "tok_declined" : "tok_visa");
        return new SampleOrder(Buffer.buffer(body), List.copyOf(products), fate);
    }
}
