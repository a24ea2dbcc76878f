package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.Event;
import io.orderflow.endtoend.shop.EventTrail;
import io.orderflow.endtoend.shop.Http.Answer;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Shop;
import java.time.Duration;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Finance gives money back, whole and in parts, and never more than was captured. */
@RunsOn(Setting.PACKING_BY_HAND)
class RefundIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PRICE = 30_000;

    private final Shop shop;

    RefundIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void givesAPartBackAndShowsItWhereverTheMoneyIsShown() {
        PlacedOrder order = fulfilled("tok_visa");

        Answer answer = order.givesBack("k-1", 10_000);

        assertThat(answer.status()).isEqualTo(202);
        String refundId = answer.body().path("refundId").asText();
        JsonNode view = awaitRefund(order, 0, "REFUNDED");
        assertThat(view.at("/payment/status").asText()).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(view.at("/payment/refunded/amount").asLong()).isEqualTo(10_000);
        assertThat(view.at("/refunds/0/refundId").asText()).isEqualTo(refundId);
        assertThat(view.at("/refunds/0/reason").asText()).isEqualTo("DAMAGED");
        assertThat(view.path("status").asText()).isEqualTo("FULFILLED");
        assertThat(order.payment().body().path("status").asText()).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(order.moved("MERCHANT")).isEqualTo(PRICE - 10_000);
        Event requested = order.awaitEvent("PaymentRefundRequested");
        assertThat(requested.body().path("refundId").asText()).isEqualTo(refundId);
        assertThat(requested.cause()).isEqualTo(order.awaitEvent("OrderCreated").id());
        assertThat(order.awaitEvent("PaymentRefunded").cause()).isEqualTo(requested.id());
        assertAtRest(order);
    }

    @Test
    void givesBackOnceHoweverOftenItIsAskedUnderOneKey() {
        PlacedOrder order = fulfilled("tok_visa");

        List<Answer> answers = IntStream.range(0, 8)
                .boxed()
                .gather(Gatherers.mapConcurrent(8, click -> order.givesBack("k-1", 10_000)))
                .toList();

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        awaitRefund(order, 0, "REFUNDED");
        Answer again = order.givesBack("k-1", 10_000);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.body().path("status").asText()).isEqualTo("REFUNDED");
        Answer other = order.givesBack("k-1", 1);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body().path("type").asText()).endsWith("idempotency-key-reused");
        assertThat(order.moved("MERCHANT")).isEqualTo(PRICE - 10_000);
        assertThat(EventTrail.of(order.events()).types()).containsOnlyOnce("PaymentRefundRequested", "PaymentRefunded");
    }

    @Test
    void givesAllBackInManyPartsAndNoMoreThanThat() {
        PlacedOrder order = fulfilled("tok_visa");

        IntStream.range(0, 6)
                .forEach(part ->
                        assertThat(order.givesBack("k-" + part, 5_000).status()).isEqualTo(202));

        await().atMost(PATIENCE)
                .until(() -> order.view().at("/payment/status").asText().equals("REFUNDED"));
        assertThat(order.payment().body().path("status").asText()).isEqualTo("REFUNDED");
        assertThat(order.moved("MERCHANT")).isZero();
        Answer more = order.givesBack("k-6", 1);
        assertThat(more.status()).isEqualTo(422);
        assertThat(more.body().at("/left/amount").asLong()).isZero();
        assertAtRest(order);
    }

    @Test
    void saysHowMuchIsLeftToWhomWantsMore() {
        PlacedOrder order = fulfilled("tok_visa");
        assertThat(order.givesBack("k-1", PRICE + 1).status()).isEqualTo(422);
        assertThat(order.givesBack("k-2", 10_000).status()).isEqualTo(202);

        Answer answer = order.givesBack("k-3", 20_001);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("type").asText()).endsWith("refund-too-large");
        assertThat(answer.body().at("/left/amount").asLong()).isEqualTo(20_000);
        assertThat(order.givesBack("k-4", 20_000).status()).isEqualTo(202);
    }

    @Test
    void givesBackOneOfTwoThatAreTooMuchTogether() {
        PlacedOrder order = fulfilled("tok_visa");

        List<Answer> answers = IntStream.range(0, 2)
                .boxed()
                .gather(Gatherers.mapConcurrent(2, key -> order.givesBack("k-" + key, 20_000)))
                .toList();

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(202, 422);
        awaitRefund(order, 0, "REFUNDED");
        assertThat(order.moved("MERCHANT")).isEqualTo(PRICE - 20_000);
        assertAtRest(order);
    }

    @Test
    void givesNothingBackBeforeItIsCaptured() {
        String lamp = shop.offers("LAMP", PRICE, 5);
        PlacedOrder order = shop.customer().orders(lamp, 1);
        String shipment = order.awaitPackTask();
        order.reaches("PREPARED");

        Answer early = order.givesBack("k-1", 1);

        assertThat(early.status()).isEqualTo(409);
        assertThat(early.body().path("detail").asText()).contains("nothing to give back");
        assertThat(shop.tellsWarehouse(shipment, "packed", "ann").status()).isEqualTo(200);
        order.endsAs("FULFILLED");
        assertThat(order.givesBack("k-1", 1).status()).isEqualTo(202);
        assertThat(new PlacedOrder(shop, "01936f2e-0000-7000-8000-000000000001")
                        .givesBack("k-1", 1)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void mayBeAskedAgainForWhatTheGatewayRefuses() {
        PlacedOrder order = fulfilled("tok_refund_refused");
        assertThat(order.givesBack("k-1", PRICE).status()).isEqualTo(202);

        JsonNode view = awaitRefund(order, 0, "FAILED");

        assertThat(view.at("/refunds/0/failure").asText()).isEqualTo("CARD_CLOSED");
        assertThat(view.at("/payment/status").asText()).isEqualTo("CAPTURED");
        assertThat(order.moved("MERCHANT")).isEqualTo(PRICE);
        assertThat(order.givesBack("k-2", PRICE).status()).isEqualTo(202);
        awaitRefund(order, 1, "FAILED");
        assertAtRest(order);
    }

    @Test
    void waitsForAGatewayThatSaysNothingAtFirst() {
        PlacedOrder order = fulfilled("tok_refund_silent");
        assertThat(order.givesBack("k-1", 10_000).status()).isEqualTo(202);
        assertThat(order.givesBack("k-2", 20_000).status()).isEqualTo(202);
        assertThat(order.view().at("/waitingFor/what").asText()).isEqualTo("REFUND");

        awaitRefund(order, 0, "REFUNDED");
        awaitRefund(order, 1, "REFUNDED");

        assertThat(order.view().at("/payment/status").asText()).isEqualTo("REFUNDED");
        assertThat(order.moved("MERCHANT")).isZero();
        assertAtRest(order);
    }

    private PlacedOrder fulfilled(String token) {
        String lamp = shop.offers("LAMP", PRICE, 5);
        PlacedOrder order = shop.customer().payingWith(token).orders(lamp, 1);
        order.handles(order.awaitParcel(), "packed", "ann");
        order.endsAs("FULFILLED");
        return order;
    }

    private static JsonNode awaitRefund(PlacedOrder order, int which, String status) {
        await().alias("refund %d of order %s is %s".formatted(which, order.id(), status))
                .atMost(PATIENCE)
                .until(() -> order.view()
                        .at("/refunds/" + which + "/status")
                        .asText()
                        .equals(status));
        return order.view();
    }

    private static void assertAtRest(PlacedOrder order) {
        order.comesToRest();
        assertThat(order.held()).isZero();
        assertThat(EventTrail.of(order.events()).findings()).isEmpty();
    }
}
