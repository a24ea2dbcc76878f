package io.orderflow.order.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What the units of an order are worth to the customer who gives them back: of each SKU what its lines are worth, with
 * discounts and taxes, in proportion to the units, whichever of its lines they were on. The first units that come are
 * rounded down together, so that however they come, all of them are worth all of it, to the minor unit.
 */
final class ReturnedValue {

    private final Map<Sku, Worth> bySku = new HashMap<>();
    private final Money besides;

    /**
     * Of this order.
     *
     * @param withShipping whether whoever gives all of it back gets what shipping cost, too
     */
    ReturnedValue(OrderCreated request, boolean withShipping) {
        Breakdown breakdown = Breakdown.of(request.lines(), request.discount(), request.shipping());
        List<OrderLine> lines = request.lines();
        Money goods = Money.zero(request.total().currency());
        for (int i = 0; i < lines.size(); i++) {
            Money value = breakdown.lines().get(i);
            goods = goods.plus(value);
            bySku.merge(
                    lines.get(i).sku(), new Worth(value.amount(), lines.get(i).quantity()), Worth::and);
        }
        this.besides = withShipping ? request.total().minus(goods) : Money.zero(goods.currency());
    }

    /** So many units, and what they are worth in minor units. */
    private record Worth(long amount, int quantity) {

        Worth and(Worth other) {
            return new Worth(amount + other.amount, quantity + other.quantity);
        }

        /** At most 10^12 times 500 lines of 9,999 units: that fits. */
        long ofTheFirst(int units) {
            return amount * Math.min(units, quantity) / quantity;
        }
    }

    /**
     * What came between two moments is worth.
     *
     * @param before the units of a SKU that had come
     * @param after those that have
     */
    Money between(ToIntFunction<Sku> before, ToIntFunction<Sku> after) {
        long goods = bySku.entrySet().stream()
                .mapToLong(each -> each.getValue().ofTheFirst(after.applyAsInt(each.getKey()))
                        - each.getValue().ofTheFirst(before.applyAsInt(each.getKey())))
                .sum();
        boolean isLast = isAll(after) && !isAll(before);
        return new Money(isLast ? goods + besides.amount() : goods, besides.currency());
    }

    private boolean isAll(ToIntFunction<Sku> units) {
        return bySku.entrySet().stream()
                .allMatch(each ->
                        units.applyAsInt(each.getKey()) >= each.getValue().quantity());
    }
}
