package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.EventTrail;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.endtoend.shop.Stock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders that cannot be fulfilled. */
@RunsOn(Setting.AUTO_PACK)
class RejectionIT {
    /** Those of the classes before are there too, thousands of them. */
    private static final Duration READING_EVERY_MAIL = Duration.ofSeconds(30);

    private final Shop shop;

    RejectionIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void rejectsAnOrderWhosePaymentIsDeclinedAndFreesItsStock() {
        String lamp = shop.offers("LAMP", 34_998, 5);

        PlacedOrder order = shop.customer().payingWith("tok_declined").orders(lamp, 2);
        JsonNode view = order.endsAs("REJECTED");

        assertThat(view.path("reason").asText()).isEqualTo("PAYMENT_DECLINED");
        assertThat(view.at("/payment/status").asText()).isEqualTo("DECLINED");
        assertThat(order.payment().body().path("status").asText()).isEqualTo("DECLINED");
        assertThat(EventTrail.of(order.events()).findings()).isEmpty();
        await().untilAsserted(() -> assertThat(shop.stock(lamp)).isEqualTo(new Stock(5, 0, 5)));
        assertThat(order.shipments()).isEmpty();
        assertToldOfTheRejectionOnce(order);
    }

    @Test
    void rejectsAnOrderForMoreThanThereIsWithoutTouchingMoney() {
        String lamp = shop.offers("LAMP", 34_998, 5);
        String mug = shop.offers("MUG", 1_450, 100);

        PlacedOrder order = shop.customer().orders(Map.of(lamp, 6, mug, 1));
        JsonNode view = order.endsAs("REJECTED");

        assertThat(view.path("reason").asText()).isEqualTo("OUT_OF_STOCK");
        assertThat(view.has("payment")).isFalse();
        assertThat(order.payment().status()).isEqualTo(404);
        assertThat(EventTrail.of(order.events()).types()).doesNotContain("PaymentRequested", "StockReleased");
        assertThat(shop.stock(lamp)).isEqualTo(new Stock(5, 0, 5));
        assertThat(shop.stock(mug)).isEqualTo(new Stock(100, 0, 100));
        assertToldOfTheRejectionOnce(order);
    }

    @Test
    void waitsForASlowPayment() {
        String lamp = shop.offers("LAMP", 34_998, 5);

        shop.customer().payingWith("tok_slow").orders(lamp, 1).endsAs("FULFILLED");
    }

    private void assertToldOfTheRejectionOnce(PlacedOrder order) {
        await().untilAsserted(() ->
                assertThat(order.notifiedSteps()).containsExactlyInAnyOrderElementsOf(List.of("RECEIVED", "REJECTED")));
        await().atMost(READING_EVERY_MAIL)
                .untilAsserted(
                        () -> assertThat(shop.mailsThatMention(order.id())).hasSize(2));
    }
}
