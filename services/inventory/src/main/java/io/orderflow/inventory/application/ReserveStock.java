package io.orderflow.inventory.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.inventory.domain.OrderStock;
import io.orderflow.inventory.domain.Reservation;
import io.orderflow.inventory.domain.ReservationCommand;
import io.orderflow.runtime.database.Sql;
import io.orderflow.runtime.decision.Received;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.Decisions;
import io.orderflow.runtime.transaction.EventHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reserves, releases and lets go of stock, as the orders demand. */
@ApplicationScoped
public class ReserveStock implements EventHandler {

    private final Reservations reservations;
    private final StockLevels stockLevels;
    private final Decisions decisions;

    ReserveStock(Reservations reservations, StockLevels stockLevels, Decisions decisions) {
        this.reservations = reservations;
        this.stockLevels = stockLevels;
        this.decisions = decisions;
    }

    @Override
    public Uni<Consequences> handle(List<EventEnvelope> events) {
        List<Received<ReservationCommand>> commands = decisions.heard(events, ReservationCommand.Heard::new);
        return reservations
                .lock(commands.stream()
                        .map(received -> received.command().orderId())
                        .collect(Collectors.toSet()))
                .chain(known -> stockLevels
                        .lock(skus(commands, known))
                        .chain(levels -> store(known, StockDecision.of(commands, known, levels))));
    }

    private Uni<Consequences> store(Map<OrderId, Reservation> known, StockDecision decision) {
        Consequences consequences = decisions.consequences(decision.reservations());
        return Sql.together(
                        reservations.add(decision.reservations().added()),
                        reservations.update(known, decision.reservations().changed()),
                        stockLevels.update(decision.levels()))
                .replaceWith(consequences);
    }

    private static Set<Sku> skus(List<Received<ReservationCommand>> commands, Map<OrderId, Reservation> known) {
        return commands.stream()
                .map(Received::command)
                .flatMap(command ->
                        OrderStock.skus(known.getOrDefault(command.orderId(), new Reservation.None()), command)
                                .stream())
                .collect(Collectors.toSet());
    }
}
