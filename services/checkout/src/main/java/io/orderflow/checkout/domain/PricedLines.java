package io.orderflow.checkout.domain;

import io.orderflow.checkout.domain.Pricing.Reason;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes order lines of requested ones: what they do not name of price, name and weight is the catalogue's. It takes them
 * one after the other, since all are in one currency, and a SKU has one weight.
 */
final class PricedLines {

    private final Map<Sku, Product> catalogue;
    private final List<OrderLine> lines = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();
    private final Map<Sku, Integer> weights = new HashMap<>();

    PricedLines(List<OrderRequest.Line> requested, Map<Sku, Product> catalogue) {
        this.catalogue = catalogue;
        for (int i = 0; i < requested.size(); i++) {
            add(requested.get(i), "lines[" + i + "]");
        }
    }

    /** Those that nothing is wrong with. */
    List<OrderLine> lines() {
        return lines;
    }

    /** What is wrong with the others. */
    List<Reason> reasons() {
        return reasons;
    }

    private void add(OrderRequest.Line line, String field) {
        Product product = catalogue.get(line.sku());
        if (line.unitPrice() == null) {
            if (product == null) {
                reasons.add(new Reason(field + ".sku", "is not in the catalogue"));
            } else {
                add(line, product.price(), product.name(), product.weightGrams(), field, ".sku");
            }
            return;
        }
        String name = line.name() == null && product != null ? product.name() : line.name();
        Integer weightGrams = weightGrams(line, product);
        if (name == null || weightGrams == null) {
            reasons.add(new Reason(
                    field + (name == null ? ".name" : ".weightGrams"),
                    "is missing, and the catalogue has no such sku"));
        } else if (!weightGrams.equals(weights.computeIfAbsent(line.sku(), _ -> weightGrams))) {
            reasons.add(new Reason(field + ".weightGrams", "is another than that of the same sku before"));
        } else {
            add(line, line.unitPrice(), name, weightGrams, field, ".unitPrice.currency");
        }
    }

    private static @Nullable Integer weightGrams(OrderRequest.Line line, @Nullable Product product) {
        return line.weightGrams() == null && product != null
                ? Integer.valueOf(product.weightGrams())
                : line.weightGrams();
    }

    private void add(
            OrderRequest.Line line, Money unitPrice, String name, int weightGrams, String field, String currency) {
        if (!lines.isEmpty() && !unitPrice.isOf(lines.getFirst().unitPrice().currency())) {
            reasons.add(new Reason(field + currency, "is sold in another currency than the lines before"));
            return;
        }
        try {
            lines.add(new OrderLine(
                    line.sku(),
                    name,
                    line.quantity(),
                    unitPrice,
                    weightGrams,
                    line.discount(),
                    line.taxes() == null ? List.of() : line.taxes(),
                    line.giftMessage()));
        } catch (IllegalArgumentException violated) {
            reasons.add(reason(field, String.valueOf(violated.getMessage())));
        }
    }

    /** The record begins what it refuses with the field; an amount that it has reckoned is none of the request's. */
    private static Reason reason(String line, String violation) {
        String[] fieldAndRule = violation.split(" ", 2);
        return fieldAndRule[0].equals("amount")
                ? new Reason(line, "costs more than an order may cost")
                : new Reason(line + "." + fieldAndRule[0], fieldAndRule[1]);
    }
}
