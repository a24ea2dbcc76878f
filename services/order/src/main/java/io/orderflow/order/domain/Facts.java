package io.orderflow.order.domain;

import io.orderflow.events.CarrierBookingFailed;
import io.orderflow.events.CustomerActionRequested;
import io.orderflow.events.OrderCancellationRequested;
import io.orderflow.events.OrderCancelled;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderFulfilled;
import io.orderflow.events.OrderHeld;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.OrderReleased;
import io.orderflow.events.PackingEvent;
import io.orderflow.events.PaymentActionRequired;
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
    private static final Code PAID_TOO_LATE = new Code("PAID_TOO_LATE");

    private Facts() {}

    /**
     * Learns from an event.
     *
     * @param order one of which the request is known
     * @param next what it does about it
     */
    static Decision<Order> learn(Order order, OrderEvent event, NextSteps next) {
        return Refunding.learn(order, event).orElseGet(() -> learnBesides(order, event, next));
    }

    private static Decision<Order> learnBesides(Order order, OrderEvent event, NextSteps next) {
        return PayingAgain.reached(order, event)
                .map(reached -> switch (reached.ending()) {
                    case Ending.Rejected _ -> afterARejection(reached, event, next);
                    case Ending.Cancelled _ -> afterACancellation(reached, event, next);
                    case Ending.None(), Ending.Fulfilled() -> onItsWay(reached, event, next);
                })
                .orElseGet(Decision::ignore);
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
            case PaymentDeclined(var _, PaymentId paymentId, var _) ->
                order.parcels().areAsked()
                        ? late(RejectionReason.PAYMENT_DECLINED, Status.PROCESSED)
                        : next.declined(reserved(order), paymentId);
            case PaymentActionRequired required -> next.from(order, PayingAgain.waiting(reserved(order), required));
            case CustomerActionRequested asked -> next.from(order, PayingAgain.recall(order, asked));
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

    /**
     * A database that was restored may have forgotten that the customer has paid again, and reject the order for that:
     * what is held for it must not stay so.
     */
    private static Decision<Order> afterARejection(Order order, OrderEvent event, NextSteps next) {
        return switch (event) {
            case StockReleased _ -> next.from(order, order.with(order.stock().released()));
            case PaymentAuthorized(OrderId orderId, PaymentId paymentId, Money amount, var _) ->
                PayingAgain.isForgotten(order, orderId, paymentId)
                        ? next.cancel(order.with(order.payment().granted(paymentId, amount)), PAID_TOO_LATE)
                        : Decision.ignore();
            case OrderCreated _, ProcessEvent _, StockEvent _, PaymentEvent _, ShipmentEvent _, PackingEvent _ ->
                Decision.ignore();
        };
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
