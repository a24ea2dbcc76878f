package io.orderflow.order.domain;

import io.orderflow.events.OrderHeld;
import io.orderflow.events.OrderReleased;
import io.orderflow.order.domain.Holds.Hold;
import io.orderflow.order.domain.OrderCommand.PutOnHold;
import io.orderflow.order.domain.OrderCommand.Release;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect.Publish;
import java.util.Optional;

/**
 * How people keep an order from going on to shipping, and let it go on. Once shipping is asked, it is too late to keep it;
 * stopping it is another matter.
 */
final class Holding {

    private Holding() {}

    static Decision<Order> decide(Order order, PutOnHold command, Cause cause) {
        if (order.request() instanceof Request.Awaited) {
            return Decision.reject("The order is not known yet.");
        }
        if (order.ending().isEnd()) {
            return Decision.reject("The order has ended: there is nothing to hold.");
        }
        if (order.parcels().areAsked()) {
            return Decision.reject("The order has gone on to shipping and cannot be held any more: cancel it instead.");
        }
        return order.holds().find(command.reason()).filter(Hold::isOpen).isPresent()
                ? Decision.ignore()
                : Decision.accept(
                        order.with(order.holds().with(new Hold(command.reason(), command.by(), null))),
                        new Publish(new OrderHeld(command.orderId(), command.reason(), command.by()), cause));
    }

    /** What follows from it the order does when it hears of it: because of that, and once. */
    static Decision<Order> decide(Order order, Release command, Cause cause) {
        Optional<Hold> found = order.holds().find(command.reason());
        if (found.isEmpty()) {
            return Decision.reject("The order is not held for " + command.reason() + ".");
        }
        Hold hold = found.get();
        if (!hold.isOpen()) {
            return Decision.ignore();
        }
        if (order.ending().isEnd()) {
            return Decision.reject("The order has ended: there is nothing to release.");
        }
        return Decision.accept(
                order.with(order.holds().with(new Hold(hold.reason(), hold.by(), command.by()))),
                new Publish(new OrderReleased(command.orderId(), command.reason(), command.by()), cause));
    }

    /** The order has said so itself, and a database that was restored may have forgotten it. */
    static Order recall(Order order, OrderHeld held) {
        if (order.parcels().areAsked() || order.holds().find(held.reason()).isPresent()) {
            return order;
        }
        Holds holds = order.holds().with(new Hold(held.reason(), held.by(), null));
        return order.with(held.by() == null ? holds.assessed() : holds);
    }

    /** Likewise. */
    static Order recall(Order order, OrderReleased released) {
        return order.holds()
                .find(released.reason())
                .filter(Hold::isOpen)
                .map(hold -> order.with(order.holds().with(new Hold(hold.reason(), hold.by(), released.by()))))
                .orElse(order);
    }
}
