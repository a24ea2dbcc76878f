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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Customers whose card is declined, and who have another one, or none. */
@RunsOn(Setting.EVERY_COURSE)
class PayAgainIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Shop shop;

    PayAgainIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void waitsForAnotherCardWithItsStockAndIsFulfilledWithIt() {
        String lamp = shop.offers("LAMP", 34_998, 5);
        PlacedOrder order = declined(lamp);

        JsonNode waiting = order.view();
        assertThat(waiting.path("status").asText()).isEqualTo("RESERVED");
        assertThat(waiting.at("/payment/status").asText()).isEqualTo("DECLINED");
        assertThat(waiting.at("/waitingFor/until").asText())
                .isEqualTo(order.awaitEvent("CustomerActionRequested")
                        .body()
                        .path("until")
                        .asText());
        assertThat(shop.stock(lamp)).isEqualTo(new Stock(5, 2, 3));
        order.isToldOnce("RECEIVED", "PAY_AGAIN");
        assertThat(shop.mailsThatMention(order.id())).anyMatch(mail -> mail.mentions("pay with another card"));

        assertThat(order.payAgainWith("tok_visa").status()).isEqualTo(202);
        order.handles(order.awaitParcel(), "packed", "ann");

        JsonNode view = order.endsAs("FULFILLED");
        assertThat(view.at("/payment/status").asText()).isEqualTo("CAPTURED");
        assertThat(capturedOf(order)).isEqualTo(69_996);
        assertAtRest(order);
        assertThat(shop.stock(lamp)).isEqualTo(new Stock(3, 0, 3));
    }

    @Test
    void isRejectedAndGivesItsStockBackWhenNobodyPaysInTime() {
        String lamp = shop.offers("LAMP", 34_998, 5);
        PlacedOrder order = declined(lamp);

        await().atMost(Setting.TIME_TO_PAY_AGAIN.plus(PATIENCE)).until(order::hasEnded);

        JsonNode view = order.endsAs("REJECTED");
        assertThat(view.path("reason").asText()).isEqualTo("PAYMENT_DECLINED");
        assertThat(order.payAgainWith("tok_visa").status()).isEqualTo(409);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shop.stock(lamp)).isEqualTo(new Stock(5, 0, 5)));
        assertAtRest(order);
        order.isToldOnce("RECEIVED", "PAY_AGAIN", "REJECTED");
    }

    @Test
    void asksForOnePaymentHoweverOftenTheCustomerClicks() {
        String lamp = shop.offers("LAMP", 34_998, 5);
        PlacedOrder order = declined(lamp);

        List<Answer> answers = Stream.generate(() -> order)
                .limit(8)
                .gather(Gatherers.mapConcurrent(8, clicked -> clicked.payAgainWith("tok_slow")))
                .toList();

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(answers)
                .extracting(answer -> answer.body().path("paymentId").asText())
                .containsOnly(order.view().at("/payment/paymentId").asText());
        order.handles(order.awaitParcel(), "packed", "ann");
        order.endsAs("FULFILLED");
        assertThat(EventTrail.of(order.events()).types())
                .containsOnlyOnce("PaymentAuthorized", "PaymentCaptured")
                .filteredOn("PaymentRequested"::equals)
                .hasSize(2);
        assertThat(capturedOf(order)).isEqualTo(69_996);
        assertAtRest(order);
    }

    @Test
    void tellsTheCustomerOfEachDeclineAndIsStoppedAtOnceWhenThatIsEnough() {
        String lamp = shop.offers("LAMP", 34_998, 5);
        PlacedOrder order = declined(lamp);
        assertThat(order.payAgainWith("tok_insufficient_funds").status()).isEqualTo(202);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(EventTrail.of(order.events()).types())
                        .filteredOn("CustomerActionRequested"::equals)
                        .hasSize(2));

        assertThat(order.cancel().status()).isEqualTo(200);

        order.endsAs("CANCELLED");
        order.isToldOnce("RECEIVED", "PAY_AGAIN", "PAY_AGAIN", "CANCELLED");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shop.stock(lamp)).isEqualTo(new Stock(5, 0, 5)));
        assertAtRest(order);
    }

    private PlacedOrder declined(String sku) {
        PlacedOrder order = shop.customer().payingWith("tok_declined").orders(sku, 2);
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(AssertionError.class)
                .until(() -> order.view().at("/waitingFor/what").asText().equals("CUSTOMER"));
        return order;
    }

    private long capturedOf(PlacedOrder order) {
        return order.moved("MERCHANT");
    }

    private void assertAtRest(PlacedOrder order) {
        assertThat(order.held()).isZero();
        assertThat(EventTrail.of(order.events()).findings()).isEmpty();
        order.comesToRest();
    }
}
