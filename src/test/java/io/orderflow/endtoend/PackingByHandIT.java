package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.Http.Answer;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.endtoend.shop.Stock;
import io.orderflow.local.Service;
import org.junit.jupiter.api.Test;

/** People in the warehouse. */
@RunsOn(Setting.PACKING_BY_HAND)
class PackingByHandIT {
    private final Shop shop;

    PackingByHandIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void givesAParcelToOneWorkerAndFulfilsTheOrderWhenItIsPacked() {
        String lamp = shop.offers("LAMP", 34_998, 10);
        PlacedOrder order = shop.customer().orders(lamp, 1);
        String shipment = order.awaitPackTask();

        assertThat(shop.tellsWarehouse(shipment, "claim", "ann").status()).isEqualTo(200);
        assertThat(shop.tellsWarehouse(shipment, "claim", "ann").status()).isEqualTo(200);
        assertThat(shop.tellsWarehouse(shipment, "claim", "bob").status()).isEqualTo(409);
        assertThat(shop.tellsWarehouse(shipment, "packed", "bob").status()).isEqualTo(409);
        assertThat(order.status()).isEqualTo("PREPARED");
        assertThat(shop.stock(lamp)).isEqualTo(new Stock(10, 1, 9));
        assertThat(order.payment().body().path("status").asText()).isEqualTo("AUTHORIZED");

        assertThat(shop.tellsWarehouse(shipment, "packed", "ann").status()).isEqualTo(200);
        assertThat(shop.tellsWarehouse(shipment, "claim", "bob").status()).isEqualTo(409);
        order.endsAs("FULFILLED");
        await().untilAsserted(() -> assertThat(shop.stock(lamp)).isEqualTo(new Stock(9, 0, 9)));
        assertThat(order.events())
                .filteredOn(event -> event.type().equals("ShipmentProcessed"))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.body().path("packedBy").asText()).isEqualTo("ann"));
    }

    @Test
    void showsWhatToWriteToWhomPacksAParcelUntilItIsPacked() {
        String mug = shop.offers("MUG", 1_299, 10);
        PlacedOrder order = shop.customer().ordersAsGift(mug, 2, "Happy birthday,\nAda");
        String shipment = order.awaitPackTask();

        assertThat(giftMessages(shipment).toString())
                .isEqualTo("[{\"quantity\":2,\"text\":\"Happy birthday,\\nAda\"}]");

        assertThat(shop.tellsWarehouse(shipment, "packed", "ann").status()).isEqualTo(200);
        order.endsAs("FULFILLED");
        assertThat(giftMessages(shipment).isMissingNode()).isTrue();
        assertThat(order.shipments().toString()).contains(mug).doesNotContain("birthday");
    }

    private JsonNode giftMessages(String shipment) {
        return shop.get(Service.WAREHOUSE, "/pack-tasks/" + shipment)
                .path("lines")
                .path(0)
                .path("giftMessages");
    }

    @Test
    void refusesToPackTheSameParcelTwice() {
        String lamp = shop.offers("LAMP", 34_998, 10);
        PlacedOrder order = shop.customer().orders(lamp, 1);
        String shipment = order.awaitPackTask();

        assertThat(shop.tellsWarehouse(shipment, "packed", "ann").status()).isEqualTo(200);
        Answer again = shop.tellsWarehouse(shipment, "packed", "bob");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.header("Content-Type")).startsWith("application/problem+json");
        order.endsAs("FULFILLED");
    }
}
