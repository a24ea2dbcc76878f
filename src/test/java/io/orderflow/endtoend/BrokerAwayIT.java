package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.local.OrderflowSystem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** nats-server is stopped, as for its maintenance. */
@RunsOn(Setting.AUTO_PACK)
class BrokerAwayIT {
    private final Shop shop;
    private final OrderflowSystem system;

    BrokerAwayIT(Shop shop, OrderflowSystem system) {
        this.shop = shop;
        this.system = system;
    }

    @AfterAll
    void bringTheBrokerBack() {
        if (!system.nats().process().isAlive()) {
            system.nats().restart();
        }
    }

    @Test
    void acceptsOrdersThatFlowWhenTheBrokerIsBack() {
        String lamp = shop.offers("LAMP", 34_998, 100);
        system.nats().stop();

        List<PlacedOrder> orders =
                Stream.generate(() -> shop.customer().orders(lamp, 1)).limit(10).toList();
        assertThat(orders).allSatisfy(order -> assertThat(order.status()).isEmpty());
        system.nats().restart();

        assertThat(orders).allSatisfy(order -> order.endsAs("FULFILLED"));
    }
}
