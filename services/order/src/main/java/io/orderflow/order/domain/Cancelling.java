package io.orderflow.order.domain;

import io.orderflow.events.OrderCancellationRequested;
import io.orderflow.events.OrderCancelled;
import io.orderflow.events.ShipmentCancellationRequested;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.order.domain.OrderCommand.Cancel;
import io.orderflow.order.domain.OrderCommand.Expire;
import io.orderflow.order.domain.Parcel.Stage;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.decision.Effect.Publish;
import java.util.ArrayList;
import java.util.List;

/**
 * How an order is stopped that somebody wants stopped: at once while nothing is asked of shipping, and by leave of the
 * warehouse after that. Whoever asks again gets the same answer.
 */
final class Cancelling {

    private static final Code HOLD_EXPIRED = new Code("HOLD_EXPIRED");
    private static final Code TIMED_OUT = new Code("TIMED_OUT");
    private static final String SEND_BACK = ": what arrives can be sent back.";

    private Cancelling() {}

    static Decision<Order> decide(Order order, Cancel command, Cause cause) {
        if (order.request() instanceof Request.Awaited) {
            return Decision.reject("The order is not known yet.");
        }
        return switch (order.ending()) {
            case Ending.Cancelled _ -> Decision.ignore();
            case Ending.Rejected _ -> Decision.reject("The order was rejected: there is nothing to cancel.");
            case Ending.Fulfilled() -> Decision.reject("The order is with the carrier" + SEND_BACK);
            case Ending.None() -> onItsWay(order, command, cause);
        };
    }

    private static Decision<Order> onItsWay(Order order, Cancel command, Cause cause) {
        return switch (order.cancellation()) {
            case Cancellation.Requested _ -> Decision.ignore();
            case Cancellation.Refused _ -> packed();
            case Cancellation.None() ->
                order.parcels().haveOneAtLeast(Stage.PACKED) ? packed() : stop(order, command, cause);
        };
    }

    private static Decision<Order> stop(Order order, Cancel command, Cause cause) {
        OrderId orderId = command.orderId();
        Code reason = command.reason();
        Publish requested = new Publish(new OrderCancellationRequested(orderId, reason, command.by()), cause);
        if (!order.parcels().areAsked()) {
            return Decision.accept(
                    order.with(new Ending.Cancelled(reason)),
                    requested,
                    new Publish(new OrderCancelled(orderId, reason, command.by()), cause));
        }
        List<ShipmentId> open = open(order, orderId);
        List<Effect> effects = new ArrayList<>(List.of(requested));
        open.forEach(shipmentId ->
                effects.add(new Publish(new ShipmentCancellationRequested(orderId, shipmentId, reason), cause)));
        return Decision.accept(order.with(new Cancellation.Requested(reason, command.by(), open)), effects);
    }

    /** An order that shipping has been asked for is not given up: people have it in hand. */
    static Decision<Order> decide(Order order, Expire command, Cause cause) {
        boolean stillWaits = order.request() instanceof Request.Known
                && order.waitsFor().filter(command.what()::equals).isPresent()
                && !order.ending().isEnd()
                && !order.parcels().areAsked();
        if (!stillWaits) {
            return Decision.ignore();
        }
        Code reason = command.what() == Step.HOLD ? HOLD_EXPIRED : TIMED_OUT;
        return Decision.accept(
                order.with(new Ending.Cancelled(reason)),
                new Publish(new OrderCancelled(command.orderId(), reason, null), cause));
    }

    /** The order has said so itself, and a database that was restored may have forgotten it. */
    static Decision<Order> recall(Order order, OrderCancellationRequested requested) {
        return !order.ending().isEnd()
                        && order.parcels().areAsked()
                        && !order.parcels().haveOneAtLeast(Stage.PACKED)
                        && order.cancellation() instanceof Cancellation.None
                ? Decision.accept(order.with(new Cancellation.Requested(
                        requested.reason(), requested.by(), open(order, requested.orderId()))))
                : Decision.ignore();
    }

    /** Likewise. */
    static Decision<Order> recall(Order order, OrderCancelled cancelled) {
        return order.ending().isEnd()
                ? Decision.ignore()
                : Decision.accept(order.with(new Ending.Cancelled(cancelled.reason())));
    }

    /** The shipments that may be packed; of one of which nothing is heard yet the id is known. */
    static List<ShipmentId> open(Order order, OrderId orderId) {
        List<Parcel> known = order.parcels().all();
        return known.isEmpty()
                ? List.of(ShipmentId.of(orderId))
                : known.stream()
                        .filter(parcel -> !parcel.isAtLeast(Stage.PACKED))
                        .map(Parcel::shipmentId)
                        .toList();
    }

    private static Decision<Order> packed() {
        return Decision.reject("The parcel is packed" + SEND_BACK);
    }
}
