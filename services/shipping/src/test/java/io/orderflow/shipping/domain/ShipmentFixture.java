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
import io.orderflow.events.value.Address;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.GiftMessage;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Owner;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.shipping.domain.Shipment.Booking;
import io.orderflow.shipping.domain.Shipment.Terms;
import java.time.Instant;
import java.util.List;

/** Shipments, parcels and their events, to be read aloud. */
public final class ShipmentFixture {

    public static final OrderId ORDER_ID = OrderId.of("01936f2e-0000-7000-8000-000000000001");
    public static final ShipmentId SHIPMENT_ID = ShipmentId.of(ORDER_ID);
    public static final ShipmentId ANOTHER_SHIPMENT_ID = ShipmentId.of("01936f2e-0000-7000-8000-00000000000f");
    public static final Sku LAMP = new Sku("LAMP");
    public static final List<ParcelLine> TWO_LAMPS = List.of(new ParcelLine(LAMP, "Lamp", 2, 1200));
    public static final List<ParcelLine> A_GIFT =
            List.of(new ParcelLine(LAMP, "Lamp", 2, 1200, List.of(new GiftMessage(1, "Happy birthday"))));
    public static final Booking BOOKING = new Booking("parcel-post", new Label("PA1", "^XA^XZ"));
    public static final Owner OWNER = new Owner("c-1", "shop");
    public static final Terms TERMS = new Terms(ORDER_ID, SHIPMENT_ID, TWO_LAMPS, OWNER);

    /** Remembers the processed order. */
    public static final Cause ORDER = cause("01936f2e-0000-7000-8000-00000000000a");

    /** Remembers that the parcel was packed. */
    public static final Cause PACKING = cause("01936f2e-0000-7000-8000-00000000000b");

    /** Remembers that the shipment is cancelled. */
    public static final Cause CANCELLATION = cause("01936f2e-0000-7000-8000-00000000000c");

    private static final Code CUSTOMER_REQUEST = new Code("CUSTOMER_REQUEST");

    private ShipmentFixture() {}

    public static Address addressIn(String country) {
        return new Address("Ada Lovelace", "1 Main Street", null, "Springfield", null, "62701", country);
    }

    public static Parcel aParcelOf(int grams, String country) {
        return new Parcel(List.of(new ParcelLine(LAMP, "Lamp", 1, grams)), addressIn(country));
    }

    public static OrderProcessed orderProcessed() {
        return orderProcessed(ORDER_ID, "US");
    }

    public static OrderProcessed orderProcessed(OrderId orderId, String country) {
        return orderProcessed(orderId, country, TWO_LAMPS);
    }

    public static OrderProcessed orderProcessed(OrderId orderId, String country, List<ParcelLine> lines) {
        return new OrderProcessed(
                orderId, PaymentId.of("01936f2e-0000-7000-8000-000000000002"), lines, addressIn(country), OWNER);
    }

    public static ShipmentProcessed shipmentProcessed() {
        return shipmentProcessed(ORDER_ID, SHIPMENT_ID);
    }

    public static ShipmentProcessed shipmentProcessed(OrderId orderId, ShipmentId shipmentId) {
        return new ShipmentProcessed(orderId, shipmentId, "ann", List.of(new SkuQuantity(LAMP, 2)));
    }

    public static ShipmentPrepared shipmentPrepared() {
        return new ShipmentPrepared(ORDER_ID, SHIPMENT_ID, "parcel-post", "PA1", "^XA^XZ", TWO_LAMPS);
    }

    public static OrderFulfilled orderFulfilled() {
        return new OrderFulfilled(ORDER_ID, SHIPMENT_ID, "parcel-post", "PA1");
    }

    public static ShipmentCancelled shipmentCancelled() {
        return shipmentCancelled(ORDER_ID);
    }

    public static ShipmentCancelled shipmentCancelled(OrderId orderId) {
        return new ShipmentCancelled(orderId, ShipmentId.of(orderId), CUSTOMER_REQUEST);
    }

    public static OrderCancelled orderCancelled() {
        return orderCancelled(ORDER_ID);
    }

    public static OrderCancelled orderCancelled(OrderId orderId) {
        return new OrderCancelled(orderId, CUSTOMER_REQUEST, "c-1");
    }

    public static Shipment aPendingShipment() {
        return after(new Shipment.Unknown(), orderProcessed());
    }

    public static Shipment aPreparedShipment() {
        return accepted(booked(aPendingShipment(), BOOKING)).state();
    }

    /** Cancelled while its booking was under way. */
    public static Shipment.CancelDue aShipmentWhoseCarrierMayHaveBookedIt() {
        return new Shipment.CancelDue(TERMS, "parcel-post", null, CANCELLATION);
    }

    /** Cancelled once it was booked. */
    public static Shipment.CancelDue aShipmentWhoseCarrierHasBookedIt() {
        return new Shipment.CancelDue(TERMS, "parcel-post", "PA1", CANCELLATION);
    }

    public static Shipment aCancelledShipment() {
        return new Shipment.Cancelled(TERMS, "parcel-post", "PA1");
    }

    public static Shipment aForestalledShipment() {
        return new Shipment.Forestalled(SHIPMENT_ID);
    }

    public static Shipment after(Shipment shipment, OrderEvent event) {
        return accepted(decide(shipment, event)).state();
    }

    public static Decision<Shipment> decide(Shipment shipment, OrderEvent event) {
        Cause cause = switch (event) {
            case ShipmentProcessed _ -> PACKING;
            case ShipmentCancelled _, OrderCancelled _ -> CANCELLATION;
            case OrderCreated _, ProcessEvent _, StockEvent _, PaymentEvent _, ShipmentEvent _, PackingEvent _ -> ORDER;
        };
        return decide(shipment, new ShipmentCommand.Heard(event), cause);
    }

    /** The answer of the carrier. */
    public static Decision<Shipment> booked(Shipment shipment, Booking booking) {
        return decide(shipment, new ShipmentCommand.Booked(ORDER_ID, booking), ORDER);
    }

    /** The carrier has, or has had, no booking. */
    public static Decision<Shipment> bookingCancelled(Shipment shipment) {
        return decide(shipment, new ShipmentCommand.BookingCancelled(ORDER_ID, "parcel-post"), CANCELLATION);
    }

    private static Decision<Shipment> decide(Shipment shipment, ShipmentCommand command, Cause cause) {
        return decide(shipment, command, cause, List.of("parcel-post"));
    }

    /** Where there are these carriers, the cheapest first, and all accept the parcel. */
    public static Decision<Shipment> decide(
            Shipment shipment, ShipmentCommand command, Cause cause, List<String> carriers) {
        return new ShipmentDecider((parcel, refusedBy) -> carriers.stream()
                        .filter(carrier -> !refusedBy.contains(carrier))
                        .findFirst())
                .decide(shipment, command, new Circumstances(cause, Instant.EPOCH));
    }

    public static Decision.Accepted<Shipment> accepted(Decision<Shipment> decision) {
        return (Decision.Accepted<Shipment>) decision;
    }

    private static Cause cause(String eventId) {
        return new Cause(EventId.of(eventId), EventId.of("01936f2e-0000-7000-8000-000000000009"), null);
    }
}
