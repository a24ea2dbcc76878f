package io.orderflow.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.value.Discount;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.OrderTotal;
import io.orderflow.events.value.ShippingCharge;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.Tax;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever an order is made of, its parts come to what the customer pays: no minor unit is lost or made. */
class BreakdownProperties {

    /** An order as far as it costs something, with a discount of so many millionths of what its lines cost. */
    record Priced(List<OrderLine> lines, int discount, long shipping, long shippingTax) {

        Discount discountOnAll() {
            BigInteger net = lines.stream()
                    .map(line -> BigInteger.valueOf(line.net().amount()))
                    .reduce(BigInteger.ZERO, BigInteger::add);
            return new Discount(
                    money(net.multiply(BigInteger.valueOf(discount))
                            .divide(BigInteger.valueOf(1_000_000))
                            .longValueExact()),
                    "voucher");
        }

        ShippingCharge shippingCharge() {
            return new ShippingCharge(money(shipping), List.of(new Tax("VAT", "0.19", money(shippingTax), false)));
        }

        Breakdown breakdown() {
            return Breakdown.of(lines, discountOnAll(), shippingCharge());
        }
    }

    @Property
    void theLinesAndShippingAreWorthTheTotal(@ForAll("orders") Priced order) {
        Money total = OrderTotal.of(order.lines(), order.discountOnAll(), order.shippingCharge());

        Money worth = order.breakdown().lines().stream().reduce(Money.zero("KWD"), Money::plus);

        assertThat(worth.plus(order.shippingCharge().total())).isEqualTo(total);
    }

    @Property
    void theTotalIsGoodsLessDiscountsWithShippingAndAddedTaxes(@ForAll("orders") Priced order) {
        Money total = OrderTotal.of(order.lines(), order.discountOnAll(), order.shippingCharge());

        Breakdown breakdown = order.breakdown();

        assertThat(breakdown
                        .goods()
                        .minus(breakdown.discounts())
                        .plus(breakdown.shipping())
                        .plus(breakdown.taxesAdded()))
                .isEqualTo(total);
    }

    /** Less than a minor unit away from its exact share, so a line that costs more never bears less. */
    @Property
    void eachLineBearsItsShareOfTheDiscount(@ForAll("orders") Priced order) {
        List<Money> nets = order.lines().stream().map(OrderLine::net).toList();
        BigInteger discount = BigInteger.valueOf(order.discountOnAll().amount().amount());
        BigInteger whole =
                nets.stream().map(net -> BigInteger.valueOf(net.amount())).reduce(BigInteger.ZERO, BigInteger::add);
        List<Money> values = order.breakdown().lines();

        IntStream.range(0, nets.size()).forEach(i -> {
            long share = order.lines().get(i).total().minus(values.get(i)).amount();
            BigInteger exact = discount.multiply(BigInteger.valueOf(nets.get(i).amount()));
            BigInteger off =
                    BigInteger.valueOf(share).multiply(whole).subtract(exact).abs();
            assertThat(off).isLessThan(whole.max(BigInteger.ONE));
        });
    }

    @Provide
    Arbitrary<Priced> orders() {
        return Combinators.combine(
                        lines().list().ofMinSize(1).ofMaxSize(20),
                        Arbitraries.integers().between(0, 1_000_000),
                        Arbitraries.longs().between(0, 100_000),
                        Arbitraries.longs().between(0, 10_000))
                .as(Priced::new);
    }

    private static Arbitrary<OrderLine> lines() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 9_999),
                        Arbitraries.longs().between(0, 1_000_000),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.longs().between(0, 1_000_000))
                .as(BreakdownProperties::line);
    }

    private static OrderLine line(int quantity, long unitPrice, int percentOff, long tax) {
        long gross = quantity * unitPrice;
        return new OrderLine(
                new Sku("LAMP"),
                "Lamp",
                quantity,
                money(unitPrice),
                1200,
                percentOff == 0 ? null : new Discount(money(gross * percentOff / 100), "sale"),
                List.of(new Tax(null, "0.19", money(tax), false)),
                null);
    }

    private static Money money(long amount) {
        return new Money(amount, "KWD");
    }
}
