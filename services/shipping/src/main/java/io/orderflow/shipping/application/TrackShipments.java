package io.orderflow.shipping.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.decision.Received;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.Decisions;
import io.orderflow.runtime.transaction.Decisions.Deciding;
import io.orderflow.runtime.transaction.EventHandler;
import io.orderflow.shipping.domain.ShipmentCommand;
import io.orderflow.shipping.domain.ShipmentsDecider;
import io.orderflow.shipping.domain.ShipmentsOfOrder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Takes shipments along: learns from events which are to be booked and handed over, and from carriers which are booked.
 */
@ApplicationScoped
public class TrackShipments implements EventHandler {

    private final Decisions decisions;
    private final Deciding<OrderId, ShipmentsOfOrder, ShipmentCommand> deciding;

    TrackShipments(Shipments shipments, Carriers carriers, Decisions decisions) {
        this.decisions = decisions;
        this.deciding = new Deciding<>(
                shipments,
                ShipmentsOfOrder.NONE,
                ShipmentCommand::orderId,
                new ShipmentsDecider((parcel, refusedBy) ->
                        carriers.choose(parcel, refusedBy).map(Carrier::name)));
    }

    @Override
    public Uni<Consequences> handle(List<EventEnvelope> events) {
        return decide(decisions.heard(events, ShipmentCommand.Heard::new));
    }

    /** Decides commands in the transaction that is open. */
    Uni<Consequences> decide(List<Received<ShipmentCommand>> commands) {
        return decisions.decide(commands, deciding);
    }
}
