package io.orderflow.events.value;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the parts of an order's price come to, in minor units and without rounding. */
public final class OrderTotal {

    private OrderTotal() {}

    /**
     * The lines with their taxes, less the discount, and shipping with its taxes.
     *
     * @throws IllegalArgumentException if the currencies differ, the discount is more than the lines cost before taxes are
     *     added, or the total, or that of the goods before any discount, is more than {@link Money} can be
     */
    public static Money of(List<OrderLine> lines, @Nullable Discount discount, @Nullable ShippingCharge shipping) {
        Money total = sum(lines, OrderLine::total);
        if (lines.stream().anyMatch(line -> line.discount() != null)) {
            // Without discounts the goods cost no more than the total.
            var _ = sum(lines, OrderLine::gross);
        }
        if (discount != null) {
            Require.that(discount.amount().amount() <= netOf(lines), "discount", "must be at most what the lines cost");
            total = total.minus(discount.amount());
        }
        return shipping == null ? total : total.plus(shipping.total());
    }

    private static Money sum(List<OrderLine> lines, Function<OrderLine, Money> amount) {
        Money sum = amount.apply(lines.getFirst());
        for (OrderLine line : lines.subList(1, lines.size())) {
            sum = sum.plus(amount.apply(line));
        }
        return sum;
    }

    private static long netOf(List<OrderLine> lines) {
        return lines.stream().mapToLong(line -> line.net().amount()).sum();
    }
}
