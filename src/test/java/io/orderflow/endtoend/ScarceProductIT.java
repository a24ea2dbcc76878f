package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.Event;
import io.orderflow.endtoend.shop.Http;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Reservations;
import io.orderflow.endtoend.shop.Shop;
import java.time.Duration;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Somebody whose card is declined orders a scarce product over and over, so that it is always reserved. */
@RunsOn(Setting.AUTO_PACK)
class ScarceProductIT {
    private static final int UNITS = 20;

    private final Shop shop;

    ScarceProductIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void everyHonestBuyerGetsTheirsWhileOneReservesAllThatThereIsInALoop() {
        String console = shop.offers("CONSOLE", 49_999, UNITS);

        try (Reservations loop = Reservations.of(shop.customer().payingWith("tok_declined"), console, UNITS / 4)) {
            await("so many have been declined as one customer may have")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> declined(loop) == UNITS);

            List<PlacedOrder> honest = IntStream.range(0, UNITS)
                    .boxed()
                    .gather(Gatherers.mapConcurrent(4, buyer -> shop.customer().orders(console, 1)))
                    .toList();

            await().atMost(Duration.ofSeconds(60)).until(() -> honest.stream().allMatch(PlacedOrder::hasEnded));
            assertThat(honest).extracting(PlacedOrder::status).containsOnly("FULFILLED");
            assertThat(loop.refusals()).isNotEmpty().allSatisfy(ScarceProductIT::saysWhy);
        }
    }

    /** How many of them held stock and gave it back; no more are counted than there are units. */
    private static long declined(Reservations loop) {
        return loop.accepted().stream()
                .filter(order -> order.events().stream().map(Event::type).anyMatch("StockReleased"::equals))
                .limit(UNITS)
                .count();
    }

    private static void saysWhy(Http.Answer refusal) {
        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.body().path("type").asText()).isEqualTo("urn:orderflow:problem:too-many-unpaid-orders");
        assertThat(Integer.parseInt(refusal.header("Retry-After"))).isPositive();
    }
}
