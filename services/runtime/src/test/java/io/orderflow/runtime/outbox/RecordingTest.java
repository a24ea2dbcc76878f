package io.orderflow.runtime.outbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.nats.connection.NatsConnection;
import io.orderflow.runtime.nats.connection.NatsSession;
import io.orderflow.runtime.probe.FragileServers;
import io.orderflow.runtime.probe.Tables;
import io.orderflow.runtime.probe.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a session acknowledges is recorded once outbox and stream have been compared in it. Recorded sooner, it would be
 * the newest that the comparison finds, and hide that the stream has lost its end.
 */
@QuarkusTest
@QuarkusTestResource(FragileServers.class)
@TestProfile(RecordingTest.ComparedByHand.class)
class RecordingTest {

    @Inject
    OutboxRelay relay;

    @Inject
    NatsConnection connection;

    @Inject
    Tables tables;

    /** After the comparison that comes with the connection. */
    public static final class ComparedByHand implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("orderflow.outbox.compare-interval", "PT1H", "orderflow.outbox.grace", "PT1H");
        }
    }

    @Test
    void nothingIsRecordedBeforeTheComparison() throws Exception {
        try (Wire wire = new Wire()) {
            OrderId before = reserved(wire);
            await().atMost(20, SECONDS).until(() -> tables.published(List.of(before)) == 1);

            relay.compared(new NatsSession("another server", 1));
            OrderId meanwhile = reserved(wire);
            await().atMost(20, SECONDS)
                    .ignoreExceptions()
                    .until(() -> wire.count("ORDERS", "orders.StockReleased." + meanwhile) == 1);
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(3))
                    .until(() -> tables.published(List.of(meanwhile)) == 0);

            relay.compared(connection.session().orElseThrow());
            await().atMost(20, SECONDS).until(() -> tables.published(List.of(meanwhile)) == 1);
            assertThat(tables.emitted(List.of(meanwhile))).isEqualTo(1);
        }
    }

    private static OrderId reserved(Wire wire) {
        OrderId order = Wire.newOrder();
        await().atMost(20, SECONDS)
                .ignoreExceptions()
                .until(() -> !wire.reserve(order).isEmpty());
        return order;
    }
}
