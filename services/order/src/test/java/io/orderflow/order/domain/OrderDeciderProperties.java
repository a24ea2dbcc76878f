package io.orderflow.order.domain;

import static io.orderflow.order.domain.Inputs.heard;
import static io.orderflow.order.domain.OrderFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderFulfilled;
import io.orderflow.events.OrderProcessed;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentDeclined;
import io.orderflow.events.PaymentRequested;
import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.StockReserved;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.order.api.Views;
import io.orderflow.order.domain.Course.Said;
import io.orderflow.order.domain.Input.Heard;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What an order comes to, however its events are shuffled, doubled, and lost and delivered again. */
class OrderDeciderProperties {

    private static final Course FULFILLED = Course.after(heard(theWayToFulfilment()));
    private static final OrderProcessed PROCESSED =
            (OrderProcessed) FULFILLED.said().getLast().event();
    private static final PaymentRequested PAYMENT_REQUESTED =
            (PaymentRequested) FULFILLED.said().getFirst().event();
    private static final List<Class<? extends OrderEvent>> WHAT_COMES_AFTER_THE_RESERVATION =
            theWayToFulfilment().stream()
                    .dropWhile(event -> !(event instanceof PaymentAuthorized))
                    .<Class<? extends OrderEvent>>map(OrderEvent::getClass)
                    .toList();
    private static final List<Class<? extends OrderEvent>> WHAT_COMES_AFTER_THE_ORDER_IS_PROCESSED =
            List.of(ShipmentPrepared.class, ShipmentProcessed.class, OrderFulfilled.class);

    @Property
    void endsFulfilledInWhateverOrderAndHoweverOftenTheEventsCome(@ForAll("fulfilments") List<Input> inputs) {
        assertThat(Course.after(inputs).order()).isEqualTo(FULFILLED.order());
    }

    @Property
    void endsFulfilledWhenEventsAreLostAndDeliveredAgain(@ForAll("lossesOnTheWayToFulfilment") List<Input> inputs) {
        assertThat(Course.after(inputs).order()).isEqualTo(FULFILLED.order());
    }

    @Property
    void looksTheSameAtTheEndHoweverOftenItWasDelayed(@ForAll("delayedFulfilments") List<Input> inputs) {
        Course course = Course.after(inputs);

        assertThat(Views.of(course.order())).isEqualTo(Views.of(FULFILLED.order()));
        assertThat(course.order().waitsFor()).isEmpty();
    }

    @Property
    void saysWhatHasNotBeenSaidBecauseOfWhatItFollowsFrom(@ForAll("fulfilmentsOfAnyKind") List<Input> inputs) {
        assertThat(Course.after(inputs).saidOfProcess()).isEqualTo(saidOnTheWayToFulfilment(inputs));
    }

    @Property
    void saysEverythingOnceWhenEventsAreOnlyRepeatedNotReordered(@ForAll("repetitions") List<Input> inputs) {
        assertThat(Course.after(inputs).said()).isEqualTo(FULFILLED.said());
        assertThat(FULFILLED.said())
                .containsExactly(
                        Said.becauseOf(stockReserved(), PAYMENT_REQUESTED),
                        Said.becauseOf(paymentAuthorized(), PROCESSED));
    }

    @Property
    void saysOnceOfEachThingThatItIsLate(@ForAll("delayedFulfilments") List<Input> inputs) {
        List<Said> late = new ArrayList<>(Course.after(inputs).said());
        late.removeAll(saidOnTheWayToFulfilment(inputs));

        assertThat(late)
                .doesNotHaveDuplicates()
                .allSatisfy(said -> assertThat(said).isEqualTo(Said.becauseOfTime(said.event())));
    }

    @Property
    void endsOutOfStockInWhateverOrderTheEventsCome(@ForAll("shortages") List<Input> inputs) {
        Course course = Course.after(inputs);

        assertThat(course.order())
                .isEqualTo(Course.after(heard(Inputs.theWayOutOfStock())).order());
        assertThat(course.said())
                .containsExactly(
                        Said.becauseOf(stockRejected(), new OrderRejected(ORDER_ID, RejectionReason.OUT_OF_STOCK)));
    }

    @Property
    void endsDeclinedInWhateverOrderTheEventsCome(@ForAll("declines") List<Input> inputs) {
        Course course = Course.after(inputs).with(heard(Inputs.theWayToADecline()));

        assertThat(Views.reasonOf(course.order())).contains(RejectionReason.PAYMENT_DECLINED);
        assertThat(course.order().waitsFor()).isEmpty();
        assertThat(course.saidOfProcess()).isEqualTo(saidOnTheWayToADecline(inputs));
    }

    @Provide
    Arbitrary<List<Input>> fulfilments() {
        return Inputs.shuffledWithRepetitions(theWayToFulfilment());
    }

    @Provide
    Arbitrary<List<Input>> lossesOnTheWayToFulfilment() {
        return Inputs.lostAndDeliveredAgain(theWayToFulfilment());
    }

    @Provide
    Arbitrary<List<Input>> delayedFulfilments() {
        return Inputs.shuffledWithDelays(theWayToFulfilment());
    }

    @Provide
    Arbitrary<List<Input>> fulfilmentsOfAnyKind() {
        return Arbitraries.oneOf(fulfilments(), lossesOnTheWayToFulfilment(), delayedFulfilments());
    }

    @Provide
    Arbitrary<List<Input>> repetitions() {
        return Inputs.inOrderWithRepetitions(theWayToFulfilment());
    }

    @Provide
    Arbitrary<List<Input>> shortages() {
        return Arbitraries.oneOf(
                Inputs.shuffledWithRepetitions(Inputs.theWayOutOfStock()),
                Inputs.lostAndDeliveredAgain(Inputs.theWayOutOfStock()));
    }

    @Provide
    Arbitrary<List<Input>> declines() {
        return Arbitraries.oneOf(
                Inputs.shuffledWithRepetitions(Inputs.theWayToADecline()),
                Inputs.lostAndDeliveredAgain(Inputs.theWayToADecline()),
                Inputs.shuffledWithDelays(Inputs.theWayToADecline()));
    }

    /** What others did because of it has been said before, by an order of which the database knows no more. */
    private static List<Said> saidOnTheWayToFulfilment(List<Input> inputs) {
        List<Said> said = new ArrayList<>();
        if (isFirst(inputs, StockReserved.class, WHAT_COMES_AFTER_THE_RESERVATION)) {
            said.add(Said.becauseOf(stockReserved(), PAYMENT_REQUESTED));
        }
        if (isFirst(inputs, PaymentAuthorized.class, WHAT_COMES_AFTER_THE_ORDER_IS_PROCESSED)) {
            said.add(Said.becauseOf(paymentAuthorized(), PROCESSED));
        }
        return said;
    }

    private static List<Said> saidOnTheWayToADecline(List<Input> inputs) {
        List<Said> said = new ArrayList<>();
        if (isFirst(inputs, StockReserved.class, List.of(PaymentDeclined.class))) {
            said.add(Said.becauseOf(stockReserved(), PAYMENT_REQUESTED));
        }
        said.add(Said.becauseOf(paymentDeclined(), new OrderRejected(ORDER_ID, RejectionReason.PAYMENT_DECLINED)));
        return said;
    }

    private static boolean isFirst(
            List<Input> inputs, Class<? extends OrderEvent> event, List<Class<? extends OrderEvent>> others) {
        int first = firstOf(inputs, event);
        return others.stream().allMatch(other -> first < firstOf(inputs, other));
    }

    private static int firstOf(List<Input> inputs, Class<? extends OrderEvent> kind) {
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i) instanceof Heard(OrderEvent event) && kind.isInstance(event)) {
                return i;
            }
        }
        return inputs.size();
    }
}
