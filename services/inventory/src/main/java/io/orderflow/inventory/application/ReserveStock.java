package io.orderflow.inventory.application;

import io.orderflow.events.ReturnReceived;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.inventory.domain.ReceiptCommand;
import io.orderflow.inventory.domain.Reservation;
import io.orderflow.inventory.domain.ReservationCommand;
import io.orderflow.runtime.database.Sql;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.Decisions;
import io.orderflow.runtime.transaction.EventHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reserves, releases and lets go of stock, as the orders demand, and accounts for what comes back. A batch in which nothing
 * comes back executes no statement for that.
 */
@ApplicationScoped
public class ReserveStock implements EventHandler {

    private final Reservations reservations;
    private final Receipts receipts;
    private final StockLevels stockLevels;
    private final Decisions decisions;

    ReserveStock(Reservations reservations, Receipts receipts, StockLevels stockLevels, Decisions decisions) {
        this.reservations = reservations;
        this.receipts = receipts;
        this.stockLevels = stockLevels;
        this.decisions = decisions;
    }

    @Override
    public Uni<Consequences> handle(List<EventEnvelope> events) {
        StockCommands commands = commands(events);
        return lock(commands).chain(known -> store(known.reservations(), StockDecision.of(commands, known)));
    }

    private StockCommands commands(List<EventEnvelope> events) {
        return new StockCommands(
                decisions.heard(
                        events.stream().filter(event -> !isReceipt(event)).toList(), ReservationCommand.Heard::new),
                decisions.heard(
                        events.stream().filter(ReserveStock::isReceipt).toList(),
                        event -> new ReceiptCommand.Heard((ReturnReceived) event)));
    }

    private static boolean isReceipt(EventEnvelope event) {
        return event.event() instanceof ReturnReceived;
    }

    /** What came back may be of a SKU that is not known, or not any more: it begins with nothing. */
    private Uni<KnownStock> lock(StockCommands commands) {
        return reservations
                .lock(commands.orderIds())
                .call(() -> stockLevels.begin(commands.returned()))
                .chain(reserved -> stockLevels
                        .lock(commands.skus(reserved))
                        .chain(levels -> receipts.find(commands.receiptIds())
                                .map(accounted -> new KnownStock(reserved, accounted, levels))));
    }

    private Uni<Consequences> store(Map<OrderId, Reservation> known, StockDecision decision) {
        Consequences consequences = consequences(decision);
        return Sql.together(
                        reservations.add(decision.reservations().added()),
                        reservations.update(known, decision.reservations().changed()),
                        receipts.add(decision.receipts().added()),
                        stockLevels.update(decision.levels()))
                .replaceWith(consequences);
    }

    private Consequences consequences(StockDecision decision) {
        return Consequences.of(Stream.of(decision.receipts(), decision.reservations())
                .flatMap(each -> decisions.consequences(each).events().stream())
                .toList());
    }
}
