package io.orderflow.order.application;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.order.domain.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What is measured of waiting orders. */
@ApplicationScoped
class WaitingMetrics {

    private static final String STEP = "step";

    private final Map<Step, Oldest> oldest = new EnumMap<>(Step.class);
    private final Counter asked;

    /**
     * Since when the order waits that has waited longest for a step, and the one of this round so far; now if none
     * does.
     */
    private static final class Oldest {
        private volatile Instant since = Instant.MAX;
        private volatile long stuck;
        private Instant ofThisRound = Instant.MAX;

        private double seconds() {
            Instant now = Instant.now();
            return since.isBefore(now) ? Duration.between(since, now).toMillis() / 1000.0 : 0;
        }

        private void see(Instant other) {
            ofThisRound = other.isBefore(ofThisRound) ? other : ofThisRound;
            since = other.isBefore(since) ? other : since;
        }

        private void endRound() {
            since = ofThisRound;
            ofThisRound = Instant.MAX;
        }
    }

    WaitingMetrics(MeterRegistry registry) {
        for (Step step : Step.values()) {
            Oldest measured = new Oldest();
            oldest.put(step, measured);
            Gauge.builder("orderflow.orders.waiting", measured, Oldest::seconds)
                    .description("How long the order has waited that has waited longest for this")
                    .baseUnit("seconds")
                    .tag(STEP, step.name())
                    .register(registry);
            Gauge.builder("orderflow.orders.stuck", measured, stuck -> stuck.stuck)
                    .description("Orders of which OrderDelayed has told, and which still wait")
                    .tag(STEP, step.name())
                    .register(registry);
        }
        asked = Counter.builder("orderflow.orders.asked")
                .description("How often what an order waits for has been asked for again")
                .register(registry);
    }

    void see(Waiting order) {
        Objects.requireNonNull(oldest.get(order.step())).see(order.since());
    }

    /** All orders have been looked at. */
    void endRound() {
        oldest.values().forEach(Oldest::endRound);
    }

    void stuck(Map<Step, Long> orders) {
        oldest.forEach((step, measured) -> measured.stuck = orders.getOrDefault(step, 0L));
    }

    void asked(int orders) {
        asked.increment(orders);
    }
}
