package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.Counted;
import io.orderflow.endtoend.shop.Event;
import io.orderflow.endtoend.shop.EventTrail;
import io.orderflow.endtoend.shop.Http.Answer;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Return;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.endtoend.shop.Stock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody of support decides whether goods may come back, and they are not expected for ever. */
@RunsOn(Setting.EVERY_COURSE)
class ReturnByHandIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PRICE = 30_000;

    private final Shop shop;

    ReturnByHandIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void takesGoodsBackThatSomebodyHasApproved() {
        String lamp = shop.offers("LAMP", PRICE, 5);
        PlacedOrder order = fulfilled(lamp, 1);
        Return goods = Return.of(order, "k-1", Map.of(lamp, 1));
        assertThat(goods.status()).isEqualTo("REQUESTED");
        assertThat(order.view().at("/waitingFor/what").asText()).isEqualTo("RETURN_DECISION");
        assertThat(goods.task().status()).isEqualTo(404);

        Answer answer = goods.isApproved();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("status").asText()).isEqualTo("APPROVED");
        Event approved = order.awaitEvent("ReturnApproved");
        assertThat(approved.body().path("by").asText()).isEqualTo("sue");
        assertThat(Instant.parse(answer.body().path("until").asText()))
                .isEqualTo(Instant.parse(approved.body().path("until").asText()))
                .isBefore(Instant.now().plus(Setting.TIME_TO_SEND_BACK));
        assertThat(goods.isApproved().status()).isEqualTo(200);
        assertThat(goods.isRejected("OPENED").status()).isEqualTo(409);
        assertThat(goods.arrivesOnceExpected("r-1", Counted.sellable(lamp, 1)).status())
                .isEqualTo(200);
        assertPaidBack(order, goods);
        awaitStock(lamp, 5);
        assertAtRest(order);
    }

    @Test
    void tellsACustomerWhoseReturnIsRejectedAndLeavesTheUnitsToAnother() {
        String lamp = shop.offers("LAMP", PRICE, 5);
        PlacedOrder order = fulfilled(lamp, 1);
        Return goods = Return.of(order, "k-1", Map.of(lamp, 1));
        assertThat(Return.ask(order, "k-2", Map.of(lamp, 1)).status())
                .as("while it is not decided")
                .isEqualTo(422);

        Answer answer = goods.isRejected("OPENED");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("status").asText()).isEqualTo("REJECTED");
        assertThat(goods.view().path("rejection").asText()).isEqualTo("OPENED");
        assertThat(goods.isRejected("OPENED").status()).isEqualTo(200);
        assertThat(goods.isApproved().status()).isEqualTo(409);
        order.isToldOnce("RECEIVED", "CONFIRMED", "PREPARED", "PACKED", "FULFILLED", "RETURN_REJECTED");
        assertThat(shop.mailsThatMention(order.id())).anyMatch(mail -> mail.mentions("has been opened"));
        assertThat(goods.task().status()).isEqualTo(404);
        assertAtRest(order);
        assertThat(order.view().has("returned")).isFalse();
        Return.of(order, "k-2", Map.of(lamp, 1));
    }

    @Test
    void expectsGoodsForSomeTimeAndTakesThemLaterAllTheSame() {
        String lamp = shop.offers("LAMP", PRICE, 5);
        PlacedOrder order = fulfilled(lamp, 1);
        Return goods = Return.of(order, "k-1", Map.of(lamp, 1));
        assertThat(goods.isApproved().status()).isEqualTo(200);

        goods.reaches("EXPIRED");

        assertThat(goods.view().has("until")).isFalse();
        order.comesToRest();
        assertThat(goods.isApproved().status()).isEqualTo(409);
        assertThat(goods.arrivesOnceExpected("r-1", Counted.sellable(lamp, 1)).status())
                .isEqualTo(200);
        assertPaidBack(order, goods);
        awaitStock(lamp, 5);
        assertAtRest(order);
        order.isToldOnce(
                "RECEIVED",
                "CONFIRMED",
                "PREPARED",
                "PACKED",
                "FULFILLED",
                "RETURN_APPROVED",
                "RETURN_EXPIRED",
                "RETURN_RECEIVED",
                "REFUNDED");
    }

    private PlacedOrder fulfilled(String sku, int units) {
        PlacedOrder order = shop.customer().orders(sku, units);
        order.handles(order.awaitParcel(), "packed", "ann");
        order.endsAs("FULFILLED");
        return order;
    }

    private static void assertPaidBack(PlacedOrder order, Return goods) {
        goods.reaches("RECEIVED");
        await().atMost(PATIENCE)
                .until(() -> order.view().at("/payment/status").asText().equals("REFUNDED"));
        JsonNode view = order.view();
        assertThat(view.path("returned").asText()).isEqualTo("RETURNED");
        assertThat(view.path("refunds")).hasSize(1);
        assertThat(order.moved("MERCHANT")).isZero();
    }

    private void awaitStock(String sku, int units) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shop.stock(sku)).isEqualTo(new Stock(units, 0, units)));
    }

    private static void assertAtRest(PlacedOrder order) {
        order.comesToRest();
        assertThat(EventTrail.of(order.events()).findings()).isEmpty();
    }
}
