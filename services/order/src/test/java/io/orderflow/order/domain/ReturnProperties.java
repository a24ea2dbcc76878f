package io.orderflow.order.domain;

import static io.orderflow.order.domain.OrderFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentCaptured;
import io.orderflow.events.PaymentRefundRequested;
import io.orderflow.events.ReturnReceived;
import io.orderflow.events.StockRestocked;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Discount;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.OrderTotal;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.ShippingCharge;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.events.value.Tax;
import io.orderflow.order.domain.OrderCommand.GiveBack;
import io.orderflow.order.domain.OrderCommand.Heard;
import io.orderflow.runtime.decision.Decision.Accepted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What goes back for goods, however they come. */
class ReturnProperties {

    private static final List<Sku> SKUS = List.of(new Sku("A"), new Sku("B"), new Sku("C"));

    /** Whatever the prices, discounts, taxes and parts are. */
    @Property
    void allOfItIsWorthAllThatWasPaid(@ForAll("orders") OrderCreated created, @ForAll("cuts") List<Integer> cuts) {
        Order order = handedOver(created);
        List<OrderEvent> said = new ArrayList<>();
        List<SkuQuantity> units = shuffledUnits(created, cuts);

        for (int i = 0; i < units.size(); i++) {
            order = hear(order, receipt(i, units.get(i)), said);
        }

        assertThat(refunded(said)).isEqualTo(created.total().amount());
        assertThat(order.refunds().left(created.total()).amount()).isZero();
    }

    @Property
    void aPartIsWorthNoMoreThanIsLeft(
            @ForAll("orders") OrderCreated created,
            @ForAll("cuts") List<Integer> cuts,
            @ForAll @IntRange(min = 1, max = 1_000_000) int byHand) {
        List<OrderEvent> said = new ArrayList<>();
        Order order = handedOver(created);
        List<SkuQuantity> units = shuffledUnits(created, cuts);

        for (int i = 0; i < units.size(); i++) {
            if (i == units.size() / 2) {
                order = giveBack(order, created, byHand, said);
            }
            order = hear(order, receipt(i, units.get(i)), said);
        }

        assertThat(refunded(said)).isLessThanOrEqualTo(created.total().amount());
        assertThat(said.stream().map(event -> ((PaymentRefundRequested) event).refundId()))
                .doesNotHaveDuplicates();
    }

    /** The warehouse and inventory tell of the same, and may be heard in any order, and twice. */
    @Property
    void eachReceiptIsPaidBackOnceWhoeverTellsOfIt(
            @ForAll("orders") OrderCreated created, @ForAll("cuts") List<Integer> cuts) {
        List<SkuQuantity> units = shuffledUnits(created, cuts);
        List<OrderEvent> told = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            ReturnReceived received = receipt(i, units.get(i));
            StockRestocked restocked = new StockRestocked(
                    created.orderId(), RETURN_ID, received.receiptId(), List.of(units.get(i)), List.of());
            boolean inventoryFirst = cuts.get(i % cuts.size()) % 2 == 0;
            told.addAll(
                    inventoryFirst ? List.of(restocked, received, restocked) : List.of(received, received, restocked));
        }
        List<OrderEvent> said = new ArrayList<>();
        Order order = handedOver(created);
        for (OrderEvent event : told) {
            order = hear(order, event, said);
        }

        assertThat(refunded(said)).isEqualTo(created.total().amount());
        assertThat(order.returns().areOnTheirWayToTheShelf()).isFalse();
    }

    @Provide
    Arbitrary<OrderCreated> orders() {
        Arbitrary<OrderLine> lines = Combinators.combine(
                        Arbitraries.of(SKUS),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.longs().between(0, 50_000),
                        Arbitraries.longs().between(0, 500),
                        Arbitraries.longs().between(0, 3_000))
                .as((sku, quantity, price, discount, tax) -> new OrderLine(
                        sku,
                        sku.toString(),
                        quantity,
                        usd(price),
                        100,
                        discount == 0 || discount > price ? null : new Discount(usd(discount), "sale"),
                        tax == 0 ? List.of() : List.of(new Tax("VAT", "0.10", usd(tax), false)),
                        null));
        return Combinators.combine(
                        lines.list().ofMinSize(1).ofMaxSize(5),
                        Arbitraries.longs().between(0, 2_000),
                        Arbitraries.longs().between(1, 1_500))
                .as(ReturnProperties::order);
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(0, 1_000).list().ofMinSize(1).ofMaxSize(20);
    }

    private static OrderCreated order(List<OrderLine> lines, long discount, long shipping) {
        long net = lines.stream().mapToLong(line -> line.net().amount()).sum();
        Discount ofOrder = discount == 0 || discount > net ? null : new Discount(usd(discount), "voucher");
        ShippingCharge charge = new ShippingCharge(usd(shipping), List.of());
        OrderCreated simple = orderCreated();
        return new OrderCreated(
                ORDER_ID,
                simple.customer(),
                lines,
                OrderTotal.of(lines, ofOrder, charge),
                simple.shippingAddress(),
                simple.paymentToken(),
                "shop",
                ofOrder,
                charge,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }

    /** Each unit by itself, in an order that the cuts make. */
    private static List<SkuQuantity> shuffledUnits(OrderCreated created, List<Integer> cuts) {
        List<SkuQuantity> units = new ArrayList<>();
        created.quantities()
                .forEach(line -> IntStream.range(0, line.quantity())
                        .forEach(unit -> units.add(
                                cuts.get(units.size() % cuts.size()) % (units.size() + 1),
                                new SkuQuantity(line.sku(), 1))));
        return units;
    }

    private static ReturnReceived receipt(int n, SkuQuantity units) {
        return new ReturnReceived(
                ORDER_ID,
                RETURN_ID,
                ReceiptId.of(RETURN_ID, "ann", "k-" + n),
                List.of(new ReturnedLine(units.sku(), units.quantity(), ReturnedLine.SELLABLE)),
                "ann");
    }

    private static Order handedOver(OrderCreated created) {
        return anOrderAfter(
                created,
                stockReserved(),
                new PaymentAuthorized(ORDER_ID, PAYMENT_ID, created.total(), "A1"),
                shipmentPrepared(),
                shipmentProcessed(),
                new PaymentCaptured(ORDER_ID, PAYMENT_ID, created.total()),
                orderFulfilled());
    }

    private static Order giveBack(Order order, OrderCreated created, int amount, List<OrderEvent> said) {
        GiveBack command = new GiveBack(
                ORDER_ID,
                RefundId.of(ORDER_ID, "by-hand"),
                usd(Math.min(amount, Math.max(1, created.total().amount()))),
                new Code("GOODWILL"),
                "fay");
        return apply(order, command, said);
    }

    private static Order hear(Order order, OrderEvent event, List<OrderEvent> said) {
        return apply(order, new Heard(event), said);
    }

    private static Order apply(Order order, OrderCommand command, List<OrderEvent> said) {
        if (!(decide(order, command, aCause()) instanceof Accepted<Order> accepted)) {
            return order;
        }
        said.addAll(accepted.events());
        return accepted.state();
    }

    private static long refunded(List<OrderEvent> said) {
        return said.stream()
                .mapToLong(event -> ((PaymentRefundRequested) event).amount().amount())
                .sum();
    }

    private static Money usd(long amount) {
        return new Money(amount, "USD");
    }
}
