package io.orderflow.shipping.application;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.decision.Received;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.work.CallKind;
import io.orderflow.runtime.work.HopelessCallException;
import io.orderflow.shipping.domain.BookingCall;
import io.orderflow.shipping.domain.CancellationCall;
import io.orderflow.shipping.domain.CarrierCall;
import io.orderflow.shipping.domain.Label;
import io.orderflow.shipping.domain.Shipment.Booking;
import io.orderflow.shipping.domain.ShipmentCommand;
import io.orderflow.shipping.domain.ShipmentsOfOrder;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Asks carriers to take parcels, and tells them of those that they are not to take after all. */
@ApplicationScoped
class AskCarriers implements CallKind<CarrierCall, ShipmentCommand> {

    private static final Code NO_CARRIER = new Code("NO_CARRIER");

    private static final Code CARRIER_GONE = new Code("CARRIER_GONE");

    private final Carriers carriers;
    private final Shipments shipments;
    private final TrackShipments trackShipments;

    AskCarriers(Carriers carriers, Shipments shipments, TrackShipments trackShipments) {
        this.carriers = carriers;
        this.shipments = shipments;
        this.trackShipments = trackShipments;
    }

    void start(@Observes StartupEvent started) {
        carriers.check();
    }

    @Override
    public String name() {
        return CarrierCall.KIND;
    }

    @Override
    public Class<CarrierCall> type() {
        return CarrierCall.class;
    }

    @Override
    public Uni<List<CarrierCall>> load(Collection<UUID> orderIds) {
        return shipments
                .load(orderIds.stream().map(OrderId::new).toList())
                .map(known -> known.values().stream()
                        .map(ShipmentsOfOrder::last)
                        .flatMap(shipment -> CarrierCall.of(shipment).stream())
                        .toList());
    }

    @Override
    public Uni<ShipmentCommand> make(CarrierCall call) {
        return switch (call) {
            case BookingCall booking -> book(booking);
            case CancellationCall cancellation -> cancel(cancellation);
        };
    }

    private Uni<ShipmentCommand> book(BookingCall call) {
        return carriers.choose(call.carrier(), call.parcel(), call.refusedBy())
                .map(carrier -> book(call, carrier))
                .orElseGet(() -> nobody(call));
    }

    private static Uni<ShipmentCommand> book(BookingCall call, Carrier carrier) {
        OrderId orderId = call.terms().orderId();
        return carrier.book(call.terms().shipmentId(), call.parcel()).map(answer -> switch (answer) {
            case Carrier.Answer.Taken(Label label) ->
                new ShipmentCommand.Booked(orderId, new Booking(carrier.name(), label));
            case Carrier.Answer.Refused(Code reason) -> new ShipmentCommand.Refused(orderId, carrier.name(), reason);
        });
    }

    private static Uni<ShipmentCommand> nobody(BookingCall call) {
        return call.packed()
                ? Uni.createFrom()
                        .failure(new HopelessCallException(NO_CARRIER, "no carrier accepts a parcel that is packed"))
                : Uni.createFrom()
                        .item(new ShipmentCommand.Unbookable(call.terms().orderId()));
    }

    private Uni<ShipmentCommand> cancel(CancellationCall call) {
        Carrier carrier = carriers.named(call.carrier())
                .orElseThrow(() -> new HopelessCallException(CARRIER_GONE, "there is no such carrier any more"));
        Uni<Void> cancelled = carrier.cancel(call.terms().shipmentId());
        if (call.everywhere()) {
            cancelled = cancelled.chain(() -> cancelWithOthers(call, carrier));
        }
        return cancelled.replaceWith(
                () -> new ShipmentCommand.BookingCancelled(call.terms().orderId(), carrier.name()));
    }

    /** One after the other; who knows no such booking does nothing. */
    private Uni<Void> cancelWithOthers(CancellationCall call, Carrier first) {
        Uni<Void> cancelled = Uni.createFrom().voidItem();
        for (Carrier other : carriers.all()) {
            if (!other.equals(first)) {
                cancelled = cancelled.chain(() -> other.cancel(call.terms().shipmentId()));
            }
        }
        return cancelled;
    }

    @Override
    public Uni<Consequences> decide(List<Received<ShipmentCommand>> answers) {
        return trackShipments.decide(answers);
    }
}
