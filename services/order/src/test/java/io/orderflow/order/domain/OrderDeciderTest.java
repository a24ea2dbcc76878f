package io.orderflow.order.domain;

import static io.orderflow.order.domain.OrderFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderProcessed;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.PaymentRequested;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.value.Address;
import io.orderflow.events.value.GiftMessage;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.Owner;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.value.Sku;
import io.orderflow.order.domain.OrderCommand.Heard;
import io.orderflow.order.domain.Payment.Answer;
import io.orderflow.order.domain.Payment.Settlement;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect.Publish;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderDeciderTest {

    @Test
    void requestsThePaymentOfTheTotalWhenStockIsReserved() {
        var accepted = accept(anOrderAfter(orderCreated()), stockReserved());

        assertThat(accepted.events()).containsExactly(paymentRequested());
        assertThat(accepted.state().status()).contains(Status.RESERVED);
        assertThat(accepted.state().payment())
                .isEqualTo(new Payment.Asked(PAYMENT_ID, TOTAL, Answer.AWAITED, Settlement.OPEN));
    }

    @Test
    void tellsWhoseTheOrderIs() {
        OrderCreated own = orderCreated();
        OrderCreated channels = new OrderCreated(
                ORDER_ID, own.customer(), own.lines(), TOTAL, own.shippingAddress(), own.paymentToken(), "shop");
        Owner owner = new Owner("c-1", "shop");

        var reserved = accept(anOrderAfter(channels), stockReserved());

        assertThat(reserved.events()).extracting("owner").containsExactly(owner);
        assertThat(accept(reserved.state(), paymentAuthorized()).events())
                .extracting("owner")
                .containsExactly(owner);
    }

    @Test
    void requestsWhatAChannelHasPriced() {
        var accepted = accept(anOrderAfter(pricedOrder(ORDER_ID)), stockReserved());

        assertThat(accepted.events()).extracting("amount").containsExactly(new Money(18_490, "USD"));
    }

    @Test
    void shipsOnceWhatIsOnSeveralLinesWithWhatIsToBeWrittenOfEach() {
        var accepted = accept(anOrderAfter(pricedOrder(ORDER_ID), stockReserved()), paymentAuthorized());

        assertThat(accepted.events())
                .extracting("lines")
                .containsExactly(List.of(new ParcelLine(
                        new Sku("LAMP"), "Lamp", 2, 1200, List.of(new GiftMessage(1, "Happy birthday")))));
    }

    @Test
    void keepsAtTheEndWhatItHasCostAndWhatTheChannelCallsIt() {
        OrderCreated before = pricedOrder(ORDER_ID);

        Order rejected = anOrderAfter(before, stockRejected());

        OrderCreated after = ((Request.Known) rejected.request()).created();
        assertThat(after.lines())
                .isEqualTo(before.lines().stream()
                        .map(OrderLine::withoutGiftMessage)
                        .toList());
        assertThat(List.of(after.discount(), after.shipping(), after.externalId(), after.metadata()))
                .isEqualTo(List.of(before.discount(), before.shipping(), before.externalId(), before.metadata()));
        assertThat(after).extracting("billingAddress", "phone", "note").containsOnlyNulls();
    }

    @Test
    void requestsOnePaymentOnlyHoweverOftenStockIsReserved() {
        assertThat(decide(aReservedOrder(), stockReserved())).isEqualTo(Decision.ignore());
    }

    @Test
    void isProcessedWhenThePaymentIsAuthorized() {
        var accepted = accept(aReservedOrder(), paymentAuthorized());

        assertThat(accepted.events()).containsExactly(orderProcessed());
    }

    private static PaymentRequested paymentRequested() {
        return new PaymentRequested(ORDER_ID, PAYMENT_ID, TOTAL, new PaymentToken("tok_visa"), OWNER);
    }

    private static OrderProcessed orderProcessed() {
        return new OrderProcessed(
                ORDER_ID,
                PAYMENT_ID,
                List.of(new ParcelLine(new Sku("LAMP"), "Lamp", 2, 1200)),
                orderCreated().shippingAddress(),
                OWNER);
    }

    @Test
    void isRejectedWhenStockRunsOut() {
        var accepted = accept(anOrderAfter(orderCreated()), stockRejected());

        assertThat(accepted.state().ending()).isEqualTo(new Ending.Rejected(RejectionReason.OUT_OF_STOCK));
        assertThat(accepted.state().stock()).isEqualTo(new Stock.Rejected());
        assertThat(accepted.state().payment()).isEqualTo(new Payment.None());
        assertThat(accepted.events()).containsExactly(new OrderRejected(ORDER_ID, RejectionReason.OUT_OF_STOCK));
    }

    @Test
    void isRejectedWhenThePaymentIsDeclined() {
        var accepted = accept(aReservedOrder(), paymentDeclined());

        assertThat(accepted.state().ending()).isEqualTo(new Ending.Rejected(RejectionReason.PAYMENT_DECLINED));
        assertThat(accepted.state().stock()).isEqualTo(new Stock.Reserved());
        assertThat(accepted.state().payment())
                .isEqualTo(new Payment.Asked(PAYMENT_ID, TOTAL, Answer.REFUSED, Settlement.OPEN));
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
        var early = accept(Order.unknown(), stockReserved());
        assertThat(early.events()).isEmpty();

        var accepted = accept(early.state(), orderCreated());

        assertThat(accepted.state()).isEqualTo(aReservedOrder());
        assertThat(accepted.events()).containsExactly(paymentRequested());
    }

    @Test
    void knowsWhatWasCausedByEventsThatCameBeforeOrderCreated() {
        Cause reserved = aCause();
        Cause authorized = aCause();
        Order early = accepted(decide(Order.unknown(), new Heard(stockReserved()), reserved));
        Order earlier = accepted(decide(early, new Heard(paymentAuthorized()), authorized));

        assertThat(accept(earlier, orderCreated()).effects())
                .containsExactly(new Publish(paymentRequested(), reserved), new Publish(orderProcessed(), authorized));
    }

    @Test
    void countsParcelsByTheirIds() {
        ShipmentId another = ShipmentId.of(ORDER_ID, 2);
        Order order = anOrderAfter(orderCreated(), shipmentPrepared(), shipmentProcessed());

        Order both = accept(order, new ShipmentProcessed(ORDER_ID, another, "ann", TWO_LAMPS))
                .state();

        assertThat(both.parcels().all())
                .extracting(Parcel::shipmentId, Parcel::stage)
                .containsExactlyInAnyOrder(
                        tuple(SHIPMENT_ID, Parcel.Stage.PACKED), tuple(another, Parcel.Stage.PACKED));
        assertThat(both.parcels().shipments()).containsExactly(new Shipment(SHIPMENT_ID, "parcel-post", "PP1"));
    }

    private static OrderCreated requestOf(Order order) {
        return ((Request.Known) order.request()).created();
    }

    private static Order accepted(Decision<Order> decision) {
        return ((Decision.Accepted<Order>) decision).state();
    }

    @Test
    void keepsTheCaptureThatComesBeforeTheAuthorization() {
        Order order = anOrderAfter(orderCreated(), stockReserved(), paymentCaptured(), paymentAuthorized());

        assertThat(order.payment())
                .isEqualTo(new Payment.Asked(PAYMENT_ID, TOTAL, Answer.GRANTED, Settlement.CAPTURED));
    }

    @Test
    void forgetsThePaymentTokenOnceThePaymentIsDecided() {
        assertThat(requestOf(aReservedOrder()).paymentToken()).isEqualTo(new PaymentToken("tok_visa"));

        OrderCreated request =
                requestOf(accept(aReservedOrder(), paymentAuthorized()).state());

        assertThat(request.paymentToken()).isNotEqualTo(new PaymentToken("tok_visa"));
        assertThat(request.shippingAddress()).isEqualTo(orderCreated().shippingAddress());
    }

    @Test
    void forgetsItsCustomerAtTheEndButForTheId() {
        Order fulfilled = anOrderAfter(theWayToFulfilment().toArray(OrderEvent[]::new));
        Order rejected = anOrderAfter(orderCreated(), stockRejected());

        assertThat(List.of(requestOf(fulfilled), requestOf(rejected))).allSatisfy(request -> {
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
        Order reserved = aReservedOrder();
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
