package io.orderflow.inventory.domain;

import io.orderflow.events.ReturnReceived;
import io.orderflow.events.StockRestocked;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.inventory.domain.Receipt.Accounted;
import io.orderflow.inventory.domain.Receipt.None;
import io.orderflow.inventory.domain.ReceiptCommand.Heard;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect.Publish;
import java.util.List;
import java.util.Optional;

/**
 * Accounts for what comes back, each receipt once: what may be sold again is on hand again, all else is scrapped. It asks
 * nothing of the order's reservation, which may be forgotten, or not be known to be packed yet: the goods are here.
 *
 * <p>What there is no room for is refused as a whole, and changes nothing. The order then waits for it, is told to be stuck,
 * and asks for the receipt again until somebody has made room.
 */
public final class ReceiptDecider implements Decider<ReceiptStock, ReceiptCommand> {

    @Override
    public Decision<ReceiptStock> decide(ReceiptStock state, ReceiptCommand command, Circumstances circumstances) {
        return switch (command) {
            case Heard(ReturnReceived received) -> heard(state, received, circumstances);
        };
    }

    private static Decision<ReceiptStock> heard(
            ReceiptStock state, ReturnReceived received, Circumstances circumstances) {
        return switch (state.receipt()) {
            case None() -> account(state.stock(), received, circumstances);
            case Accounted _ -> Decision.ignore();
        };
    }

    private static Decision<ReceiptStock> account(Stock stock, ReturnReceived received, Circumstances circumstances) {
        List<ReturnedUnits> units = ReturnedUnits.of(received.lines());
        List<SkuQuantity> restocked = ReturnedUnits.quantities(units, ReturnedUnits::sellable);
        Optional<Sku> full = stock.full(restocked);
        return full.isPresent()
                ? Decision.reject("there would be more than " + StockLevel.MOST + " units of " + full.get())
                : Decision.accept(
                        accounted(stock.restock(restocked), units, received, circumstances),
                        new Publish(
                                new StockRestocked(
                                        received.orderId(),
                                        received.returnId(),
                                        received.receiptId(),
                                        restocked,
                                        ReturnedUnits.quantities(units, ReturnedUnits::others)),
                                circumstances.cause()));
    }

    private static ReceiptStock accounted(
            Stock next, List<ReturnedUnits> units, ReturnReceived received, Circumstances circumstances) {
        return new ReceiptStock(
                new Accounted(
                        received.orderId(),
                        received.returnId(),
                        received.receivedBy(),
                        circumstances.now(),
                        units.stream()
                                .map(each -> new Receipt.Part(
                                        each.sku(), each.sellable(), each.others(), next.level(each.sku())))
                                .toList()),
                next);
    }
}
