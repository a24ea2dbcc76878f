package io.orderflow.inventory.domain;

import static io.orderflow.inventory.domain.ReservationFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.StockRejected;
import io.orderflow.events.StockReleased;
import io.orderflow.events.StockReserved;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.events.value.Shortage;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.runtime.decision.Decision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReservationDeciderTest {

    private static final OrderStock PLENTY = nothingReservedOf(stock(level(10, 0), level(10, 5)));
    private static final OrderStock RESERVED = after(PLENTY, oneLampAndTwoBulbsAreOrdered());

    @Test
    void reservesAllOfAnOrder() {
        assertThat(decide(PLENTY, oneLampAndTwoBulbsAreOrdered()))
                .isEqualTo(Decision.accept(
                        new OrderStock(new Reservation.Reserved(ONE_LAMP_TWO_BULBS), stock(level(10, 1), level(10, 7))),
                        tells(new StockReserved(ORDER_ID, ONE_LAMP_TWO_BULBS))));
    }

    @Test
    void reservesAtOnceWhatIsOnSeveralLines() {
        OrderCreated order = oneLampAndTwoBulbsAreOrdered();
        OrderLine bulbs = order.lines().getLast();
        OrderCreated withAnotherLamp = new OrderCreated(
                ORDER_ID,
                order.customer(),
                List.of(order.lines().getFirst(), bulbs, order.lines().getFirst()),
                order.total().plus(order.lines().getFirst().total()),
                order.shippingAddress(),
                order.paymentToken());
        List<SkuQuantity> reserved = List.of(new SkuQuantity(LAMP, 2), new SkuQuantity(BULB, 2));

        assertThat(decide(PLENTY, withAnotherLamp))
                .isEqualTo(Decision.accept(
                        new OrderStock(new Reservation.Reserved(reserved), stock(level(10, 2), level(10, 7))),
                        tells(new StockReserved(ORDER_ID, reserved))));
        assertThat(decide(nothingReservedOf(stock(level(1, 0), level(10, 0))), withAnotherLamp))
                .isEqualTo(Decision.accept(
                        new OrderStock(new Reservation.Rejected(), stock(level(1, 0), level(10, 0))),
                        tells(new StockRejected(ORDER_ID, List.of(new Shortage(LAMP, 2, 1))))));
    }

    @Test
    void reservesNothingWhenOnePartIsMissing() {
        OrderStock tooFewBulbs = nothingReservedOf(stock(level(10, 0), level(10, 9)));

        assertThat(decide(tooFewBulbs, oneLampAndTwoBulbsAreOrdered()))
                .isEqualTo(Decision.accept(
                        new OrderStock(new Reservation.Rejected(), tooFewBulbs.stock()),
                        tells(new StockRejected(ORDER_ID, List.of(new Shortage(BULB, 2, 1))))));
    }

    @Test
    void hasNothingOfWhatNobodyHasCounted() {
        OrderStock state = OrderStock.of(
                new Reservation.None(),
                new ReservationCommand.Heard(oneLampAndTwoBulbsAreOrdered()),
                Map.of(LAMP, level(3, 0)));

        assertThat(decide(state, oneLampAndTwoBulbsAreOrdered()))
                .isEqualTo(Decision.accept(
                        new OrderStock(new Reservation.Rejected(), stock(level(3, 0), StockLevel.NONE)),
                        tells(new StockRejected(ORDER_ID, List.of(new Shortage(BULB, 2, 0))))));
    }

    @Test
    void reservesTheLastUnits() {
        OrderStock justEnough = nothingReservedOf(stock(level(1, 0), level(2, 0)));

        assertThat(after(justEnough, oneLampAndTwoBulbsAreOrdered()).stock())
                .isEqualTo(stock(level(1, 1), level(2, 2)));
    }

    @Test
    void releasesWhatIsReservedWhenTheOrderIsRejected() {
        assertThat(decide(RESERVED, theOrderIsRejected()))
                .isEqualTo(Decision.accept(
                        new OrderStock(new Reservation.Released(), PLENTY.stock()),
                        tells(new StockReleased(ORDER_ID, ONE_LAMP_TWO_BULBS))));
    }

    @Test
    void releasesWhatIsReservedWhenTheOrderIsCancelled() {
        assertThat(decide(RESERVED, theOrderIsCancelled()))
                .isEqualTo(Decision.accept(
                        new OrderStock(new Reservation.Released(), PLENTY.stock()),
                        tells(new StockReleased(ORDER_ID, ONE_LAMP_TWO_BULBS))));
    }

    @Test
    void hasNothingToReleaseWhenStockRanOut() {
        OrderStock rejected = new OrderStock(new Reservation.Rejected(), PLENTY.stock());

        assertThat(decide(rejected, theOrderIsCancelled())).isEqualTo(Decision.ignore());

        assertThat(decide(rejected, new OrderRejected(ORDER_ID, RejectionReason.OUT_OF_STOCK)))
                .isEqualTo(Decision.ignore());
    }

    @Test
    void reservesNothingForAnOrderThatIsKnownToBeRejected() {
        saysThatAllIsFreeThoughNothingWasReserved(after(PLENTY, theOrderIsRejected()));
    }

    @Test
    void reservesNothingForAnOrderThatIsKnownToBeCancelled() {
        saysThatAllIsFreeThoughNothingWasReserved(after(PLENTY, theOrderIsCancelled()));
    }

    /** It may have been, before a database was restored that has forgotten it. */
    private static void saysThatAllIsFreeThoughNothingWasReserved(OrderStock late) {
        OrderStock released = new OrderStock(new Reservation.Released(), PLENTY.stock());

        assertThat(late).isEqualTo(new OrderStock(new Reservation.Forestalled(), PLENTY.stock()));
        assertThat(decide(late, theOrderIsCancelled())).isEqualTo(Decision.ignore());
        assertThat(decide(late, theyArePacked())).isInstanceOf(Decision.Rejected.class);
        assertThat(decide(late, oneLampAndTwoBulbsAreOrdered()))
                .isEqualTo(Decision.accept(released, tells(new StockReleased(ORDER_ID, ONE_LAMP_TWO_BULBS))));
        assertThat(decide(released, oneLampAndTwoBulbsAreOrdered())).isEqualTo(Decision.ignore());
    }

    @Test
    void letsGoOfWhatIsPacked() {
        assertThat(decide(RESERVED, theyArePacked()))
                .isEqualTo(Decision.accept(new OrderStock(new Reservation.Packed(), stock(level(9, 0), level(8, 5)))));
    }

    @Test
    void takesAPackedParcelForItsReservationWhenThatWasNotHeardOf() {
        OrderStock packed = after(PLENTY, theyArePacked());

        assertThat(packed).isEqualTo(after(RESERVED, theyArePacked()));
        assertThat(decide(packed, oneLampAndTwoBulbsAreOrdered())).isEqualTo(Decision.ignore());
    }

    @Test
    void takesAPackedParcelForItsReservationWhenItDecidesOtherwiseTheSecondTime() {
        OrderStock refused = new OrderStock(new Reservation.Rejected(), PLENTY.stock());

        assertThat(after(refused, theyArePacked())).isEqualTo(after(RESERVED, theyArePacked()));
    }

    @Test
    void doesNotTakeForAParcelWhatIsReservedForOthers() {
        OrderStock tooFewBulbs = nothingReservedOf(stock(level(10, 0), level(10, 9)));

        assertThat(decide(tooFewBulbs, theyArePacked())).isEqualTo(Decision.reject("more is packed than is available"));
    }

    @Test
    void ignoresWhatItHasHeardBefore() {
        OrderStock released = after(RESERVED, theOrderIsRejected());
        OrderStock packed = after(RESERVED, theyArePacked());

        assertThat(decide(RESERVED, oneLampAndTwoBulbsAreOrdered())).isEqualTo(Decision.ignore());
        assertThat(decide(released, theOrderIsRejected())).isEqualTo(Decision.ignore());
        assertThat(decide(released, theOrderIsCancelled())).isEqualTo(Decision.ignore());
        assertThat(decide(released, oneLampAndTwoBulbsAreOrdered())).isEqualTo(Decision.ignore());
        assertThat(decide(packed, theyArePacked())).isEqualTo(Decision.ignore());
    }

    @Test
    void refusesWhatContradictsTheEnd() {
        assertThat(decide(after(RESERVED, theyArePacked()), theOrderIsRejected()))
                .isEqualTo(Decision.reject("the order is packed already"));
        assertThat(decide(after(RESERVED, theyArePacked()), theOrderIsCancelled()))
                .isEqualTo(Decision.reject("the order is packed already"));
        assertThat(decide(after(RESERVED, theOrderIsRejected()), theyArePacked()))
                .isEqualTo(Decision.reject("nothing is reserved for this order"));
    }
}
