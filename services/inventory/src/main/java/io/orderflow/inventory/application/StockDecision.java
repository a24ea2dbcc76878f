package io.orderflow.inventory.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.Sku;
import io.orderflow.inventory.domain.OrderStock;
import io.orderflow.inventory.domain.Receipt;
import io.orderflow.inventory.domain.ReceiptCommand;
import io.orderflow.inventory.domain.ReceiptDecider;
import io.orderflow.inventory.domain.ReceiptStock;
import io.orderflow.inventory.domain.Reservation;
import io.orderflow.inventory.domain.ReservationCommand;
import io.orderflow.inventory.domain.ReservationDecider;
import io.orderflow.inventory.domain.Stock;
import io.orderflow.inventory.domain.StockLevel;
import io.orderflow.runtime.decision.BatchDecision;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Decision;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What a batch comes to. First what came back is accounted for, receipt by receipt; then reservations are decided order by
 * order, as {@link BatchDecision} does. The stock goes through all of them, each command finding what the ones before it
 * left.
 *
 * @param levels the stock levels that are other than before
 */
record StockDecision(
        BatchDecision<ReceiptId, Receipt, ReceiptCommand> receipts,
        BatchDecision<OrderId, Reservation, ReservationCommand> reservations,
        Map<Sku, StockLevel> levels) {

    private static final ReceiptDecider RECEIPTS = new ReceiptDecider();
    private static final ReservationDecider RESERVATIONS = new ReservationDecider();

    StockDecision {
        levels = Map.copyOf(levels);
    }

    static StockDecision of(StockCommands commands, KnownStock known) {
        Map<Sku, StockLevel> levels = new HashMap<>(known.levels());
        var receipts = BatchDecision.of(
                commands.receipts(),
                known.receipts(),
                new Receipt.None(),
                ReceiptCommand::receiptId,
                accountingOn(levels));
        var reservations = BatchDecision.of(
                commands.reservations(),
                known.reservations(),
                new Reservation.None(),
                ReservationCommand::orderId,
                reservingOn(levels));
        levels.entrySet()
                .removeIf(
                        entry -> entry.getValue().equals(known.levels().getOrDefault(entry.getKey(), StockLevel.NONE)));
        return new StockDecision(receipts, reservations, levels);
    }

    private static Decider<Receipt, ReceiptCommand> accountingOn(Map<Sku, StockLevel> levels) {
        return (receipt, command, circumstances) -> leave(
                        RECEIPTS.decide(ReceiptStock.of(receipt, command, levels), command, circumstances),
                        ReceiptStock::stock,
                        levels)
                .map(ReceiptStock::receipt);
    }

    private static Decider<Reservation, ReservationCommand> reservingOn(Map<Sku, StockLevel> levels) {
        return (reservation, command, circumstances) -> leave(
                        RESERVATIONS.decide(OrderStock.of(reservation, command, levels), command, circumstances),
                        OrderStock::stock,
                        levels)
                .map(OrderStock::reservation);
    }

    /** Leaves in the levels what a decision has made of the stock that it concerns. */
    private static <S> Decision<S> leave(
            Decision<S> decision, Function<S, Stock> stockOf, Map<Sku, StockLevel> levels) {
        if (decision instanceof Decision.Accepted<S>(S next, var _)) {
            levels.putAll(stockOf.apply(next).levels());
        }
        return decision;
    }
}
