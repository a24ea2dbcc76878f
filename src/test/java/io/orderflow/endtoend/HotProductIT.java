package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.endtoend.shop.Stock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Everybody wants the same thing. */
@RunsOn(Setting.AUTO_PACK)
class HotProductIT {
    private final Shop shop;

    HotProductIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void sellsExactlyTheHundredUnitsThatFiveHundredBuyersWant() {
        String console = shop.offers("CONSOLE", 49_999, 100);

        List<PlacedOrder> orders = IntStream.range(0, 500)
                .boxed()
                .gather(Gatherers.mapConcurrent(32, buyer -> shop.customer().orders(console, 1)))
                .toList();

        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(statuses(orders)).isEqualTo(Map.of("FULFILLED", 100L, "REJECTED", 400L)));
        await().untilAsserted(() -> assertThat(shop.stock(console)).isEqualTo(new Stock(0, 0, 0)));
    }

    private static Map<String, Long> statuses(List<PlacedOrder> orders) {
        return orders.stream()
                .gather(Gatherers.mapConcurrent(8, PlacedOrder::status))
                .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
    }
}
