package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.Assortment;
import io.orderflow.endtoend.shop.Audit;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.endtoend.shop.Traffic;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.servers.process.ManagedProcess;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Processes that end without a word while orders run. */
@RunsOn(Setting.TO_CRASH)
class CrashIT {
    private static final int ORDERS_PER_SECOND = 10;
    private static final Duration RECOVERY = Duration.ofMinutes(2);
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private final Shop shop;
    private final OrderflowSystem system;

    CrashIT(Shop shop, OrderflowSystem system) {
        this.shop = shop;
        this.system = system;
    }

    @BeforeEach
    void everythingRuns() {
        assertThat(system.processes()).allSatisfy(this::isReadyAgain);
    }

    @Test
    void keepsEveryPromiseWhenTheBrokerIsKilled() {
        keepsEveryPromiseThroughTheDeathOf(List.of(system.nats().process()));
    }

    @Test
    void keepsEveryPromiseWhenTheDatabaseIsKilled() {
        keepsEveryPromiseThroughTheDeathOf(List.of(system.postgres().process()));
    }

    @Test
    void keepsEveryPromiseWhenOneServiceAfterTheOtherIsKilled() {
        keepsEveryPromiseThrough(traffic -> {
            for (Service service : Service.values()) {
                die(List.of(system.process(service)), traffic);
            }
        });
    }

    @Test
    void keepsEveryPromiseWhenAllProcessesAreKilledAtOnce() {
        keepsEveryPromiseThroughTheDeathOf(system.processes().toList());
    }

    @Test
    void keepsEveryPromiseWhenTheBrokerLosesItsStore() {
        keepsEveryPromiseThrough(traffic -> {
            system.nats().stop();
            system.nats().wipe();
            traffic.flowsFor(A_MOMENT);
            system.nats().restart();
        });
    }

    private void keepsEveryPromiseThroughTheDeathOf(List<ManagedProcess> victims) {
        keepsEveryPromiseThrough(traffic -> die(victims, traffic));
    }

    private void keepsEveryPromiseThrough(Consumer<Traffic> disaster) {
        Assortment assortment = Assortment.of(shop);
        try (Traffic traffic = Traffic.of(ORDERS_PER_SECOND, assortment::nextOrRegretted)) {
            traffic.flowsFor(A_MOMENT);
            disaster.accept(traffic);
            traffic.flowsFor(A_MOMENT);

            new Audit(shop, assortment, traffic.stop()).passes();
        }
    }

    /** Dies, and is started again by the supervisor. */
    private void die(List<ManagedProcess> victims, Traffic traffic) {
        int starts = startsOf(victims);
        victims.forEach(ManagedProcess::kill);
        traffic.flowsFor(A_MOMENT);
        assertThat(victims).allSatisfy(this::isReadyAgain);
        assertThat(startsOf(victims)).isGreaterThanOrEqualTo(starts + victims.size());
    }

    private static int startsOf(List<ManagedProcess> processes) {
        return processes.stream().mapToInt(ManagedProcess::restarts).sum();
    }

    private void isReadyAgain(ManagedProcess process) {
        await(process.name() + " is ready").atMost(RECOVERY).until(process::isReady);
    }
}
