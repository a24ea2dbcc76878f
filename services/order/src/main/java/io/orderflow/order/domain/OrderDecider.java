package io.orderflow.order.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderDelayed;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderFulfilled;
import io.orderflow.events.OrderProcessed;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.PackingEvent;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentCaptured;
import io.orderflow.events.PaymentDeclined;
import io.orderflow.events.PaymentEvent;
import io.orderflow.events.PaymentRequested;
import io.orderflow.events.ProcessEvent;
import io.orderflow.events.ShipmentEvent;
import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.StockEvent;
import io.orderflow.events.StockRejected;
import io.orderflow.events.StockReleased;
import io.orderflow.events.StockReserved;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.order.domain.Order.Anticipated;
import io.orderflow.order.domain.Order.Placed;
import io.orderflow.order.domain.Order.Rejected;
import io.orderflow.order.domain.Order.Unknown;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.former.Decision;
import java.util.ArrayList;
import java.util.List;

/**
 * The process of an order: reserved stock leads to a request for payment, an authorized payment to the processed
 * order, a refusal of either to its end. Events may come twice, late or out of order: one that the order has passed is
 * ignored, one that is ahead takes the order along.
 */
public final class OrderDecider {

    private OrderDecider() {}

    /**
     * Decides one event.
     *
     * @param cause what follows from this event is caused by
     */
    public static Decision<Order> decide(Order order, OrderEvent event, Cause cause) {
        return switch (order) {
            case Unknown() ->
                event instanceof OrderCreated created
                        ? Decision.accept(placed(created))
                        : Decision.accept(new Anticipated(List.of()).plus(event, cause));
            case Anticipated early -> anticipated(early, event, cause);
            case Placed placed -> onItsWay(placed, event, cause);
            case Rejected rejected -> atItsEnd(rejected, event, cause);
        };
    }

    /**
     * Decides that an order waits too long, which is said once for each thing that it waits for.
     *
     * @param cause what the delay is caused by
     */
    public static Decision<Order> delay(Order order, OrderDelayed delayed, Cause cause) {
        return order.waitsFor()
                .filter(step -> step.code().equals(delayed.waitingFor()) && !order.waitsTooLong())
                .map(step -> Decision.accept(waiting(order, step, delayed, cause), delayed))
                .orElseGet(Decision::ignore);
    }

    private static Order waiting(Order order, Step step, OrderDelayed delayed, Cause cause) {
        return switch (order) {
            case Unknown unknown -> unknown;
            case Anticipated early -> early.plus(delayed, cause);
            case Placed placed -> placed.with(new Delay(step, delayed.since()));
            case Rejected rejected -> rejected.with(new Delay(step, delayed.since()));
        };
    }

    /** It has said so itself, and a database that was restored may have forgotten it. */
    private static Decision<Order> heard(Order order, OrderDelayed delayed, Cause cause) {
        return delay(order, delayed, cause) instanceof Decision.Accepted<Order>(Order next, var _)
                ? Decision.accept(next)
                : ignore();
    }

    /** Whether the process goes on from this event with that one. */
    static boolean leadsTo(OrderEvent event, OrderEvent emitted) {
        return switch (emitted) {
            case PaymentRequested _ -> event instanceof StockReserved;
            case OrderProcessed _ -> event instanceof PaymentAuthorized;
            case OrderRejected(var _, RejectionReason reason) ->
                switch (reason) {
                    case OUT_OF_STOCK -> event instanceof StockRejected;
                    case PAYMENT_DECLINED -> event instanceof PaymentDeclined;
                };
            // Time leads to it.
            case OrderDelayed _ -> false;
            case OrderCreated _, StockEvent _, PaymentEvent _, ShipmentEvent _, PackingEvent _ ->
                throw new IllegalArgumentException("the process of an order emits no " + emitted.name());
        };
    }

    private static Placed placed(OrderCreated created) {
        return new Placed(created, Status.CREATED, null, null, null);
    }

    /** Once the order is known, what came early is decided as if it came now. */
    private static Decision<Order> anticipated(Anticipated early, OrderEvent event, Cause cause) {
        if (!(event instanceof OrderCreated created)) {
            return early.has(event) ? Decision.ignore() : Decision.accept(early.plus(event, cause));
        }
        Order order = placed(created);
        List<OrderEvent> following = new ArrayList<>();
        for (Anticipated.Early waiting : early.early()) {
            if (decide(order, waiting.event(), waiting.cause())
                    instanceof Decision.Accepted<Order>(var next, var events)) {
                order = next;
                following.addAll(events);
            }
        }
        return new Decision.Accepted<>(order, following);
    }

    private static Decision<Order> onItsWay(Placed order, OrderEvent event, Cause cause) {
        return switch (event) {
            case StockReserved _ -> order.status().isBefore(Status.RESERVED) ? pay(order) : ignore();
            case StockRejected _ -> reject(order, RejectionReason.OUT_OF_STOCK);
            case PaymentAuthorized(var _, PaymentId paymentId, Money amount, var _) ->
                process(order, new Payment(paymentId, Payment.Status.AUTHORIZED, amount));
            case PaymentDeclined _ -> reject(order, RejectionReason.PAYMENT_DECLINED);
            case ShipmentPrepared(var _, ShipmentId id, String carrier, String trackingNumber, var _, var _) ->
                shipment(order, new Shipment(id, carrier, trackingNumber));
            case ShipmentProcessed _ -> advance(order, Status.PACKED);
            case PaymentCaptured(var _, PaymentId paymentId, Money amount) ->
                changed(order, order.withPayment(new Payment(paymentId, Payment.Status.CAPTURED, amount)));
            case OrderFulfilled(var _, ShipmentId id, String carrier, String trackingNumber) ->
                order.status().isBefore(Status.FULFILLED)
                        ? Decision.accept(order.with(new Shipment(id, carrier, trackingNumber))
                                .with(Status.FULFILLED))
                        : ignore();
            case OrderDelayed delayed -> heard(order, delayed, cause);
            // Its own, or of no consequence to the order's state.
            case OrderCreated _, ProcessEvent _, StockEvent _, PaymentEvent _, ShipmentEvent _, PackingEvent _ ->
                ignore();
        };
    }

    private static Decision<Order> atItsEnd(Rejected order, OrderEvent event, Cause cause) {
        if (event instanceof OrderDelayed delayed) {
            return heard(order, delayed, cause);
        }
        return event instanceof StockReleased && order.holdsStock() ? Decision.accept(order.released()) : ignore();
    }

    private static Decision<Order> pay(Placed order) {
        Placed reserved = order.with(Status.RESERVED);
        if (order.payment() != null) {
            return Decision.accept(reserved);
        }
        OrderCreated request = order.request();
        PaymentId paymentId = PaymentId.of(request.orderId());
        return Decision.accept(
                reserved.withPayment(new Payment(paymentId, Payment.Status.REQUESTED, request.total())),
                new PaymentRequested(request.orderId(), paymentId, request.total(), request.paymentToken()));
    }

    private static Decision<Order> process(Placed order, Payment authorized) {
        Placed paid = order.withPayment(authorized);
        if (!order.status().isBefore(Status.PROCESSED)) {
            return changed(order, paid);
        }
        OrderCreated request = order.request();
        List<ParcelLine> lines =
                request.lines().stream().map(OrderDecider::parcelLine).toList();
        return Decision.accept(
                paid.with(Status.PROCESSED),
                new OrderProcessed(request.orderId(), authorized.paymentId(), lines, request.shippingAddress()));
    }

    private static ParcelLine parcelLine(OrderLine line) {
        return new ParcelLine(line.sku(), line.name(), line.quantity(), line.weightGrams());
    }

    /** The first word counts, and the order stands by what it was granted: after a restore there may be another one. */
    private static Decision<Order> reject(Placed order, RejectionReason reason) {
        Status granted =
                switch (reason) {
                    case OUT_OF_STOCK -> Status.RESERVED;
                    case PAYMENT_DECLINED -> Status.PROCESSED;
                };
        if (!order.status().isBefore(granted)) {
            return Decision.reject(reason + " comes after the order was " + granted);
        }
        Payment payment = order.payment();
        return Decision.accept(
                new Rejected(
                        order.request(),
                        reason,
                        payment != null && reason == RejectionReason.PAYMENT_DECLINED
                                ? payment.with(Payment.Status.DECLINED)
                                : payment,
                        order.delay(),
                        reason == RejectionReason.PAYMENT_DECLINED),
                new OrderRejected(order.request().orderId(), reason));
    }

    private static Decision<Order> shipment(Placed order, Shipment shipment) {
        Placed known = order.shipment() == null ? order.with(shipment) : order;
        Status status = order.status().isBefore(Status.PREPARED) ? Status.PREPARED : order.status();
        return changed(order, known.with(status));
    }

    private static Decision<Order> advance(Placed order, Status status) {
        return order.status().isBefore(status) ? Decision.accept(order.with(status)) : ignore();
    }

    private static Decision<Order> changed(Placed before, Placed after) {
        return before.equals(after) ? ignore() : Decision.accept(after);
    }

    private static Decision<Order> ignore() {
        return Decision.ignore();
    }
}
