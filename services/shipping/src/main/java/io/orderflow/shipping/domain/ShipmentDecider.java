package io.orderflow.shipping.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderFulfilled;
import io.orderflow.events.OrderProcessed;
import io.orderflow.events.PackingEvent;
import io.orderflow.events.PaymentEvent;
import io.orderflow.events.ProcessEvent;
import io.orderflow.events.ShipmentEvent;
import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.StockEvent;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.shipping.domain.Shipment.Booking;
import io.orderflow.shipping.domain.Shipment.Expected;
import io.orderflow.shipping.domain.Shipment.HandedOver;
import io.orderflow.shipping.domain.Shipment.Known;
import io.orderflow.shipping.domain.Shipment.Named;
import io.orderflow.shipping.domain.Shipment.Pending;
import io.orderflow.shipping.domain.Shipment.Prepared;
import io.orderflow.shipping.domain.Shipment.Terms;
import io.orderflow.shipping.domain.Shipment.Unknown;
import org.jspecify.annotations.Nullable;

/**
 * A shipment is booked with a carrier when its order is processed, and handed over when it is packed; an order has one.
 * Events may come twice, late or out of order, and so may bookings: the first one counts.
 */
public final class ShipmentDecider {

    private ShipmentDecider() {}

    /**
     * What comes in with an event.
     *
     * @param cause what to remember of the event
     * @param carrier the carrier for the parcel of the event, if it has one and a carrier accepts it
     */
    public record Circumstances(Cause cause, @Nullable String carrier) {}

    /** Decides one event. */
    public static Decision<Shipment> decide(Shipment shipment, OrderEvent event, Circumstances circumstances) {
        return switch (event) {
            case OrderProcessed order -> processed(shipment, order, circumstances);
            case ShipmentProcessed packed -> packed(shipment, packed, circumstances.cause());
            case OrderCreated _, ProcessEvent _, StockEvent _, PaymentEvent _, ShipmentEvent _, PackingEvent _ ->
                Decision.ignore();
        };
    }

    /** Decides what follows once a carrier has taken the booking. */
    public static Decision<Shipment> booked(Shipment shipment, Booking booking) {
        if (!(shipment instanceof Pending(Terms terms, var _, var _, var _, Cause packed))) {
            return Decision.ignore();
        }
        ShipmentPrepared prepared = new ShipmentPrepared(
                terms.orderId(),
                terms.shipmentId(),
                booking.carrier(),
                booking.label().trackingNumber(),
                booking.label().text(),
                terms.lines());
        return packed == null
                ? Decision.accept(new Prepared(terms, booking), prepared)
                : Decision.accept(new HandedOver(terms, booking), prepared, fulfilled(terms, booking));
    }

    private static Decision<Shipment> processed(Shipment shipment, OrderProcessed order, Circumstances circumstances) {
        return switch (shipment) {
            case Unknown() -> pending(ShipmentId.of(order.orderId()), order, circumstances, null);
            case Expected(ShipmentId shipmentId, Cause packed) -> pending(shipmentId, order, circumstances, packed);
            case Known _ -> Decision.ignore();
        };
    }

    private static Decision<Shipment> pending(
            ShipmentId shipmentId, OrderProcessed order, Circumstances circumstances, @Nullable Cause packed) {
        Terms terms = new Terms(order.orderId(), shipmentId, order.lines());
        Parcel parcel = new Parcel(order.lines(), order.shippingAddress());
        return Decision.accept(new Pending(terms, parcel, circumstances.carrier(), circumstances.cause(), packed));
    }

    private static Decision<Shipment> packed(Shipment shipment, ShipmentProcessed event, Cause cause) {
        if (shipment instanceof Named named && !named.shipmentId().equals(event.shipmentId())) {
            return Decision.reject("the order has the shipment " + named.shipmentId());
        }
        return switch (shipment) {
            case Unknown() -> Decision.accept(new Expected(event.shipmentId(), cause));
            case Pending(Terms terms, Parcel parcel, String carrier, Cause ordered, Cause packed) ->
                packed == null
                        ? Decision.accept(new Pending(terms, parcel, carrier, ordered, cause))
                        : Decision.ignore();
            case Prepared(Terms terms, Booking booking) ->
                Decision.accept(new HandedOver(terms, booking), fulfilled(terms, booking));
            case Expected _, HandedOver _ -> Decision.ignore();
        };
    }

    private static OrderFulfilled fulfilled(Terms terms, Booking booking) {
        return new OrderFulfilled(
                terms.orderId(),
                terms.shipmentId(),
                booking.carrier(),
                booking.label().trackingNumber());
    }
}
