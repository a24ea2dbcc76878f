package io.orderflow.order.domain;

import static io.orderflow.order.domain.Inputs.heard;
import static io.orderflow.order.domain.OrderFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.order.domain.Course.Said;
import io.orderflow.runtime.decision.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecallingTest {

    private static final OrderRejected DECLINED = new OrderRejected(ORDER_ID, RejectionReason.PAYMENT_DECLINED);
    private static final OrderRejected OUT_OF_STOCK = new OrderRejected(ORDER_ID, RejectionReason.OUT_OF_STOCK);

    @Test
    void isRejectedByItsOwnWordAndDoesNotRepeatIt() {
        for (List<OrderEvent> events : List.<List<OrderEvent>>of(
                List.of(orderCreated(), OUT_OF_STOCK),
                List.of(OUT_OF_STOCK, orderCreated()),
                List.of(orderCreated(), stockReserved(), DECLINED),
                List.of(DECLINED, stockReserved(), orderCreated()))) {
            Course course = Course.after(heard(events));

            assertThat(course.order().status()).contains(Status.REJECTED);
            assertThat(course.said()).extracting(Said::event).doesNotContain(DECLINED, OUT_OF_STOCK);
        }
    }

    @Test
    void waitsForItsStockUntilThatIsFree() {
        Course course = Course.after(heard(orderCreated(), stockReserved(), DECLINED));

        assertThat(course.order().waitsFor()).contains(Step.RELEASE);
        assertThat(course.with(heard(stockReleased())).order().waitsFor()).isEmpty();
    }

    @Test
    void standsByItsFirstEnd() {
        Order cancelled = Course.after(heard(orderCreated(), orderCancelled())).order();

        assertThat(decide(cancelled, DECLINED)).isEqualTo(Decision.ignore());
        assertThat(decide(Course.after(heard(theWayToFulfilment())).order(), DECLINED))
                .isEqualTo(Decision.ignore());
    }

    @Test
    void believesNobodyWhoRefusesItSomethingWhileItReadsAgain() {
        assertThat(List.of(stockRejected(), paymentDeclined(), carrierBookingFailed()))
                .noneMatch(Recalling::believes);
        assertThat(theWayToFulfilment()).allMatch(Recalling::believes);
        assertThat(List.of(orderCancelled(), DECLINED, shipmentCancelled())).allMatch(Recalling::believes);
    }
}
