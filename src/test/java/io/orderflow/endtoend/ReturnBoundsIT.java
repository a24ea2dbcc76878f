package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.Counted;
import io.orderflow.endtoend.shop.EventTrail;
import io.orderflow.endtoend.shop.Http.Answer;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Return;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.endtoend.shop.Stock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No more comes back than was sent, and no more is paid back than was paid, however often it is asked for and by whom. */
@RunsOn(Setting.PACKING_BY_HAND)
class ReturnBoundsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PRICE = 30_000;

    private final Shop shop;

    ReturnBoundsIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void takesDownOneReturnHoweverOftenTheCustomerClicks() {
        String lamp = shop.offers("LAMP", PRICE, 5);
        PlacedOrder order = fulfilled(Map.of(lamp, 1));

        List<Answer> answers = atOnce(8, click -> Return.ask(order, "k-1", Map.of(lamp, 1)));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(answer -> answer.body().path("returnId").asText())
                .containsOnly(order.view().at("/returns/0/returnId").asText());
        assertThat(order.view().path("returns")).hasSize(1);
        assertThat(Return.ask(order, "k-1", Map.of(lamp, 1)).header("Idempotent-Replayed"))
                .isEqualTo("true");
        Answer other = Return.ask(order, "k-1", Map.of(lamp, 2));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body().path("type").asText()).endsWith("idempotency-key-reused");
        assertThat(EventTrail.of(order.events()).types()).containsOnlyOnce("ReturnRequested", "ReturnApproved");
    }

    @Test
    void countsAParcelOnceHoweverOftenTheWorkerClicksAndNoMoreThanWasAnnounced() {
        String lamp = shop.offers("LAMP", PRICE, 5);
        PlacedOrder order = fulfilled(Map.of(lamp, 2));
        Return goods = Return.of(order, "k-1", Map.of(lamp, 2));
        goods.arrivesOnceExpected("r-1", Counted.sellable(lamp, 1));

        List<Answer> answers = atOnce(8, click -> goods.arrives("r-1", Counted.sellable(lamp, 1)));
        Answer otherGoods = goods.arrives("r-1", Counted.damaged(lamp, 1));
        Answer tooMuch = goods.arrives("r-2", Counted.sellable(lamp, 2));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(otherGoods.status()).isEqualTo(422);
        assertThat(otherGoods.body().path("type").asText()).endsWith("idempotency-key-reused");
        assertThat(tooMuch.status()).isEqualTo(422);
        assertThat(tooMuch.body().path("type").asText()).endsWith("receipt-too-large");
        assertThat(tooMuch.body().at("/left/0/quantity").asInt()).isEqualTo(1);
        assertThat(goods.arrives("r-3", Counted.sellable(lamp, 1)).status()).isEqualTo(200);
        goods.reaches("RECEIVED");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shop.stock(lamp)).isEqualTo(new Stock(5, 0, 5)));
        assertPaidBack(order, 2 * PRICE);
    }

    @Test
    void saysHowMuchIsLeftToWhomWantsToReturnMore() {
        String lamp = shop.offers("LAMP", PRICE, 5);
        PlacedOrder order = fulfilled(Map.of(lamp, 3));
        assertThat(Return.ask(order, "k-1", Map.of(lamp, 4)).status()).isEqualTo(422);
        Return.of(order, "k-2", Map.of(lamp, 1));

        Answer answer = Return.ask(order, "k-3", Map.of(lamp, 3));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("type").asText()).endsWith("return-too-large");
        assertThat(answer.body().at("/left/0/sku").asText()).isEqualTo(lamp);
        assertThat(answer.body().at("/left/0/quantity").asInt()).isEqualTo(2);
        assertThat(Return.ask(order, "k-4", Map.of(shop.offers("MUG", 1, 1), 1)).status())
                .isEqualTo(422);
        Return.of(order, "k-5", Map.of(lamp, 2));
    }

    @Test
    void takesDownOneOfTwoReturnsOfTheLastUnit() {
        String lamp = shop.offers("LAMP", PRICE, 5);
        PlacedOrder order = fulfilled(Map.of(lamp, 1));

        List<Answer> answers = atOnce(2, customer -> Return.ask(order, "k-" + customer, Map.of(lamp, 1)));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 422);
        assertThat(order.view().path("returns")).hasSize(1);
    }

    @Test
    void takesNothingBackThatHasNotBeenHandedOver() {
        String lamp = shop.offers("LAMP", PRICE, 5);
        PlacedOrder order = shop.customer().orders(lamp, 1);
        String shipment = order.awaitPackTask();
        order.reaches("PREPARED");

        Answer early = Return.ask(order, "k-1", Map.of(lamp, 1));

        assertThat(early.status()).isEqualTo(409);
        assertThat(shop.tellsWarehouse(shipment, "packed", "ann").status()).isEqualTo(200);
        order.endsAs("FULFILLED");
        Return.of(order, "k-1", Map.of(lamp, 1));
        PlacedOrder unknown = new PlacedOrder(shop, "01936f2e-0000-7000-8000-000000000001");
        assertThat(Return.ask(unknown, "k-1", Map.of(lamp, 1)).status()).isEqualTo(404);
        assertThat(new Return(order, unknown.id()).isApproved().status()).isEqualTo(404);
        assertThat(new Return(order, unknown.id()).task().status()).isEqualTo(404);
    }

    /** Whoever is first gets it, and the other what is left of it, if anything. */
    @Test
    void givesNoMoreBackThanWasCapturedWhenFinanceAndTheWarehouseDoSoAtOnce() {
        String lamp = shop.offers("LAMP", PRICE, 10);
        List<Return> returns = Stream.generate(() -> fulfilled(Map.of(lamp, 1)))
                .limit(4)
                .map(order -> Return.of(order, "k-1", Map.of(lamp, 1)))
                .toList();
        returns.forEach(
                goods -> await().atMost(PATIENCE).until(() -> goods.task().status() == 200));

        List<Integer> statuses = returns.stream()
                .flatMap(goods -> Stream.<Supplier<Answer>>of(
                        () -> goods.order().givesBack("k-1", 20_000),
                        () -> goods.arrives("r-1", Counted.sellable(lamp, 1))))
                .gather(Gatherers.mapConcurrent(8, each -> each.get().status()))
                .toList();

        assertThat(statuses).allMatch(status -> List.of(200, 202, 422).contains(status));
        for (Return goods : returns) {
            assertPaidBack(goods.order(), PRICE);
        }
    }

    private PlacedOrder fulfilled(Map<String, Integer> quantities) {
        PlacedOrder order = shop.customer().orders(quantities);
        order.handles(order.awaitParcel(), "packed", "ann");
        order.endsAs("FULFILLED");
        return order;
    }

    private static List<Answer> atOnce(int times, IntFunction<Answer> request) {
        return IntStream.range(0, times)
                .boxed()
                .gather(Gatherers.mapConcurrent(times, request::apply))
                .toList();
    }

    /** All of this, and that once. */
    private static void assertPaidBack(PlacedOrder order, long paid) {
        await().alias("order " + order.id() + " is paid back")
                .atMost(PATIENCE)
                .until(() -> order.view().at("/payment/status").asText().equals("REFUNDED"));
        order.comesToRest();
        assertThat(order.view().at("/payment/refunded/amount").asLong()).isEqualTo(paid);
        assertThat(order.moved("MERCHANT")).isZero();
        assertThat(order.held()).isZero();
        assertThat(EventTrail.of(order.events()).findings()).isEmpty();
    }
}
