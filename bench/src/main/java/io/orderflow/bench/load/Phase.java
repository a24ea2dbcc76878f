package io.orderflow.bench.load;

/** A stretch of load: what is due when, and how it was answered. */
public record Phase(String name, Arrivals arrivals, Answers answers) {
    public static Phase of(String name, Arrivals arrivals) {
        return new Phase(name, arrivals, new Answers());
    }
}
