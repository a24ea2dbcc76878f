package io.orderflow.shipping.application;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderProcessed;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.decision.BatchDecision;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Envelopes;
import io.orderflow.runtime.transaction.Outcome;
import io.orderflow.runtime.work.Leased;
import io.orderflow.shipping.domain.Parcel;
import io.orderflow.shipping.domain.Shipment;
import io.orderflow.shipping.domain.ShipmentDecider;
import io.orderflow.shipping.domain.ShipmentDecider.Circumstances;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Learns from events which shipments are to be booked and which are handed over. */
@ApplicationScoped
public class TrackShipments {

    private final Shipments shipments;
    private final Carriers carriers;
    private final BookCarriers bookCarriers;
    private final Envelopes envelopes = Envelopes.of("shipping");

    TrackShipments(Shipments shipments, Carriers carriers, BookCarriers bookCarriers) {
        this.shipments = shipments;
        this.carriers = carriers;
        this.bookCarriers = bookCarriers;
    }

    /** Handles events in the transaction that is open; gives the bookings that are to be made once it is committed. */
    public Uni<Outcome<List<Leased<DueBooking>>>> handle(List<EventEnvelope> events) {
        return shipments
                .lock(events.stream().map(event -> event.event().orderId()).collect(Collectors.toSet()))
                .chain(known -> store(known, decide(events, known)));
    }

    /** What is due as before needs no second lease. */
    private Uni<Outcome<List<Leased<DueBooking>>>> store(
            Map<OrderId, Shipment> known, BatchDecision<OrderId, Shipment> decision) {
        return Uni.combine()
                .all()
                .unis(
                        shipments.add(decision.added()),
                        shipments.update(decision.changed()),
                        bookCarriers.lease(DueBooking.of(decision.become(Shipment.Pending.class::isInstance, known))))
                .with((added, updated, leased) -> new Outcome<>(leased, decision.emitted()));
    }

    private BatchDecision<OrderId, Shipment> decide(List<EventEnvelope> events, Map<OrderId, Shipment> known) {
        return BatchDecision.of(
                events,
                known,
                new Shipment.Unknown(),
                OrderEvent::orderId,
                (shipment, event) -> ShipmentDecider.decide(shipment, event.event(), circumstances(event)),
                envelopes);
    }

    private Circumstances circumstances(EventEnvelope event) {
        return new Circumstances(Cause.of(event), carrierFor(event.event()));
    }

    private @Nullable String carrierFor(OrderEvent event) {
        return event instanceof OrderProcessed order
                ? carriers.choose(new Parcel(order.lines(), order.shippingAddress()))
                        .map(Carrier::name)
                        .orElse(null)
                : null;
    }
}
