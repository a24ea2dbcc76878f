package io.orderflow.order.domain;

import io.orderflow.events.CarrierBookingFailed;
import io.orderflow.events.OrderCancellationRequested;
import io.orderflow.events.OrderCancelled;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderFulfilled;
import io.orderflow.events.OrderHeld;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.OrderReleased;
import io.orderflow.events.PackingEvent;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentCaptured;
import io.orderflow.events.PaymentDeclined;
import io.orderflow.events.PaymentEvent;
import io.orderflow.events.PaymentVoided;
import io.orderflow.events.ProcessEvent;
import io.orderflow.events.ShipmentCancellationRefused;
import io.orderflow.events.ShipmentCancelled;
import io.orderflow.events.ShipmentEvent;
import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.StockEvent;
import io.orderflow.events.StockRejected;
import io.orderflow.events.StockReleased;
import io.orderflow.events.StockReserved;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.order.domain.Parcel.Stage;
import io.orderflow.runtime.decision.Decision;
import org.jspecify.annotations.Nullable;

/** What an order learns from what it hears. What others did because of something implies it. */
final class Facts {

    private static final Code NO_CARRIER = new Code("NO_CARRIER");

    private Facts() {}

    /**
     * Learns from an event.
     *
     * @param order one of which the request is known
     * @param next what it does about it
     */
    static Decision<Order> learn(Order order, OrderEvent event, NextSteps next) {
        return switch (order.ending()) {
            case Ending.Rejected _ -> afterARejection(order, event, next);
            case Ending.Cancelled _ -> afterACancellation(order, event, next);
            case Ending.None(), Ending.Fulfilled() -> onItsWay(order, event, next);
        };
    }

    private static Decision<Order> onItsWay(Order order, OrderEvent event, NextSteps next) {
        return switch (event) {
            case StockReserved _ -> next.from(order, reserved(order));
            case StockRejected _ ->
                order.stock().isGranted()
                        ? late(RejectionReason.OUT_OF_STOCK, Status.RESERVED)
                        : next.reject(order.with(new Stock.Rejected()), RejectionReason.OUT_OF_STOCK);
            case PaymentAuthorized(var _, PaymentId paymentId, Money amount, var _) ->
                next.from(order, reserved(order).with(order.payment().granted(paymentId, amount)));
            case PaymentDeclined _ ->
                order.parcels().areAsked()
                        ? late(RejectionReason.PAYMENT_DECLINED, Status.PROCESSED)
                        : next.reject(
                                reserved(order).with(order.payment().refused()), RejectionReason.PAYMENT_DECLINED);
            case PaymentCaptured(var _, PaymentId paymentId, Money amount) ->
                next.from(order, order.with(order.payment().captured(paymentId, amount)));
            case PaymentVoided(var _, PaymentId paymentId, Money amount) ->
                next.from(order, order.with(order.payment().voided(paymentId, amount)));
            // Nobody packs what has no label: there is nobody to ask.
            case CarrierBookingFailed failed ->
                order.parcels().haveOneAtLeast(Stage.PREPARED)
                        ? Decision.reject("a parcel is prepared, although " + failed.reason())
                        : next.cancel(reserved(order), NO_CARRIER);
            case ShipmentPrepared(var _, ShipmentId id, String carrier, String trackingNumber, var _, var _) ->
                next.from(order, with(order, id, Stage.PREPARED, new Shipment(id, carrier, trackingNumber)));
            case ShipmentProcessed(var _, ShipmentId id, var _, var _) ->
                next.from(order, with(order, id, Stage.PACKED, null));
            case OrderFulfilled(var _, ShipmentId id, String carrier, String trackingNumber) ->
                next.from(
                        order,
                        with(order, id, Stage.HANDED_OVER, new Shipment(id, carrier, trackingNumber))
                                .with(new Ending.Fulfilled()));
            case ShipmentCancelled(OrderId orderId, ShipmentId id, Code reason) ->
                next.from(order, taken(order, id, reason, orderId));
            case ShipmentCancellationRefused(var _, ShipmentId id, var _) ->
                next.from(order, with(order, id, Stage.PACKED, null));
            case OrderHeld held -> next.from(order, Holding.recall(order, held));
            case OrderReleased released -> next.released(order, Holding.recall(order, released));
            case OrderCancellationRequested requested -> Cancelling.recall(order, requested);
            case OrderCancelled cancelled -> Cancelling.recall(order, cancelled);
            case OrderRejected rejected -> Recalling.recall(order, rejected);
            // Its own, or of no consequence to what is known.
            case OrderCreated _, ProcessEvent _, StockEvent _, PaymentEvent _, ShipmentEvent _, PackingEvent _ ->
                Decision.ignore();
        };
    }

    private static Decision<Order> afterARejection(Order order, OrderEvent event, NextSteps next) {
        return event instanceof StockReleased
                ? next.from(order, order.with(order.stock().released()))
                : Decision.ignore();
    }

    /** What others held for it, or were about to, they give back; the order only watches them. */
    private static Decision<Order> afterACancellation(Order order, OrderEvent event, NextSteps next) {
        return switch (event) {
            case StockReserved _ -> next.from(order, reserved(order));
            case StockReleased _ -> next.from(order, order.with(order.stock().released()));
            case PaymentAuthorized(var _, PaymentId paymentId, Money amount, var _) ->
                next.from(order, order.with(order.payment().granted(paymentId, amount)));
            case PaymentDeclined _ ->
                next.from(order, order.with(order.payment().refused()));
            case PaymentVoided(var _, PaymentId paymentId, Money amount) ->
                next.from(order, order.with(order.payment().voided(paymentId, amount)));
            case OrderCreated _, ProcessEvent _, StockEvent _, PaymentEvent _, ShipmentEvent _, PackingEvent _ ->
                Decision.ignore();
        };
    }

    private static Order taken(Order order, ShipmentId id, Code reason, OrderId orderId) {
        return order.with(order.cancellation().takenBack(id, reason, Cancelling.open(order, orderId)));
    }

    /** Nobody is asked for money, or ships, before the goods are set aside. */
    private static Order reserved(Order order) {
        return order.with(order.stock().reserved());
    }

    private static Order with(Order order, ShipmentId id, Stage stage, @Nullable Shipment shipment) {
        return reserved(order).with(order.parcels().with(new Parcel(id, stage, shipment)));
    }

    /** The order stands by what it was granted: after a restore there may be another word. */
    private static Decision<Order> late(RejectionReason reason, Status granted) {
        return Decision.reject(reason + " comes after the order was " + granted);
    }
}
