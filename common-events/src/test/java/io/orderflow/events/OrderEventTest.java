package io.orderflow.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.Shortage;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderEventTest {

    @Test
    void theNameIsThatOfTheRecord() {
        assertThat(Events.orderCreated().name()).isEqualTo("OrderCreated");
        assertThat(OrderEvent.nameOf(StockReleased.class)).isEqualTo("StockReleased");
    }

    @Test
    void aVersionedRecordHasAVersionedName() {
        assertThat(OrderEvent.nameOf("OrderCreatedV2")).isEqualTo("OrderCreated.v2");
        assertThat(OrderEvent.nameOf("OrderCreatedV12")).isEqualTo("OrderCreated.v12");
        assertThat(OrderEvent.nameOf("OrderCreatedIV")).isEqualTo("OrderCreatedIV");
        assertThat(OrderEvent.nameOf("Phase2")).isEqualTo("Phase2");
    }

    @Test
    void aTotalThatIsNotTheSumOfTheLinesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> orderOf(Events.lines(), new Money(34997, "USD")))
                .withMessageContaining("total");
        assertThatIllegalArgumentException().isThrownBy(() -> orderOf(Events.lines(), new Money(34998, "EUR")));
    }

    @Test
    void noMoreUnitsOfASkuComeBackTogetherThanAnOrderMayHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> received(9_999, 1))
                .withMessage("lines must be of at most 9999 units of one SKU");
        assertThatIllegalArgumentException().isThrownBy(() -> restocked(9_999, 1));
        assertThat(received(9_998, 1).lines()).hasSize(2);
        assertThat(restocked(9_998, 1).scrapped()).hasSize(1);
    }

    private static ReturnReceived received(int sellable, int damaged) {
        return new ReturnReceived(
                Events.ORDER,
                Events.RETURN,
                Events.RECEIPT,
                List.of(
                        new ReturnedLine(Events.BEANS, sellable, ReturnedLine.SELLABLE),
                        new ReturnedLine(Events.BEANS, damaged, new Code("DAMAGED"))),
                "packer-7");
    }

    private static StockRestocked restocked(int restocked, int scrapped) {
        return new StockRestocked(
                Events.ORDER,
                Events.RETURN,
                Events.RECEIPT,
                List.of(new SkuQuantity(Events.BEANS, restocked)),
                List.of(new SkuQuantity(Events.BEANS, scrapped)));
    }

    @Test
    void linesInTwoCurrenciesAreRefused() {
        List<OrderLine> lines = List.of(line("a", "USD"), line("b", "EUR"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> orderOf(lines, new Money(2, "USD")))
                .withMessageContaining("currency");
    }

    @Test
    void oneToFiveHundredLinesAreAccepted() {
        assertThat(orderOf(lines(1), new Money(1, "USD")).lines()).hasSize(1);
        assertThat(orderOf(lines(500), new Money(500, "USD")).lines()).hasSize(500);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> orderOf(List.of(), Money.zero("USD")))
                .withMessage("size of lines must be from 1 to 500");
        assertThatIllegalArgumentException().isThrownBy(() -> orderOf(lines(501), new Money(501, "USD")));
    }

    @Test
    void aSkuMayBeOrderedOnTwoLines() {
        OrderLine some = line("a", "USD");
        OrderLine more = new OrderLine(some.sku(), "as a gift", 9_998, Money.zero("USD"), some.weightGrams());

        assertThat(orderOf(List.of(some, line("b", "USD"), more), new Money(2, "USD"))
                        .quantities())
                .containsExactly(new SkuQuantity(some.sku(), 9_999), new SkuQuantity(new Sku("b"), 1));
    }

    @Test
    void theLinesOfASkuAreOfOneWeightAndNotTooManyUnits() {
        OrderLine some = line("a", "USD");
        OrderLine heavier = new OrderLine(some.sku(), "n", 1, some.unitPrice(), some.weightGrams() + 1);
        OrderLine most = new OrderLine(some.sku(), "n", 9_999, Money.zero("USD"), some.weightGrams());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> orderOf(List.of(some, heavier), new Money(2, "USD")))
                .withMessage("lines must give a SKU one weight");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> orderOf(List.of(some, most), new Money(1, "USD")))
                .withMessage("lines must be of at most 9999 units of one SKU");
    }

    @Test
    void aSkuIsInAParcelOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StockReserved(
                        Events.ORDER, List.of(new SkuQuantity(Events.BEANS, 2), new SkuQuantity(Events.BEANS, 2))))
                .withMessageContaining("SKU twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StockRejected(
                        Events.ORDER, List.of(new Shortage(Events.BEANS, 2, 1), new Shortage(Events.BEANS, 2, 1))));
    }

    @Test
    void aLineThatIsNullIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StockReserved(Events.ORDER, Arrays.asList((SkuQuantity) null)))
                .withMessageContaining("lines");
    }

    @Test
    void theLinesAreACopy() {
        List<SkuQuantity> lines = new ArrayList<>(List.of(new SkuQuantity(Events.BEANS, 1)));
        StockReserved reserved = new StockReserved(Events.ORDER, lines);

        lines.clear();

        assertThat(reserved.lines()).hasSize(1).isUnmodifiable();
    }

    @Test
    void aLabelMayHaveLinesButNoOtherControlCharacters() {
        ShipmentPrepared shipment = Events.shipmentPrepared();

        assertThat(shipment.label()).contains("\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShipmentPrepared(
                        Events.ORDER, Events.SHIPMENT, "carrier", "number", "a\u0000", shipment.lines()))
                .withMessage("label must not contain control characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShipmentPrepared(
                        Events.ORDER, Events.SHIPMENT, "two\nlines", "number", "label", shipment.lines()))
                .withMessage("carrier must not contain control characters");
    }

    @Test
    void noEventTellsPersonalDataOrThePaymentTokenToALog() {
        assertThat(Events.bySample().values())
                .allSatisfy(envelope -> assertThat(envelope.toString())
                        .contains(Events.ORDER.toString())
                        .doesNotContain(
                                "Ada",
                                "Lindqvist",
                                "ada@",
                                "Wacker",
                                "Suite",
                                "Chicago",
                                "60606",
                                "tok_visa",
                                "birthday",
                                "For you"));
    }

    private static OrderCreated orderOf(List<OrderLine> lines, Money total) {
        OrderCreated order = Events.orderCreated();
        return new OrderCreated(
                order.orderId(), order.customer(), lines, total, order.shippingAddress(), order.paymentToken());
    }

    private static List<OrderLine> lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> line("sku-" + i, "USD")).toList();
    }

    private static OrderLine line(String sku, String currency) {
        return new OrderLine(new Sku(sku), "Thing", 1, new Money(1, currency), 1);
    }
}
