package io.orderflow.inventory.domain;

import io.orderflow.events.ReturnReceived;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.Sku;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What one decision on goods that came back looks at and changes: their receipt, and the stock of the SKUs concerned. */
public record ReceiptStock(Receipt receipt, Stock stock) {

    /** What the decision on a command looks at, out of all stock levels that are known. */
    public static ReceiptStock of(Receipt receipt, ReceiptCommand command, Map<Sku, StockLevel> levels) {
        return new ReceiptStock(receipt, Stock.of(skus(command), levels));
    }

    /** The SKUs whose stock the decision on a command may look at. */
    public static Set<Sku> skus(ReceiptCommand command) {
        return switch (command) {
            case ReceiptCommand.Heard(ReturnReceived received) ->
                received.lines().stream().map(ReturnedLine::sku).collect(Collectors.toSet());
        };
    }
}
