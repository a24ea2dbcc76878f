package io.orderflow.bench.load;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * One order as it is sent, rendered once and sent many times.
 *
 * @param products indices into the catalogue, one unit each
 * @param fate what has to become of it
 */
public record SampleOrder(Buffer body, List<Integer> products, Fate fate) {

    /** Where an order must end. */
    public enum Fate {
        FULFILLED,
        DECLINED,
        OUT_OF_STOCK
    }

    public SampleOrder {
        products = List.copyOf(products);
    }
}
