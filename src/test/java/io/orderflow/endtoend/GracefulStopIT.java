package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.Event;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.servers.process.ManagedProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A service is asked to stop, as in a rolling update. */
@RunsOn(Setting.AUTO_PACK)
class GracefulStopIT {
    private final Shop shop;
    private final ManagedProcess payment;

    GracefulStopIT(Shop shop, OrderflowSystem system) {
        this.shop = shop;
        this.payment = system.process(Service.PAYMENT);
    }

    @AfterAll
    void bringPaymentBack() {
        payment.start();
        payment.awaitReady(Setting.START_LIMIT);
    }

    @Test
    void waitsForTheGatewayThatHasBeenAsked() {
        String lamp = shop.offers("LAMP", 34_998, 10);
        PlacedOrder order = shop.customer().payingWith("tok_slow").orders(lamp, 1);
        await().until(() -> order.payment().body().path("status").asText().equals("REQUESTED"));

        payment.stop();

        await().untilAsserted(
                        () -> assertThat(order.events()).extracting(Event::type).contains("PaymentAuthorized"));
        bringPaymentBack();
        order.endsAs("FULFILLED");
    }
}
