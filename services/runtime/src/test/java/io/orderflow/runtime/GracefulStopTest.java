package io.orderflow.runtime;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.probe.FragileServers;
import io.orderflow.runtime.probe.Probe;
import io.orderflow.runtime.probe.Tables;
import io.orderflow.runtime.probe.Wire;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A service that is asked to stop. It has a profile of its own, because nothing works in it afterwards. */
@QuarkusTest
@QuarkusTestResource(FragileServers.class)
@TestProfile(GracefulStopTest.Alone.class)
class GracefulStopTest {

    /** Sets the application apart from that of the other tests. */
    public static class Alone implements QuarkusTestProfile {}

    @Inject
    Event<ShutdownEvent> shutdown;

    @Inject
    Probe probe;

    @Inject
    Tables tables;

    @Test
    void whatHasBegunIsFinishedAndTheRestIsGivenBackAtOnce() throws Exception {
        try (Wire wire = new Wire()) {
            await().atMost(20, SECONDS).ignoreExceptions().until(() -> pending(wire) == 0);
            losePermitsIfThatIsPossible(wire);
            probe.closeGate();
            probe.batchSizes();
            List<OrderId> orders = Wire.newOrders(100);
            wire.reserve(orders.getFirst());
            await().atMost(10, SECONDS).until(() -> !probe.batchSizes().isEmpty());
            for (OrderId order : orders.subList(1, 100)) {
                wire.reserve(order);
            }
            Thread stopping = Thread.ofPlatform().start(() -> shutdown.fire(new ShutdownEvent()));
            await().during(Duration.ofMillis(300)).atMost(5, SECONDS).until(stopping::isAlive);
            probe.openGate();
            long opened = System.nanoTime();
            stopping.join();
            System.out.printf(
                    "FIGURE: stopped %d ms after the running batch went on%n",
                    (System.nanoTime() - opened) / 1_000_000);

            assertThat(tables.effects(orders.subList(0, 1))).isEqualTo(1);
            assertThat(tables.published(orders.subList(0, 1))).isEqualTo(1);
            assertThat(tables.effects(orders)).isEqualTo(1);
            // Given back: nothing waits for the ack-wait of a service that is gone.
            assertThat(pending(wire)).isEqualTo(99);
        }
    }

    /** Acknowledges while the broker is away: a permit that this lost would be waited for until the patience ends. */
    private void losePermitsIfThatIsPossible(Wire wire) throws Exception {
        List<OrderId> orders = Wire.newOrders(10);
        probe.closeGate();
        for (OrderId order : orders) {
            wire.reserve(order);
        }
        await().atMost(10, SECONDS).until(() -> !probe.batchSizes().isEmpty());
        FragileServers.nats().kill();
        probe.openGate();
        await().atMost(10, SECONDS).until(() -> tables.effects(orders) > 0);
        FragileServers.nats().restart();
        await().atMost(20, SECONDS)
                .ignoreExceptions()
                .until(() -> tables.effects(orders) == orders.size() && pending(wire) == 0);
    }

    private static long pending(Wire wire) throws Exception {
        var info = wire.connection().jetStreamManagement().getConsumerInfo("ORDERS", "probe");
        return info.getNumPending() + info.getNumAckPending();
    }
}
