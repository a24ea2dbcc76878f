package io.orderflow.shipping.application;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.decision.Received;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.work.CallKind;
import io.orderflow.runtime.work.HopelessCallException;
import io.orderflow.shipping.domain.BookingCall;
import io.orderflow.shipping.domain.Shipment.Booking;
import io.orderflow.shipping.domain.Shipment.Pending;
import io.orderflow.shipping.domain.ShipmentCommand;
import io.orderflow.shipping.domain.ShipmentsOfOrder;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Books parcels with carriers. */
@ApplicationScoped
class BookCarriers implements CallKind<BookingCall, ShipmentCommand> {

    private static final Code NO_CARRIER = new Code("NO_CARRIER");

    private final Carriers carriers;
    private final Shipments shipments;
    private final TrackShipments trackShipments;

    BookCarriers(Carriers carriers, Shipments shipments, TrackShipments trackShipments) {
        this.carriers = carriers;
        this.shipments = shipments;
        this.trackShipments = trackShipments;
    }

    void start(@Observes StartupEvent started) {
        carriers.check();
    }

    @Override
    public String name() {
        return BookingCall.KIND;
    }

    @Override
    public Class<BookingCall> type() {
        return BookingCall.class;
    }

    @Override
    public Uni<List<BookingCall>> load(Collection<UUID> orderIds) {
        return shipments
                .load(orderIds.stream().map(OrderId::new).toList())
                .map(known -> known.values().stream()
                        .map(ShipmentsOfOrder::last)
                        .filter(Pending.class::isInstance)
                        .map(shipment -> BookingCall.of((Pending) shipment))
                        .toList());
    }

    @Override
    public Uni<ShipmentCommand> make(BookingCall call) {
        Carrier carrier = carriers.choose(call.carrier(), call.parcel())
                .orElseThrow(() -> new HopelessCallException(NO_CARRIER, "no carrier accepts the parcel"));
        return carrier.book(call.terms().shipmentId(), call.parcel())
                .map(label -> new ShipmentCommand.Booked(call.terms().orderId(), new Booking(carrier.name(), label)));
    }

    @Override
    public Uni<Consequences> decide(List<Received<ShipmentCommand>> answers) {
        return trackShipments.decide(answers);
    }
}
