package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.Counted;
import io.orderflow.endtoend.shop.Event;
import io.orderflow.endtoend.shop.EventTrail;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Return;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.endtoend.shop.Stock;
import io.orderflow.local.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Customers send goods back, a rule approves it, and what came is on the shelf again, and paid back. */
@RunsOn(Setting.PACKING_BY_HAND)
class ReturnIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PRICE = 30_000;

    private final Shop shop;

    ReturnIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void takesGoodsBackAndGivesTheMoneyBackWithoutAnybodyElse() {
        String lamp = shop.offers("LAMP", PRICE, 5);
        PlacedOrder order = fulfilled(Map.of(lamp, 2));

        Return goods = Return.of(order, "k-1", Map.of(lamp, 2));

        assertThat(goods.view().path("reason").asText()).isEqualTo("NOT_AS_EXPECTED");
        assertThat(goods.status()).isEqualTo("APPROVED");
        assertThat(goods.arrivesOnceExpected("r-1", Counted.sellable(lamp, 2)).status())
                .isEqualTo(200);
        assertThat(goods.task().body().path("status").asText()).isEqualTo("RECEIVED");
        goods.reaches("RECEIVED");
        awaitRefunded(order, 2 * PRICE);
        JsonNode view = order.view();
        assertThat(view.path("status").asText()).isEqualTo("FULFILLED");
        assertThat(view.path("returned").asText()).isEqualTo("RETURNED");
        assertThat(view.at("/payment/status").asText()).isEqualTo("REFUNDED");
        assertThat(view.at("/refunds/0/reason").asText()).isEqualTo("RETURN");
        assertThat(order.moved("MERCHANT")).isZero();
        awaitStock(lamp, 5);
        assertAtRest(order);
        order.isToldOnce(
                "RECEIVED",
                "CONFIRMED",
                "PREPARED",
                "PACKED",
                "FULFILLED",
                "RETURN_APPROVED",
                "RETURN_RECEIVED",
                "REFUNDED");
    }

    @Test
    void tellsWhatFollowsFromWhat() {
        String lamp = shop.offers("LAMP", PRICE, 5);
        PlacedOrder order = fulfilled(Map.of(lamp, 1));
        Return goods = Return.of(order, "k-1", Map.of(lamp, 1));
        goods.arrivesOnceExpected("r-1", Counted.sellable(lamp, 1));
        awaitRefunded(order, PRICE);
        assertAtRest(order);

        Event created = order.awaitEvent("OrderCreated");
        Event approved = order.awaitEvent("ReturnApproved");
        Event received = order.awaitEvent("ReturnReceived");
        assertThat(order.awaitEvent("ReturnRequested").cause()).isEqualTo(created.id());
        assertThat(approved.cause()).isEqualTo(created.id());
        assertThat(approved.body().has("by")).isFalse();
        assertThat(received.cause()).isEqualTo(approved.id());
        assertThat(received.body().path("receivedBy").asText()).isEqualTo("ann");
        assertThat(received.body().path("returnId").asText()).isEqualTo(goods.id());
        Event restocked = order.awaitEvent("StockRestocked");
        assertThat(restocked.cause()).isEqualTo(received.id());
        assertThat(order.awaitEvent("PaymentRefundRequested").cause()).isIn(received.id(), restocked.id());
    }

    @Test
    void takesThemInPartsPutsWhatIsSellableOnTheShelfAndScrapsTheRest() {
        String lamp = shop.offers("LAMP", PRICE, 5);
        PlacedOrder order = fulfilled(Map.of(lamp, 3));
        Return goods = Return.of(order, "k-1", Map.of(lamp, 3));

        goods.arrivesOnceExpected("r-1", Counted.sellable(lamp, 1));
        goods.reaches("PARTIALLY_RECEIVED");
        awaitRefunded(order, PRICE);
        assertThat(order.view().path("returned").asText()).isEqualTo("PARTIALLY_RETURNED");
        assertThat(goods.view().at("/lines/0/received").asInt()).isEqualTo(1);
        awaitStock(lamp, 3);
        assertThat(goods.arrives("r-2", Counted.damaged(lamp, 1), Counted.sellable(lamp, 1))
                        .status())
                .isEqualTo(200);

        goods.reaches("RECEIVED");
        awaitRefunded(order, PRICE, 2 * PRICE);
        awaitStock(lamp, 4);
        assertThat(order.view().path("returned").asText()).isEqualTo("RETURNED");
        assertThat(shop.get(Service.INVENTORY, "/stock/" + lamp + "/history")
                        .path("items")
                        .valueStream()
                        .filter(change -> change.path("kind").asText().equals("RESTOCK")))
                .extracting(
                        change -> change.path("delta").asInt(),
                        change -> change.path("scrapped").asInt(),
                        change -> change.at("/reference/returnId").asText())
                .containsExactly(tuple(1, 1, goods.id()), tuple(1, 0, goods.id()));
        assertAtRest(order);
    }

    /**
     * The mugs are worth 3 x 1,001, less 3, with taxes of 570, and 23 of the order's discount off: 3,547. The lamps are
     * worth 2 x 5,000, less 78: 9,922. Shipping is 499 with taxes of 95.
     */
    @Test
    void givesBackWhatEachUnitHasCostAndAllOfItWithTheLast() {
        String mug = shop.offers("MUG", 1_001, 10);
        String lamp = shop.offers("LAMP", 5_000, 10);
        PlacedOrder order = packed(pricedOrder(mug, lamp));
        Return goods = Return.of(order, "k-1", Map.of(mug, 3, lamp, 2));

        goods.arrivesOnceExpected("r-1", Counted.sellable(mug, 1));
        awaitRefunded(order, 1_182);
        goods.arrives("r-2", Counted.damaged(mug, 1), Counted.sellable(lamp, 1));
        awaitRefunded(order, 1_182, 1_182 + 4_961);
        goods.arrives("r-3", Counted.sellable(lamp, 1), Counted.sellable(mug, 1));

        awaitRefunded(order, 1_182, 1_182 + 4_961, 1_183 + 4_961 + 594);
        assertThat(order.view().at("/payment/status").asText()).isEqualTo("REFUNDED");
        assertThat(order.view().at("/payment/refunded/amount").asLong()).isEqualTo(14_063);
        assertThat(order.moved("MERCHANT")).isZero();
        assertAtRest(order);
    }

    @Test
    void takesBackWhatCostNothing() {
        String sample = shop.offers("SAMPLE", 0, 5);
        PlacedOrder order = fulfilled(Map.of(sample, 2));
        Return goods = Return.of(order, "k-1", Map.of(sample, 2));

        goods.arrivesOnceExpected("r-1", Counted.sellable(sample, 2));

        goods.reaches("RECEIVED");
        awaitStock(sample, 5);
        assertAtRest(order);
        assertThat(EventTrail.of(order.events()).types()).doesNotContain("PaymentRefundRequested");
    }

    /** As a channel orders, with prices of its own. */
    private PlacedOrder pricedOrder(String mug, String lamp) {
        Map<String, Object> mugs = Map.of(
                "sku", mug,
                "quantity", 3,
                "unitPrice", usd(1_001),
                "discount", Map.of("amount", usd(3), "reason", "loyal"),
                "taxes", List.of(tax(570, false)));
        Map<String, Object> lamps =
                Map.of("sku", lamp, "quantity", 2, "unitPrice", usd(5_000), "taxes", List.of(tax(1_597, true)));
        return shop.customer()
                .ordersAsChannel(
                        "marketplace-7",
                        Map.of(
                                "lines",
                                List.of(mugs, lamps),
                                "discount",
                                Map.of("amount", usd(101), "reason", "voucher"),
                                "shipping",
                                Map.of("amount", usd(499), "taxes", List.of(tax(95, false))),
                                "total",
                                usd(14_063)));
    }

    private static Map<String, Object> tax(long amount, boolean included) {
        return Map.of("rate", "0.19", "amount", usd(amount), "included", included);
    }

    private static Map<String, Object> usd(long amount) {
        return Map.of("amount", amount, "currency", "USD");
    }

    private PlacedOrder fulfilled(Map<String, Integer> quantities) {
        return packed(shop.customer().orders(quantities));
    }

    private static PlacedOrder packed(PlacedOrder order) {
        order.handles(order.awaitParcel(), "packed", "ann");
        order.endsAs("FULFILLED");
        return order;
    }

    /** Waits until the customer has got these amounts, one after the other, in minor units. */
    private static void awaitRefunded(PlacedOrder order, long... amounts) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(order.view().path("refunds"))
                        .allMatch(refund -> refund.path("status").asText().equals("REFUNDED"))
                        .extracting(refund -> refund.at("/amount/amount").asLong())
                        .containsExactly(LongStream.of(amounts).boxed().toArray(Long[]::new)));
    }

    private void awaitStock(String sku, int units) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shop.stock(sku)).isEqualTo(new Stock(units, 0, units)));
    }

    private static void assertAtRest(PlacedOrder order) {
        order.comesToRest();
        assertThat(order.held()).isZero();
        assertThat(EventTrail.of(order.events()).findings()).isEmpty();
    }
}
