package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.EventTrail;
import io.orderflow.endtoend.shop.Http.Answer;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.endtoend.shop.Stock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Customers who change their minds, at every step. */
@RunsOn(Setting.PACKING_BY_HAND)
class CancellationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int RACES = 10;

    private final Shop shop;

    CancellationIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void stopsAnOrderWhileItsPaymentIsAskedForAndGivesEverythingBack() {
        String lamp = shop.offers("LAMP", 34_998, 5);
        PlacedOrder order = shop.customer().payingWith("tok_slow").orders(lamp, 2);
        order.reaches("RESERVED");

        Answer answer = order.cancel();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("status").asText()).isEqualTo("CANCELLED");
        assertThat(order.endsAs("CANCELLED").at("/cancellation/reason").asText())
                .isEqualTo("CUSTOMER_REQUEST");
        assertGivenBack(order, lamp);
        order.isToldOnce("RECEIVED", "CANCELLED");
        assertThat(EventTrail.of(order.events()).types()).doesNotContain("OrderProcessed", "ShipmentPrepared");
    }

    @Test
    void takesAParcelBackThatSomebodyIsAboutToPack() {
        String lamp = shop.offers("LAMP", 34_998, 5);
        PlacedOrder order = shop.customer().orders(lamp, 2);
        String shipment = order.awaitPackTask();
        order.reaches("PREPARED");
        assertThat(shop.tellsWarehouse(shipment, "claim", "ann").status()).isEqualTo(200);

        assertThat(order.cancel().status()).isEqualTo(202);
        order.endsAs("CANCELLED");

        Answer packed = shop.tellsWarehouse(shipment, "packed", "ann");
        assertThat(packed.status()).isEqualTo(409);
        assertThat(packed.body().path("detail").asText()).contains("put the goods back");
        assertGivenBack(order, lamp);
        order.isToldOnce("RECEIVED", "CONFIRMED", "PREPARED", "CANCELLED");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(order.shipments().at("/0/status").asText()).isEqualTo("CANCELLED"));
    }

    @Test
    void tellsWhoeverComesTooLateWhatToDoInstead() {
        String lamp = shop.offers("LAMP", 34_998, 5);
        PlacedOrder order = shop.customer().orders(lamp, 1);
        assertThat(shop.tellsWarehouse(order.awaitPackTask(), "packed", "ann").status())
                .isEqualTo(200);
        order.endsAs("FULFILLED");

        Answer answer = order.cancel();

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("detail").asText()).contains("can be sent back");
        assertThat(EventTrail.of(order.events()).findings()).isEmpty();
    }

    @Test
    void stopsAnOrderOnceHoweverOftenSomebodyClicks() {
        String lamp = shop.offers("LAMP", 34_998, 5);
        PlacedOrder order = shop.customer().orders(lamp, 1);
        order.awaitPackTask();
        order.reaches("PREPARED");

        List<Answer> answers =
                atOnce(IntStream.range(0, 8).mapToObj(click -> order).toList());

        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 202).contains(202);
        order.endsAs("CANCELLED");
        assertThat(EventTrail.of(order.events()).findings()).isEmpty();
        assertGivenBack(order, lamp);
    }

    @Test
    void hasTheWarehouseDecideOnceBetweenPackingAndCancelling() throws Exception {
        String lamp = shop.offers("LAMP", 34_998, RACES);
        List<PlacedOrder> orders = IntStream.range(0, RACES)
                .mapToObj(number -> shop.customer().orders(lamp, 1))
                .toList();
        List<String> shipments = orders.stream().map(PlacedOrder::awaitPackTask).toList();
        orders.forEach(order -> order.reaches("PREPARED"));

        Thread packing = Thread.ofVirtual()
                .start(() -> shipments.forEach(shipment -> assertThat(
                                shop.tellsWarehouse(shipment, "packed", "ann").status())
                        .isIn(200, 409)));
        atOnce(orders.reversed());
        packing.join();

        long packed = 0;
        for (PlacedOrder order : orders) {
            await().atMost(PATIENCE).until(order::hasEnded);
            JsonNode view = order.endsAs(order.status());
            assertThat(EventTrail.of(order.events()).findings()).isEmpty();
            boolean fulfilled = view.path("status").asText().equals("FULFILLED");
            packed += fulfilled ? 1 : 0;
            assertThat(view.at("/payment/status").asText()).isEqualTo(fulfilled ? "CAPTURED" : "VOIDED");
        }
        int left = RACES - (int) packed;
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shop.stock(lamp)).isEqualTo(new Stock(left, 0, left)));
    }

    private void assertGivenBack(PlacedOrder order, String lamp) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(order.payment().body().path("status").asText())
                                .isEqualTo("VOIDED"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shop.stock(lamp)).isEqualTo(new Stock(5, 0, 5)));
        assertThat(EventTrail.of(order.events()).findings()).isEmpty();
        order.comesToRest();
    }

    private static List<Answer> atOnce(List<PlacedOrder> orders) {
        return orders.stream()
                .gather(Gatherers.mapConcurrent(orders.size(), PlacedOrder::cancel))
                .toList();
    }
}
