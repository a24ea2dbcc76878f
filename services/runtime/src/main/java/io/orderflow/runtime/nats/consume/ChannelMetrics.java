package io.orderflow.runtime.nats.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;

/** What one incoming channel counts. */
public final class ChannelMetrics {

    private final Counter received;
    private final Counter acknowledged;
    private final Counter retried;
    private final Counter deadLettered;
    private final DistributionSummary batchSize;

    /** Registers what is measured of the channel of this name. */
    public ChannelMetrics(MeterRegistry registry, String channel) {
        received = counter(registry, channel, "received", "Messages delivered, redeliveries included");
        acknowledged = counter(registry, channel, "acknowledged", "Messages acknowledged");
        retried = counter(registry, channel, "retried", "Messages given back for a later try");
        deadLettered = counter(registry, channel, "dead.lettered", "Messages moved to the dead letters");
        batchSize = DistributionSummary.builder("orderflow.events.batch")
                .description("Messages in one batch")
                .tag("channel", channel)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String channel, String what, String description) {
        return Counter.builder("orderflow.events." + what)
                .description(description)
                .tag("channel", channel)
                .register(registry);
    }

    void received() {
        received.increment();
    }

    void acknowledged() {
        acknowledged.increment();
    }

    void retried() {
        retried.increment();
    }

    void deadLettered() {
        deadLettered.increment();
    }

    void batch(int size) {
        batchSize.record(size);
    }
}
