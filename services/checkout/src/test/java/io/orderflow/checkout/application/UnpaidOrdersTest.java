package io.orderflow.checkout.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.checkout.application.PaymentEvents.Standing;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.UuidV7;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnpaidOrdersTest {

    private static final int MAX = 3;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final UnpaidOrders unpaid = new UnpaidOrders(MAX, WINDOW, PAUSE, 0);
    private long now;

    private OrderId place() {
        OrderId orderId = new OrderId(UuidV7.unguessable());
        unpaid.placed(orderId, now);
        return orderId;
    }

    private List<OrderId> placeAll() {
        return Stream.generate(this::place).limit(MAX).toList();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void looksForNoPaymentWhileThereIsRoom() {
        place();
        place();

        assertThat(unpaid.room(now)).isEqualTo(1);
        assertThat(unpaid.toLookFor(now)).isEmpty();
    }

    @Test
    void makesRoomForThoseThatArePaidAndMayLookAgainAtOnce() {
        List<OrderId> placed = placeAll();
        assertThat(unpaid.toLookFor(now)).isEqualTo(placed);

        unpaid.found(Map.of(placed.get(1), Standing.CLOSED), now);

        assertThat(unpaid.room(now)).isEqualTo(1);
        OrderId next = place();
        assertThat(unpaid.toLookFor(now)).containsExactly(placed.get(0), placed.get(2), next);
    }

    @Test
    void looksNotAgainForAWhileWhenNothingWasFound() {
        List<OrderId> placed = placeAll();
        unpaid.found(Map.of(), now);

        assertThat(unpaid.room(now)).isZero();
        assertThat(unpaid.toLookFor(now)).isEmpty();
        assertThat(unpaid.retryAfter(now)).isEqualTo(PAUSE);
        pass(PAUSE);
        assertThat(unpaid.toLookFor(now)).isEqualTo(placed);
    }

    @Test
    void keepsThePlaceOfADeclinedOrderUntilTheWindowEndsAndLooksForItNoMore() {
        List<OrderId> placed = placeAll();
        placed.forEach(order -> unpaid.found(Map.of(order, Standing.DECLINED), now));
        pass(Duration.ofMinutes(5));

        assertThat(unpaid.room(now)).isZero();
        assertThat(unpaid.toLookFor(now)).isEmpty();
        assertThat(unpaid.retryAfter(now)).isEqualTo(Duration.ofMinutes(10));
        pass(Duration.ofMinutes(10));
        assertThat(unpaid.room(now)).isEqualTo(MAX);
    }

    @Test
    void letsInForAMomentWhenNobodyKnowsAndForgetsNothingOfIt() {
        placeAll();
        unpaid.unknown(now);

        assertThat(unpaid.room(now)).isEqualTo(MAX);
        assertThat(unpaid.toLookFor(now)).isEmpty();
        List<OrderId> newest = placeAll();
        pass(PAUSE);
        assertThat(unpaid.room(now)).isZero();
        assertThat(unpaid.toLookFor(now)).isEqualTo(newest);
    }
}
