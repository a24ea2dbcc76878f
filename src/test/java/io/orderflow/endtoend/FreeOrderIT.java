package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.EventTrail;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Shop;
import org.junit.jupiter.api.Test;

/** An order that costs nothing is carried out like any other, and nobody is asked to pay. */
@RunsOn(Setting.AUTO_PACK)
class FreeOrderIT {
    private final Shop shop;

    FreeOrderIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void isFulfilledWithAnyTokenAndTheNineEvents() {
        PlacedOrder order = shop.customer().payingWith("tok_declined").orders(shop.offers("SAMPLE", 0, 10), 2);

        order.endsAs("FULFILLED");

        assertThat(EventTrail.of(order.events()).types()).hasSize(9);
        assertThat(EventTrail.of(order.events()).findings()).isEmpty();
        assertThat(order.payment().body().path("status").asText()).isEqualTo("CAPTURED");
        assertThat(order.payment().body().at("/amount/amount").asLong()).isZero();
    }
}
