package io.orderflow.shipping.domain;

import io.orderflow.events.OrderCancelled;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderFulfilled;
import io.orderflow.events.OrderProcessed;
import io.orderflow.events.PackingEvent;
import io.orderflow.events.PaymentEvent;
import io.orderflow.events.ProcessEvent;
import io.orderflow.events.ShipmentCancelled;
import io.orderflow.events.ShipmentEvent;
import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.StockEvent;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.decision.Effect.Publish;
import io.orderflow.shipping.domain.Shipment.Booking;
import io.orderflow.shipping.domain.Shipment.CancelDue;
import io.orderflow.shipping.domain.Shipment.Cancelled;
import io.orderflow.shipping.domain.Shipment.Expected;
import io.orderflow.shipping.domain.Shipment.Forestalled;
import io.orderflow.shipping.domain.Shipment.HandedOver;
import io.orderflow.shipping.domain.Shipment.Known;
import io.orderflow.shipping.domain.Shipment.Named;
import io.orderflow.shipping.domain.Shipment.Pending;
import io.orderflow.shipping.domain.Shipment.Prepared;
import io.orderflow.shipping.domain.Shipment.Terms;
import io.orderflow.shipping.domain.Shipment.Unknown;
import io.orderflow.shipping.domain.ShipmentCommand.Booked;
import io.orderflow.shipping.domain.ShipmentCommand.BookingCancelled;
import io.orderflow.shipping.domain.ShipmentCommand.Heard;
import io.orderflow.shipping.domain.ShipmentCommand.Refused;
import io.orderflow.shipping.domain.ShipmentCommand.Unbookable;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A shipment is booked with a carrier when its order is processed, and handed over when it is packed, unless it is
 * cancelled before; an order has one. Events may come twice, late or out of order, and so may bookings: the first one counts.
 */
public final class ShipmentDecider implements Decider<Shipment, ShipmentCommand> {

    private final CarrierSearch search;

    /** With this choice among carriers. */
    public ShipmentDecider(CarrierChoice choice) {
        this.search = new CarrierSearch(choice);
    }

    /** Chooses who carries a parcel. */
    @FunctionalInterface
    public interface CarrierChoice {

        /**
         * The name of the carrier; empty if none accepts the parcel.
         *
         * @param refusedBy those that do not take this one, whatever they accept otherwise
         */
        Optional<String> carrierFor(Parcel parcel, Collection<String> refusedBy);
    }

    @Override
    public Decision<Shipment> decide(Shipment shipment, ShipmentCommand command, Circumstances circumstances) {
        return switch (command) {
            case Heard(OrderEvent event) -> heard(shipment, event, circumstances.cause());
            case Booked(var _, Booking booking) -> booked(shipment, booking, circumstances.cause());
            case Refused(var _, String carrier, Code reason) -> search.refused(shipment, carrier, reason);
            case Unbookable _ -> CarrierSearch.nobodyLeft(shipment);
            case BookingCancelled(var _, String carrier) -> ShipmentCancellation.told(shipment, carrier);
        };
    }

    private Decision<Shipment> heard(Shipment shipment, OrderEvent event, Cause cause) {
        return switch (event) {
            case OrderProcessed order -> processed(shipment, order, cause);
            case ShipmentProcessed packed -> packed(shipment, packed, cause);
            case ShipmentCancelled cancelled -> ShipmentCancellation.of(shipment, cancelled.shipmentId(), cause);
            case OrderCancelled cancelled -> ShipmentCancellation.ofOrder(shipment, cancelled.orderId(), cause);
            case OrderCreated _, ProcessEvent _, StockEvent _, PaymentEvent _, ShipmentEvent _, PackingEvent _ ->
                Decision.ignore();
        };
    }

    private static Decision<Shipment> booked(Shipment shipment, Booking booking, Cause cause) {
        return switch (shipment) {
            case Pending(Terms terms, var _, var _, var _, Cause ordered, Cause packed) ->
                prepared(terms, booking, ordered, packed);
            case CancelDue(Terms terms, var _, var _, var _) -> ShipmentCancellation.tellCarrier(terms, booking, cause);
            case Cancelled(Terms terms, var _, var _) -> ShipmentCancellation.tellCarrier(terms, booking, cause);
            case Unknown _, Expected _, Prepared _, HandedOver _, Forestalled _ -> Decision.ignore();
        };
    }

    private static Decision<Shipment> prepared(Terms terms, Booking booking, Cause ordered, @Nullable Cause packed) {
        Publish prepared = new Publish(
                new ShipmentPrepared(
                        terms.orderId(),
                        terms.shipmentId(),
                        booking.carrier(),
                        booking.label().trackingNumber(),
                        booking.label().text(),
                        terms.lines()),
                ordered);
        Effect answered = new Effect.Forget(CarrierCall.nameOf(terms.orderId()));
        return packed == null
                ? Decision.accept(new Prepared(terms, booking), prepared, answered)
                : Decision.accept(
                        new HandedOver(terms, booking), prepared, fulfilled(terms, booking, packed), answered);
    }

    private Decision<Shipment> processed(Shipment shipment, OrderProcessed order, Cause cause) {
        return switch (shipment) {
            case Unknown() -> pending(ShipmentId.of(order.orderId()), order, cause, null);
            case Expected(ShipmentId shipmentId, Cause packed) -> pending(shipmentId, order, cause, packed);
            case Forestalled(ShipmentId shipmentId) -> search.callOff(terms(shipmentId, order), parcel(order), cause);
            case Known _ -> Decision.ignore();
        };
    }

    private Decision<Shipment> pending(
            ShipmentId shipmentId, OrderProcessed order, Cause cause, @Nullable Cause packed) {
        return search.begin(terms(shipmentId, order), parcel(order), cause, packed);
    }

    private static Terms terms(ShipmentId shipmentId, OrderProcessed order) {
        return new Terms(order.orderId(), shipmentId, order.lines(), order.owner());
    }

    private static Parcel parcel(OrderProcessed order) {
        return new Parcel(order.lines(), order.shippingAddress());
    }

    private static Decision<Shipment> packed(Shipment shipment, ShipmentProcessed event, Cause cause) {
        if (shipment instanceof Named named && !named.shipmentId().equals(event.shipmentId())) {
            return Decision.reject("the order has the shipment " + named.shipmentId());
        }
        return switch (shipment) {
            case Unknown() -> Decision.accept(new Expected(event.shipmentId(), cause));
            case Pending(Terms terms, Parcel parcel, String carrier, var refusedBy, Cause ordered, Cause packed) ->
                packed == null
                        ? Decision.accept(new Pending(terms, parcel, carrier, refusedBy, ordered, cause))
                        : Decision.ignore();
            case Prepared(Terms terms, Booking booking) ->
                Decision.accept(new HandedOver(terms, booking), fulfilled(terms, booking, cause));
            case Expected _, HandedOver _ -> Decision.ignore();
            case CancelDue _, Cancelled _, Forestalled _ -> Decision.reject("the shipment is cancelled");
        };
    }

    private static Publish fulfilled(Terms terms, Booking booking, Cause packed) {
        return new Publish(
                new OrderFulfilled(
                        terms.orderId(),
                        terms.shipmentId(),
                        booking.carrier(),
                        booking.label().trackingNumber()),
                packed);
    }
}
