package io.orderflow.runtime;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.runtime.probe.Bulk;
import io.orderflow.runtime.probe.FragileServers;
import io.orderflow.runtime.probe.Tables;
import io.orderflow.runtime.probe.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How fast it is; the figures are printed, the bounds asserted. */
@QuarkusTest
@QuarkusTestResource(FragileServers.class)
class ThroughputTest {

    private static final int MESSAGES = 100_000;
    private static final int WINDOW = 512;
    private static final int PERMITS = 512;

    @Inject
    Bulk bulk;

    @Inject
    Tables tables;

    @Inject
    MeterRegistry metrics;

    @Test
    void aHundredThousandMessagesGoOutComeInAndAreAnswered() throws Exception {
        try (Wire wire = new Wire()) {
            await().atMost(20, SECONDS).ignoreExceptions().until(() -> wire.count("ORDERS", "orders.>") >= 0);
            long effects = tables.number("select count(*) from effects");
            long messages = wire.messages();
            // What earlier tests could not settle, because the broker was away.
            double lost = openDeliveries();
            long begun = System.nanoTime();
            for (int i = 0; i < MESSAGES; i++) {
                bulk.send(Wire.encoded(Wire.newOrder()));
            }
            await().atMost(60, SECONDS).until(() -> {
                assertThat(openDeliveries() - lost).isLessThanOrEqualTo(PERMITS);
                return bulk.acknowledged() + bulk.refused() == MESSAGES;
            });
            print("published", begun);
            await().atMost(60, SECONDS)
                    .until(() -> tables.number("select count(*) from effects") == effects + MESSAGES);
            print("published, consumed and committed", begun);
            await().atMost(120, SECONDS).until(() -> tables.number("select count(*) from outbox_unsent") == 0);
            print("published, consumed, committed and answered", begun);
            // More, when what earlier tests have taken from the stream is published again meanwhile.
            assertThat(wire.messages()).isGreaterThanOrEqualTo(messages + 2 * MESSAGES);
        }
        assertThat(bulk.refused()).isZero();
        assertThat(bulk.mostUnderway()).isLessThanOrEqualTo(WINDOW);
    }

    /** By the service's own count, for the server learns of acknowledgements later. */
    private double openDeliveries() {
        double received = count("received");
        return received - count("acknowledged") - count("retried") - count("dead.lettered");
    }

    private double count(String what) {
        return metrics.get("orderflow.events." + what)
                .tag("channel", "orders")
                .counter()
                .count();
    }

    private static void print(String what, long begun) {
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        System.out.printf(
                "FIGURE: %d messages %s in %d ms, %d/s%n",
                MESSAGES, what, taken.toMillis(), MESSAGES * 1000L / taken.toMillis());
    }
}
