package io.orderflow.inventory.domain;

import io.orderflow.events.OrderCancelled;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.PackingEvent;
import io.orderflow.events.PaymentEvent;
import io.orderflow.events.ProcessEvent;
import io.orderflow.events.ShipmentEvent;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.StockEvent;
import io.orderflow.events.StockRejected;
import io.orderflow.events.StockReleased;
import io.orderflow.events.StockReserved;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Shortage;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.inventory.domain.Reservation.Forestalled;
import io.orderflow.inventory.domain.Reservation.None;
import io.orderflow.inventory.domain.Reservation.Packed;
import io.orderflow.inventory.domain.Reservation.Rejected;
import io.orderflow.inventory.domain.Reservation.Released;
import io.orderflow.inventory.domain.Reservation.Reserved;
import io.orderflow.inventory.domain.ReservationCommand.Heard;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect.Publish;
import java.util.List;

/**
 * Reserves all of an order or nothing of it, gives it back when the order is rejected or cancelled, and lets it go when
 * it is packed. It decides over two aggregates at once: the reservation and the stock. Events may come twice, late or out of
 * order: what has an end stays at it.
 */
public final class ReservationDecider implements Decider<OrderStock, ReservationCommand> {

    @Override
    public Decision<OrderStock> decide(OrderStock state, ReservationCommand command, Circumstances circumstances) {
        return switch (command) {
            case Heard(OrderEvent event) -> heard(state, event, circumstances.cause());
        };
    }

    private static Decision<OrderStock> heard(OrderStock state, OrderEvent event, Cause cause) {
        return switch (event) {
            case OrderCreated created -> reserve(state, created, cause);
            case OrderRejected _, OrderCancelled _ -> release(state, event.orderId(), cause);
            case ShipmentProcessed processed -> pack(state, processed);
            case ProcessEvent _, StockEvent _, PaymentEvent _, ShipmentEvent _, PackingEvent _ -> Decision.ignore();
        };
    }

    private static Decision<OrderStock> reserve(OrderStock state, OrderCreated created, Cause cause) {
        return switch (state.reservation()) {
            case None() -> reserve(state.stock(), created, cause);
            case Forestalled() -> forestalled(state.stock(), created, cause);
            case Reserved _, Rejected(), Released(), Packed() -> Decision.ignore();
        };
    }

    /**
     * Nothing is set aside. But it may have been, before a database was restored that heard of the end first, and somebody
     * waits to hear that it is free.
     */
    private static Decision<OrderStock> forestalled(Stock stock, OrderCreated created, Cause cause) {
        return Decision.accept(
                new OrderStock(new Released(), stock),
                new Publish(new StockReleased(created.orderId(), created.quantities()), cause));
    }

    private static Decision<OrderStock> reserve(Stock stock, OrderCreated created, Cause cause) {
        List<SkuQuantity> lines = created.quantities();
        List<Shortage> shortages = stock.shortages(lines);
        return shortages.isEmpty()
                ? Decision.accept(
                        new OrderStock(new Reserved(lines), stock.reserve(lines)),
                        new Publish(new StockReserved(created.orderId(), lines), cause))
                : Decision.accept(
                        new OrderStock(new Rejected(), stock),
                        new Publish(new StockRejected(created.orderId(), shortages), cause));
    }

    /** An order that has ended before it is known here is remembered, so that nothing is reserved for it later. */
    private static Decision<OrderStock> release(OrderStock state, OrderId orderId, Cause cause) {
        return switch (state.reservation()) {
            case None() -> Decision.accept(new OrderStock(new Forestalled(), state.stock()));
            case Reserved(List<SkuQuantity> lines) ->
                Decision.accept(
                        new OrderStock(new Released(), state.stock().release(lines)),
                        new Publish(new StockReleased(orderId, lines), cause));
            case Rejected(), Released(), Forestalled() -> Decision.ignore();
            case Packed() -> Decision.reject("the order is packed already");
        };
    }

    private static Decision<OrderStock> pack(OrderStock state, ShipmentProcessed processed) {
        return switch (state.reservation()) {
            case None(), Rejected() -> packUnreserved(state.stock(), processed.lines());
            case Reserved(List<SkuQuantity> lines) ->
                Decision.accept(new OrderStock(new Packed(), state.stock().pack(lines)));
            case Packed() -> Decision.ignore();
            case Released(), Forestalled() -> Decision.reject("nothing is reserved for this order");
        };
    }

    /**
     * A parcel that is packed implies that its contents were reserved, even if that has yet to be heard here, or was
     * decided otherwise when a restored database heard of the order again.
     */
    private static Decision<OrderStock> packUnreserved(Stock stock, List<SkuQuantity> lines) {
        return stock.shortages(lines).isEmpty()
                ? Decision.accept(
                        new OrderStock(new Packed(), stock.reserve(lines).pack(lines)))
                : Decision.reject("more is packed than is available");
    }
}
