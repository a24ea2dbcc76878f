package io.orderflow.bench.report;

/**
 * What became of the system under more than it can do.
 *
 * @param goodputShare orders finished per second, as a share of those at saturation
 * @param stuck accepted orders that never came to an end
 */
public record Overload(int ratePerSecond, double goodputShare, long stuck) {
    public static Overload of(Measurement overloaded, Measurement saturated, long stuck) {
        double peak = saturated.finishedPerSecond();
        return new Overload(overloaded.ratePerSecond(), peak == 0 ? 0 : overloaded.finishedPerSecond() / peak, stuck);
    }
}
