package io.orderflow.order.domain;

import static io.orderflow.order.domain.OrderFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderCancelled;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.Code;
import io.orderflow.order.domain.Course.Said;
import io.orderflow.order.domain.Input.Heard;
import io.orderflow.runtime.decision.Decision;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How an order is stopped: at once, by leave of the warehouse, or not any more. */
class CancellationTest {

    static List<List<OrderEvent>> whatComesBeforeShippingIsAsked() {
        return List.of(List.of(orderCreated()), List.of(orderCreated(), stockReserved()));
    }

    static List<List<OrderEvent>> whatComesBeforeTheParcelIsPacked() {
        return List.of(
                List.of(orderCreated(), stockReserved(), paymentAuthorized()),
                List.of(orderCreated(), stockReserved(), paymentAuthorized(), shipmentPrepared()));
    }

    static List<List<OrderEvent>> whatComesAfterTheParcelIsPacked() {
        return List.of(
                theWayToFulfilment(),
                theWayToFulfilment().subList(0, 5),
                List.of(orderCreated(), stockReserved(), paymentAuthorized(), shipmentCancellationRefused()));
    }

    @ParameterizedTest
    @MethodSource("whatComesBeforeShippingIsAsked")
    void stopsAtOnceWhileNothingIsAskedOfShipping(List<OrderEvent> before) {
        Course course = Course.after(Inputs.heard(before)).with(List.of(new Input.Cancelled()));

        assertThat(course.order().status()).contains(Status.CANCELLED);
        assertThat(course.said())
                .endsWith(
                        Said.becauseOfTheCustomer(orderCancellationRequested()),
                        Said.becauseOfTheCustomer(orderCancelled()));
    }

    @ParameterizedTest
    @MethodSource("whatComesBeforeTheParcelIsPacked")
    void asksTheWarehouseAfterThat(List<OrderEvent> before) {
        Course course = Course.after(Inputs.heard(before)).with(List.of(new Input.Cancelled()));

        assertThat(course.order().ending().isEnd()).isFalse();
        assertThat(course.order().waitsFor()).contains(Step.CANCELLATION);
        assertThat(course.said())
                .endsWith(
                        Said.becauseOfTheCustomer(orderCancellationRequested()),
                        Said.becauseOfTheCustomer(shipmentCancellationRequested()));
    }

    @ParameterizedTest
    @MethodSource("whatComesBeforeTheParcelIsPacked")
    void stopsWhenTheWarehouseHasTakenTheParcelBack(List<OrderEvent> before) {
        Course course = cancelledAfter(before).with(List.of(new Heard(shipmentCancelled())));

        assertThat(course.order().status()).contains(Status.CANCELLED);
        assertThat(course.said()).endsWith(Said.becauseOf(shipmentCancelled(), orderCancelled()));
    }

    @ParameterizedTest
    @MethodSource("whatComesBeforeTheParcelIsPacked")
    void goesOnWhenTheParcelWasPackedBefore(List<OrderEvent> before) {
        Course course = cancelledAfter(before).with(Inputs.heard(shipmentCancellationRefused(), shipmentProcessed()));

        assertThat(course.order().status()).contains(Status.PACKED);
        assertThat(course.said()).endsWith(Said.becauseOf(shipmentCancellationRefused(), orderCancellationRefused()));
    }

    @ParameterizedTest
    @MethodSource("whatComesBeforeTheParcelIsPacked")
    void learnsThatItIsTooLateFromTheParcelThatIsPacked(List<OrderEvent> before) {
        Course course = cancelledAfter(before).with(Inputs.heard(shipmentProcessed(), shipmentCancellationRefused()));

        assertThat(course.order().status()).contains(Status.PACKED);
        assertThat(course.said()).endsWith(Said.becauseOf(shipmentProcessed(), orderCancellationRefused()));
    }

    @ParameterizedTest
    @MethodSource("whatComesAfterTheParcelIsPacked")
    void saysWhatToDoInsteadOnceTheParcelIsPacked(List<OrderEvent> before) {
        Order order = Course.after(Inputs.heard(before)).order();

        assertThat(cancel(order))
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("can be sent back"));
    }

    @Test
    void isStoppedWhenNoCarrierTakesTheParcel() {
        Course course = Course.after(Inputs.heard(
                orderCreated(), stockReserved(), paymentAuthorized(), carrierBookingFailed(), carrierBookingFailed()));

        assertThat(course.order().status()).contains(Status.CANCELLED);
        assertThat(course.order().waitsFor()).contains(Step.RELEASE);
        assertThat(course.said())
                .endsWith(Said.becauseOf(
                        carrierBookingFailed(), new OrderCancelled(ORDER_ID, new Code("NO_CARRIER"), null)));
    }

    @Test
    void isStoppedForWantOfACarrierAlthoughTheWarehouseHasStillToAnswer() {
        Course course = cancelledAfter(List.of(orderCreated(), stockReserved(), paymentAuthorized()))
                .with(Inputs.heard(carrierBookingFailed(), shipmentCancelled()));

        assertThat(course.order().status()).contains(Status.CANCELLED);
        assertThat(course.said())
                .extracting(Said::event)
                .filteredOn(OrderCancelled.class::isInstance)
                .hasSize(1);
    }

    @Test
    void refusesToStopWhatWasRejected() {
        assertThat(cancel(anOrderAfter(orderCreated(), stockRejected()))).isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void isAskedForOnceHoweverOftenSomebodyClicks() {
        Course stopped = Course.after(
                new Heard(orderCreated()), new Input.Cancelled(), new Input.Cancelled(), new Heard(orderCancelled()));
        Course asking = cancelledAfter(List.of(orderCreated(), stockReserved(), paymentAuthorized()))
                .with(List.of(new Input.Cancelled()));

        assertThat(stopped.said()).hasSize(2);
        assertThat(asking.said()).hasSize(4);
    }

    @Test
    void isNotAtRestBeforeStockAndMoneyAreGivenBack() {
        Course course = cancelledAfter(List.of(orderCreated(), stockReserved()));
        assertThat(course.order().waitsFor()).contains(Step.RELEASE);

        course.with(new Heard(stockReleased()));
        assertThat(course.order().waitsFor()).contains(Step.VOID);

        course.with(new Heard(paymentAuthorized()));
        assertThat(course.order().waitsFor()).contains(Step.VOID);

        course.with(new Heard(paymentVoided()));
        assertThat(course.order().waitsFor()).isEmpty();
        assertThat(course.order().payment())
                .isInstanceOfSatisfying(
                        Payment.Asked.class,
                        payment -> assertThat(payment.status()).isEqualTo(Payment.Status.VOIDED));
    }

    @Test
    void asksForNothingMoreOnceItIsStopped() {
        Course course = cancelledAfter(List.of(orderCreated())).with(Inputs.heard(stockReserved()));
        int said = course.said().size();

        course.with(Inputs.heard(paymentAuthorized(), shipmentPrepared(), stockReleased(), paymentVoided()));

        assertThat(course.said()).hasSize(said);
        assertThat(course.order().parcels().areAsked()).isFalse();
    }

    @Test
    void aRestoredOrderLearnsOfItFromWhatOthersDidBecauseOfIt() {
        Order stopped = anOrderAfter(
                orderCreated(),
                stockReserved(),
                paymentAuthorized(),
                orderCancellationRequested(),
                shipmentCancelled());
        Order forgotten = anOrderAfter(orderCreated(), stockReserved(), paymentAuthorized(), shipmentCancelled());

        assertThat(stopped.status()).contains(Status.CANCELLED);
        assertThat(forgotten.status()).contains(Status.CANCELLED);
    }

    @Test
    void forgetsItsCustomerAtThisEndToo() {
        Order order = cancelledAfter(List.of(orderCreated())).order();

        assertThat(order.request())
                .isInstanceOfSatisfying(
                        Request.Known.class,
                        known -> assertThat(known.created().customer().name())
                                .isNotEqualTo(orderCreated().customer().name()));
    }

    private static Course cancelledAfter(List<OrderEvent> before) {
        return Course.after(Inputs.heard(before)).with(Arrays.asList(new Input.Cancelled()));
    }
}
