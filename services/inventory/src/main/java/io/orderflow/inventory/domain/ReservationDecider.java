package io.orderflow.inventory.domain;

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
import io.orderflow.events.value.Shortage;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.inventory.domain.Reservation.None;
import io.orderflow.inventory.domain.Reservation.Packed;
import io.orderflow.inventory.domain.Reservation.Rejected;
import io.orderflow.inventory.domain.Reservation.Released;
import io.orderflow.inventory.domain.Reservation.Reserved;
import io.orderflow.runtime.decision.Decision;
import java.util.List;

/**
 * Reserves all of an order or nothing of it, gives it back when the order is rejected, and lets it go when it is
 * packed. Events may come twice, late or out of order: what has an end stays at it.
 */
public final class ReservationDecider {

    private ReservationDecider() {}

    /** Decides one event. */
    public static Decision<OrderStock> decide(OrderStock state, OrderEvent event) {
        return switch (event) {
            case OrderCreated created -> reserve(state, created);
            case OrderRejected rejected -> release(state, rejected);
            case ShipmentProcessed processed -> pack(state, processed);
            case ProcessEvent _, StockEvent _, PaymentEvent _, ShipmentEvent _, PackingEvent _ -> Decision.ignore();
        };
    }

    private static Decision<OrderStock> reserve(OrderStock state, OrderCreated created) {
        if (!(state.reservation() instanceof None)) {
            return Decision.ignore();
        }
        List<SkuQuantity> lines = created.lines().stream()
                .map(line -> new SkuQuantity(line.sku(), line.quantity()))
                .toList();
        List<Shortage> shortages = state.stock().shortages(lines);
        return shortages.isEmpty()
                ? Decision.accept(
                        new OrderStock(new Reserved(lines), state.stock().reserve(lines)),
                        new StockReserved(created.orderId(), lines))
                : Decision.accept(
                        new OrderStock(new Rejected(), state.stock()), new StockRejected(created.orderId(), shortages));
    }

    /** An order that is rejected before it is known here is remembered, so that nothing is reserved for it later. */
    private static Decision<OrderStock> release(OrderStock state, OrderRejected rejected) {
        return switch (state.reservation()) {
            case None() -> Decision.accept(new OrderStock(new Released(), state.stock()));
            case Reserved(List<SkuQuantity> lines) ->
                Decision.accept(
                        new OrderStock(new Released(), state.stock().release(lines)),
                        new StockReleased(rejected.orderId(), lines));
            case Rejected(), Released() -> Decision.ignore();
            case Packed() -> Decision.reject("the order is packed already");
        };
    }

    private static Decision<OrderStock> pack(OrderStock state, ShipmentProcessed processed) {
        return switch (state.reservation()) {
            case None(), Rejected() -> packUnreserved(state.stock(), processed.lines());
            case Reserved(List<SkuQuantity> lines) ->
                Decision.accept(new OrderStock(new Packed(), state.stock().pack(lines)));
            case Packed() -> Decision.ignore();
            case Released() -> Decision.reject("nothing is reserved for this order");
        };
    }

    /**
     * A parcel that is packed implies that its contents were reserved, even if that has yet to be heard here, or was decided
     * otherwise when a restored database heard of the order again.
     */
    private static Decision<OrderStock> packUnreserved(Stock stock, List<SkuQuantity> lines) {
        return stock.shortages(lines).isEmpty()
                ? Decision.accept(
                        new OrderStock(new Packed(), stock.reserve(lines).pack(lines)))
                : Decision.reject("more is packed than is available");
    }
}
