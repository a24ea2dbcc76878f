package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.Assortment;
import io.orderflow.endtoend.shop.Audit;
import io.orderflow.endtoend.shop.Http.Answer;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.endtoend.shop.Traffic;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.servers.process.ManagedProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Processes that live and do not move: connections stay open, nobody answers. */
@RunsOn(Setting.TO_CRASH)
class FreezeIT {
    private static final int ORDERS_PER_SECOND = 10;
    private static final Duration RECOVERY = Duration.ofMinutes(2);
    private static final Duration FROZEN = Duration.ofSeconds(10);

    private final Shop shop;
    private final OrderflowSystem system;

    FreezeIT(Shop shop, OrderflowSystem system) {
        this.shop = shop;
        this.system = system;
    }

    @BeforeEach
    void everythingRuns() {
        assertThat(system.processes())
                .allSatisfy(process ->
                        await(process.name() + " is ready").atMost(RECOVERY).until(process::isReady));
    }

    @AfterEach
    void thaw() {
        system.processes().forEach(ManagedProcess::resume);
    }

    @Test
    void keepsEveryPromiseWhenPaymentFreezes() {
        keepsEveryPromiseThroughAFreezeOf(system.process(Service.PAYMENT));
    }

    @Test
    void keepsEveryPromiseWhenTheBrokerFreezes() {
        keepsEveryPromiseThroughAFreezeOf(system.nats().process());
    }

    @Test
    void keepsEveryPromiseWhenTheDatabaseFreezes() {
        keepsEveryPromiseThroughAFreezeOf(system.postgres().process());
    }

    @Test
    void asksToTryAgainWithinTwoSecondsWhenTheDatabaseFreezes() {
        String lamp = shop.offers("LAMP", 34_998, 10);
        Instant begun = Instant.now();
        shop.customer().orders(lamp, 1);
        // A machine that is busy with other things is slow by itself; that is not held against the service.
        Duration ownTime = Duration.between(begun, Instant.now());
        system.postgres().pause();

        for (int attempt = 0; attempt < 3; attempt++) {
            Instant asked = Instant.now();
            Answer answer = shop.http()
                    .impatient()
                    .post(
                            shop.uri(Service.CHECKOUT, "/orders"),
                            shop.customer().body(Map.of(lamp, 1)),
                            Map.of("Idempotency-Key", UUID.randomUUID().toString()));

            assertThat(Duration.between(asked, Instant.now())).isLessThan(ownTime.plusSeconds(2));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).matches("[0-9]+");
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
        system.postgres().resume();

        shop.customer().payingWith("tok_visa").orders(lamp, 1).endsAs("FULFILLED");
    }

    private void keepsEveryPromiseThroughAFreezeOf(ManagedProcess victim) {
        Assortment assortment = Assortment.of(shop);
        try (Traffic traffic = Traffic.of(ORDERS_PER_SECOND, assortment::next)) {
            traffic.flowsFor(Duration.ofSeconds(2));
            victim.pause();
            traffic.flowsFor(FROZEN);
            victim.resume();
            traffic.flowsFor(Duration.ofSeconds(2));

            new Audit(shop, assortment, traffic.stop()).passes();
        }
    }
}
