package io.orderflow.order.domain;

import static io.orderflow.order.domain.OrderFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderProcessed;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.PaymentRequested;
import io.orderflow.events.value.Address;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.events.value.Sku;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.former.Decision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderDeciderTest {

    @Test
    void requestsThePaymentOfTheTotalWhenStockIsReserved() {
        var accepted = accept(anOrderAfter(orderCreated()), stockReserved());

        assertThat(accepted.events())
                .containsExactly(new PaymentRequested(ORDER_ID, PAYMENT_ID, TOTAL, new PaymentToken("tok_visa")));
        assertThat(accepted.state()).isInstanceOfSatisfying(Order.Placed.class, order -> {
            assertThat(order.status()).isEqualTo(Status.RESERVED);
            assertThat(order.payment()).isEqualTo(new Payment(PAYMENT_ID, Payment.Status.REQUESTED, TOTAL));
        });
    }

    @Test
    void requestsOnePaymentOnlyHoweverOftenStockIsReserved() {
        assertThat(decide(aReservedOrder(), stockReserved())).isEqualTo(Decision.ignore());
    }

    @Test
    void isProcessedWhenThePaymentIsAuthorized() {
        var accepted = accept(aReservedOrder(), paymentAuthorized());

        assertThat(accepted.events())
                .containsExactly(new OrderProcessed(
                        ORDER_ID,
                        PAYMENT_ID,
                        List.of(new ParcelLine(new Sku("LAMP"), "Lamp", 2, 1200)),
                        orderCreated().shippingAddress()));
    }

    @Test
    void isRejectedWhenStockRunsOut() {
        var accepted = accept(anOrderAfter(orderCreated()), stockRejected());

        assertThat(accepted.state())
                .isEqualTo(new Order.Rejected(orderCreated(), RejectionReason.OUT_OF_STOCK, null, null, false));
        assertThat(accepted.events()).containsExactly(new OrderRejected(ORDER_ID, RejectionReason.OUT_OF_STOCK));
    }

    @Test
    void isRejectedWhenThePaymentIsDeclined() {
        var accepted = accept(aReservedOrder(), paymentDeclined());

        assertThat(accepted.state())
                .isEqualTo(new Order.Rejected(
                        orderCreated(),
                        RejectionReason.PAYMENT_DECLINED,
                        new Payment(PAYMENT_ID, Payment.Status.DECLINED, TOTAL),
                        null,
                        true));
        assertThat(accepted.events()).containsExactly(new OrderRejected(ORDER_ID, RejectionReason.PAYMENT_DECLINED));
    }

    @Test
    void refusesARejectionAfterTheOrderIsProcessed() {
        Order processed = anOrderAfter(orderCreated(), stockReserved(), paymentAuthorized());

        assertThat(decide(processed, paymentDeclined())).isInstanceOf(Decision.Rejected.class);
        assertThat(decide(processed, stockRejected())).isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void keepsToTheFirstWordOfInventory() {
        assertThat(decide(aReservedOrder(), stockRejected())).isInstanceOf(Decision.Rejected.class);
        assertThat(decide(anOrderAfter(orderCreated(), stockRejected()), stockReserved()))
                .isEqualTo(Decision.ignore());
    }

    @Test
    void staysRejectedWhateverComes() {
        Order rejected = anOrderAfter(orderCreated(), stockRejected());

        assertThat(theWayToFulfilment())
                .allSatisfy(event -> assertThat(decide(rejected, event)).isEqualTo(Decision.ignore()));
    }

    @Test
    void waitsForOrderCreatedWhenOtherEventsComeFirst() {
        var early = accept(new Order.Unknown(), stockReserved());
        assertThat(early.events()).isEmpty();

        var accepted = accept(early.state(), orderCreated());

        assertThat(accepted.state()).isEqualTo(aReservedOrder());
        assertThat(accepted.events())
                .containsExactly(new PaymentRequested(ORDER_ID, PAYMENT_ID, TOTAL, new PaymentToken("tok_visa")));
    }

    @Test
    void knowsWhatWasCausedByEventsThatCameBeforeOrderCreated() {
        Cause reserved = aCause();
        Cause authorized = aCause();
        Order early = accepted(decide(new Order.Unknown(), stockReserved(), reserved));
        Order earlier = accepted(decide(early, paymentAuthorized(), authorized));

        var known = accept(earlier, orderCreated());

        assertThat(known.events()).extracting(OrderEvent::name).containsExactly("PaymentRequested", "OrderProcessed");
        assertThat(known.events())
                .extracting(emitted -> ((Order.Anticipated) earlier).causeOf(emitted))
                .containsExactly(Optional.of(reserved), Optional.of(authorized));
    }

    private static Order accepted(Decision<Order> decision) {
        return ((Decision.Accepted<Order>) decision).state();
    }

    @Test
    void keepsTheCaptureThatComesBeforeTheAuthorization() {
        Order order = anOrderAfter(orderCreated(), stockReserved(), paymentCaptured(), paymentAuthorized());

        assertThat(order).isInstanceOfSatisfying(Order.Placed.class, placed -> assertThat(placed.payment())
                .isEqualTo(new Payment(PAYMENT_ID, Payment.Status.CAPTURED, TOTAL)));
    }

    @Test
    void forgetsThePaymentTokenOnceThePaymentIsDecided() {
        assertThat(aReservedOrder().request().paymentToken()).isEqualTo(new PaymentToken("tok_visa"));

        Order.Placed processed =
                (Order.Placed) accept(aReservedOrder(), paymentAuthorized()).state();

        assertThat(processed.request().paymentToken()).isNotEqualTo(new PaymentToken("tok_visa"));
        assertThat(processed.request().shippingAddress())
                .isEqualTo(orderCreated().shippingAddress());
    }

    @Test
    void forgetsItsCustomerAtTheEndButForTheId() {
        Order.Placed fulfilled =
                (Order.Placed) anOrderAfter(theWayToFulfilment().toArray(OrderEvent[]::new));
        Order.Rejected rejected = (Order.Rejected) anOrderAfter(orderCreated(), stockRejected());

        assertThat(List.of(fulfilled.request(), rejected.request())).allSatisfy(request -> {
            assertThat(request.customer().id()).isEqualTo("c-1");
            assertThat(request.customer().name()).isEqualTo("-");
            assertThat(request.customer().email()).isEqualTo("-@-");
            assertThat(request.shippingAddress()).isEqualTo(new Address("-", "-", null, "-", null, "-", "US"));
            assertThat(request.paymentToken()).isNotEqualTo(new PaymentToken("tok_visa"));
            assertThat(request.lines()).isEqualTo(orderCreated().lines());
            assertThat(request.total()).isEqualTo(TOTAL);
        });
    }

    @Test
    void isToldToBeDelayedOnceForEachThingThatItWaitsFor() {
        Order.Placed reserved = aReservedOrder();
        var accepted = (Decision.Accepted<Order>) delay(reserved, Step.PAYMENT);

        assertThat(accepted.events()).containsExactly(orderDelayed(Step.PAYMENT));
        assertThat(accepted.state().waitsTooLong()).isTrue();
        assertThat(delay(accepted.state(), Step.PAYMENT)).isEqualTo(Decision.ignore());

        Order processed = accept(accepted.state(), paymentAuthorized()).state();
        assertThat(processed.waitsTooLong()).isFalse();
        assertThat(delay(processed, Step.PAYMENT)).isEqualTo(Decision.ignore());
        assertThat(delay(processed, Step.SHIPMENT)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void learnsOfADelayThatItHasForgotten() {
        var accepted = accept(aReservedOrder(), orderDelayed(Step.PAYMENT));

        assertThat(accepted.events()).isEmpty();
        assertThat(accepted.state().waitsTooLong()).isTrue();
        assertThat(decide(accepted.state(), orderDelayed(Step.PAYMENT))).isEqualTo(Decision.ignore());
        assertThat(decide(aReservedOrder(), orderDelayed(Step.STOCK))).isEqualTo(Decision.ignore());
    }

    @Test
    void isDelayedWithoutBeingKnown() {
        Order early = anOrderAfter(stockReserved());
        var accepted = (Decision.Accepted<Order>) delay(early, Step.ORDER);

        assertThat(accepted.state().waitsTooLong()).isTrue();
        assertThat(delay(accepted.state(), Step.ORDER)).isEqualTo(Decision.ignore());
        assertThat(accept(accepted.state(), orderCreated()).state()).isEqualTo(aReservedOrder());
    }

    @Test
    void waitsForItsMoneyAfterItIsFulfilled() {
        Order fulfilled = anOrderAfter(
                orderCreated(),
                stockReserved(),
                paymentAuthorized(),
                shipmentPrepared(),
                shipmentProcessed(),
                orderFulfilled());

        assertThat(fulfilled.waitsFor()).contains(Step.CAPTURE);
        assertThat(accept(fulfilled, paymentCaptured()).state().waitsFor()).isEmpty();
    }

    @Test
    void waitsForItsStockAfterItIsRejected() {
        Order declined = anOrderAfter(orderCreated(), stockReserved(), paymentDeclined());

        assertThat(declined.waitsFor()).contains(Step.RELEASE);
        assertThat(delay(declined, Step.RELEASE)).isInstanceOf(Decision.Accepted.class);
        assertThat(accept(declined, stockReleased()).state().waitsFor()).isEmpty();
        assertThat(anOrderAfter(orderCreated(), stockRejected()).waitsFor()).isEmpty();
    }

    @Test
    void ignoresTheReleaseOfItsStock() {
        assertThat(decide(aReservedOrder(), stockReleased())).isEqualTo(Decision.ignore());
    }
}
