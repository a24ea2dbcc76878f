package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.Event;
import io.orderflow.endtoend.shop.EventTrail;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Shop;
import org.junit.jupiter.api.Test;

/** A bank takes money back, asking nobody, and finance sees it. */
@RunsOn(Setting.PACKING_BY_HAND)
class ChargebackIT {
    private static final int PRICE = 30_000;

    private final Shop shop;

    ChargebackIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void isToldOfOnceAndSeenWhereTheMoneyIsShown() {
        String lamp = shop.offers("LAMP", PRICE, 5);
        PlacedOrder order = shop.customer().payingWith("tok_charged_back").orders(lamp, 1);
        order.handles(order.awaitParcel(), "packed", "ann");
        order.endsAs("FULFILLED");
        Event told = order.awaitEvent("PaymentChargedBack");
        JsonNode payment = order.payment().body();

        assertThat(told.cause()).isEqualTo(order.awaitEvent("ShipmentProcessed").id());
        assertThat(told.body().at("/amount/amount").asLong()).isEqualTo(PRICE);
        assertThat(payment.at("/chargebacks/0/chargebackId").asText())
                .isEqualTo(told.body().path("chargebackId").asText());
        assertThat(payment.at("/chargebacks/0/reason").asText()).isEqualTo("FRAUDULENT");
        assertThat(order.moved("MERCHANT")).isZero();
        assertThat(order.moved("CUSTOMER")).isZero();
        order.comesToRest();
        assertThat(order.held()).isZero();
        assertThat(EventTrail.of(order.events()).findings()).isEmpty();
    }
}
