package io.orderflow.order.domain;

import io.orderflow.events.value.Discount;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.ShippingCharge;
import io.orderflow.events.value.Tax;
import io.orderflow.events.value.Taxes;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an order costs and why: the total is goods less discounts, with shipping and the taxes that are added. The lines
 * and shipping are worth the total together, to the minor unit.
 *
 * @param goods the units of all lines at their prices
 * @param discounts those of lines and that of the order
 * @param shipping what sending it costs, before taxes are added
 * @param taxesAdded on lines and shipping, on top of their prices
 * @param taxesIncluded in the prices of lines and shipping
 * @param lines what each line is worth, in their order: its price with its discount and taxes, less its share of the
 *     order's discount. It is what the customer gets back for all of it
 */
public record Breakdown(
        Money goods, Money discounts, Money shipping, Money taxesAdded, Money taxesIncluded, List<Money> lines) {

    public Breakdown {
        lines = List.copyOf(lines);
    }

    /** That of an order of these lines, with a discount on all of them and with what shipping costs. */
    public static Breakdown of(List<OrderLine> lines, @Nullable Discount discount, @Nullable ShippingCharge shipping) {
        String currency = lines.getFirst().unitPrice().currency();
        return new Breakdown(
                sum(lines.stream().map(OrderLine::gross), currency),
                sum(
                        Stream.concat(lines.stream().map(OrderLine::discount), Stream.ofNullable(discount))
                                .filter(Objects::nonNull)
                                .map(Discount::amount),
                        currency),
                shipping == null ? Money.zero(currency) : shipping.amount(),
                sum(taxes(lines, shipping).map(taxes -> Taxes.added(taxes, currency)), currency),
                sum(taxes(lines, shipping).map(taxes -> Taxes.included(taxes, currency)), currency),
                values(lines, discount));
    }

    /** The order's discount is taken off the lines in proportion to what they cost. */
    private static List<Money> values(List<OrderLine> lines, @Nullable Discount discount) {
        if (discount == null) {
            return lines.stream().map(OrderLine::total).toList();
        }
        List<Money> shares =
                Shares.of(discount.amount(), lines.stream().map(OrderLine::net).toList());
        return IntStream.range(0, shares.size())
                .mapToObj(i -> lines.get(i).total().minus(shares.get(i)))
                .toList();
    }

    private static Stream<List<Tax>> taxes(List<OrderLine> lines, @Nullable ShippingCharge shipping) {
        return Stream.concat(
                lines.stream().map(OrderLine::taxes),
                Stream.ofNullable(shipping).map(ShippingCharge::taxes));
    }

    private static Money sum(Stream<Money> amounts, String currency) {
        return amounts.reduce(Money.zero(currency), Money::plus);
    }
}
