package io.orderflow.bench.load;

/** The number of an order within a run travels as its idempotency key, by which an audit knows what was ordered. */
public final class OrderNumber {
    private static final String PREFIX = "bench-";

    private OrderNumber() {}

    static String key(long number) {
        return PREFIX + number;
    }

    /** The number behind a key of this run. */
    public static long of(String key) {
        return Long.parseLong(key.substring(PREFIX.length()));
    }
}
