package io.orderflow.inventory.application;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.ReturnReceived;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.inventory.domain.Receipt;
import io.orderflow.inventory.domain.ReceiptCommand;
import io.orderflow.inventory.domain.Reservation;
import io.orderflow.inventory.domain.ReservationCommand;
import io.orderflow.inventory.domain.StockLevel;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Command;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.decision.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** All that inventory knows, as its database does: each batch is decided on what the ones before it left. */
final class StockBooks {

    private final Map<OrderId, Reservation> reservations = new HashMap<>();
    private final Map<ReceiptId, Receipt> receipts = new HashMap<>();
    private final Map<Sku, StockLevel> levels;
    private final List<OrderEvent> told = new ArrayList<>();

    StockBooks(Map<Sku, StockLevel> levels) {
        this.levels = new HashMap<>(levels);
    }

    void hear(List<OrderEvent> batch) {
        StockDecision decision = StockDecision.of(commands(batch), new KnownStock(reservations, receipts, levels));
        Stream.of(decision.reservations().added(), decision.reservations().changed())
                .forEach(reservations::putAll);
        receipts.putAll(decision.receipts().added());
        levels.putAll(decision.levels());
        told.addAll(told(decision));
    }

    Map<OrderId, Reservation> reservations() {
        return reservations;
    }

    Map<ReceiptId, Receipt> receipts() {
        return receipts;
    }

    StockLevel level(Sku sku) {
        return levels.getOrDefault(sku, StockLevel.NONE);
    }

    List<OrderEvent> told() {
        return told;
    }

    /** As the use case makes them of events. */
    static StockCommands commands(List<OrderEvent> events) {
        return new StockCommands(
                events.stream()
                        .filter(event -> !(event instanceof ReturnReceived))
                        .<Received<ReservationCommand>>map(event -> received(event, ReservationCommand.Heard::new))
                        .toList(),
                events.stream()
                        .filter(ReturnReceived.class::isInstance)
                        .<Received<ReceiptCommand>>map(
                                event -> received((ReturnReceived) event, ReceiptCommand.Heard::new))
                        .toList());
    }

    static List<OrderEvent> told(StockDecision decision) {
        return Stream.of(decision.receipts(), decision.reservations())
                .flatMap(decided -> decided.effects().stream())
                .map(effect -> ((Effect.Publish) effect).event())
                .toList();
    }

    private static <E, C extends Command> Received<C> received(E event, Function<E, C> command) {
        Cause cause = Cause.own(new EventId(UuidV7.next()));
        return new Received<>(command.apply(event), new Circumstances(cause, Instant.now()));
    }
}
