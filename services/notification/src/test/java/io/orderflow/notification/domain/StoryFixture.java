package io.orderflow.notification.domain;

import io.orderflow.events.OrderCancelled;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEnd;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderFulfilled;
import io.orderflow.events.OrderProcessed;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.PaymentRefundFailed;
import io.orderflow.events.PaymentRefundRequested;
import io.orderflow.events.PaymentRefunded;
import io.orderflow.events.ReturnApproved;
import io.orderflow.events.ReturnExpired;
import io.orderflow.events.ReturnReceived;
import io.orderflow.events.ReturnRejected;
import io.orderflow.events.ReturnRequested;
import io.orderflow.events.StockReleased;
import io.orderflow.events.StockReserved;
import io.orderflow.events.StockRestocked;
import io.orderflow.events.value.Address;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Customer;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.testing.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Orders and what happens to them, to be read aloud. */
public final class StoryFixture {

    private static final PaymentId PAYMENT_ID = PaymentId.of("01936f2e-0000-7000-8000-000000000002");
    private static final ShipmentId SHIPMENT_ID = ShipmentId.of("01936f2e-0000-7000-8000-000000000003");
    private static final Money TOTAL = new Money(34_998, "USD");
    private static final Sku LAMP = new Sku("LAMP");
    private static final List<SkuQuantity> TWO_LAMPS = List.of(new SkuQuantity(LAMP, 2));
    private static final List<ParcelLine> PARCEL = List.of(new ParcelLine(LAMP, "Lamp", 2, 1200));
    private static final Address ADDRESS =
            new Address("Ada Lovelace", "1 Main Street", null, "Springfield", "IL", "62701", "US");
    private static final Moment UNTIL = Moment.of("2026-12-31T15:51:00Z");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private StoryFixture() {}

    public static OrderCreated orderCreated(OrderId order) {
        return orderCreated(order, "ada@example.com");
    }

    public static OrderCreated orderCreated(OrderId order, String email) {
        return orderCreated(order, "Ada Lovelace", email);
    }

    public static OrderCreated orderCreated(OrderId order, String name, String email) {
        return new OrderCreated(
                order,
                new Customer("c-1", name, email),
                List.of(new OrderLine(LAMP, "Lamp", 2, new Money(17_499, "USD"), 1200)),
                TOTAL,
                ADDRESS,
                new PaymentToken("tok_visa"));
    }

    public static OrderProcessed orderProcessed(OrderId order) {
        return new OrderProcessed(order, PAYMENT_ID, PARCEL, ADDRESS, null);
    }

    public static OrderFulfilled orderFulfilled(OrderId order) {
        return new OrderFulfilled(order, SHIPMENT_ID, "parcel-post", "PP1");
    }

    public static OrderRejected orderRejected(OrderId order, RejectionReason reason) {
        return new OrderRejected(order, reason);
    }

    public static OrderCancelled orderCancelled(OrderId order) {
        return new OrderCancelled(order, new Code("CHANGED_MIND"), "c-1");
    }

    public static StockReserved stockReserved(OrderId order) {
        return new StockReserved(order, TWO_LAMPS);
    }

    public static StockReleased stockReleased(OrderId order) {
        return new StockReleased(order, TWO_LAMPS);
    }

    /** The refund of an order that finance asked for under this key. */
    public static RefundId refund(OrderId order, String key) {
        return RefundId.of(order, key);
    }

    public static PaymentRefundRequested refundRequested(OrderId order, RefundId refund, long cents) {
        return new PaymentRefundRequested(order, PAYMENT_ID, refund, usd(cents), new Code("GOODWILL"), "f-1");
    }

    public static PaymentRefunded refunded(OrderId order, RefundId refund, long cents) {
        return new PaymentRefunded(order, PAYMENT_ID, refund, usd(cents));
    }

    public static PaymentRefundFailed refundFailed(OrderId order, RefundId refund, long cents) {
        return new PaymentRefundFailed(order, PAYMENT_ID, refund, usd(cents), new Code("EXCEEDS_CAPTURED"));
    }

    /** The return of an order that somebody asked for under this key. */
    public static ReturnId aReturn(OrderId order, String key) {
        return ReturnId.of(order, key);
    }

    /** The receipt of a return that the warehouse reported under this key. */
    public static ReceiptId receipt(ReturnId returnId, String key) {
        return ReceiptId.of(returnId, "w-1", key);
    }

    public static ReturnRequested returnRequested(OrderId order, ReturnId returnId) {
        return new ReturnRequested(order, returnId, TWO_LAMPS, new Code("NOT_AS_EXPECTED"), "c-1");
    }

    public static ReturnApproved returnApproved(OrderId order, ReturnId returnId) {
        return new ReturnApproved(order, returnId, TWO_LAMPS, UNTIL, null);
    }

    public static ReturnRejected returnRejected(OrderId order, ReturnId returnId, String reason) {
        return new ReturnRejected(order, returnId, new Code(reason), "s-1");
    }

    public static ReturnExpired returnExpired(OrderId order, ReturnId returnId) {
        return new ReturnExpired(order, returnId);
    }

    /** One lamp of two. */
    public static ReturnReceived returnReceived(OrderId order, ReturnId returnId, ReceiptId receipt) {
        return new ReturnReceived(
                order, returnId, receipt, List.of(new ReturnedLine(LAMP, 1, ReturnedLine.SELLABLE)), "w-1");
    }

    public static StockRestocked stockRestocked(OrderId order, ReturnId returnId, ReceiptId receipt) {
        return new StockRestocked(order, returnId, receipt, List.of(new SkuQuantity(LAMP, 1)), List.of());
    }

    /** That came back in part, and whose customer got some of the money for it. */
    public static List<OrderEvent> aReturnedOrder(OrderId order) {
        ReturnId returnId = aReturn(order, "first");
        ReceiptId receipt = receipt(returnId, "first");
        RefundId refund = refund(order, "first");
        return Stream.concat(
                        aFulfilledOrder(order).stream(),
                        Stream.of(
                                returnRequested(order, returnId),
                                returnApproved(order, returnId),
                                returnReceived(order, returnId, receipt),
                                stockRestocked(order, returnId, receipt),
                                refundRequested(order, refund, 1250),
                                refunded(order, refund, 1250)))
                .toList();
    }

    /** Whose customer got some of it back, and then was to get more than is left. */
    public static List<OrderEvent> aRefundedOrder(OrderId order) {
        RefundId first = refund(order, "first");
        RefundId second = refund(order, "second");
        return Stream.concat(
                        aFulfilledOrder(order).stream(),
                        Stream.of(
                                refundRequested(order, first, 1250),
                                refunded(order, first, 1250),
                                refundRequested(order, second, 99_999),
                                refundFailed(order, second, 99_999)))
                .toList();
    }

    public static List<OrderEvent> aFulfilledOrder(OrderId order) {
        return anOrderThatEnds(OrderEnd.FULFILLED, order);
    }

    public static List<OrderEvent> aDeclinedOrder(OrderId order) {
        return anOrderThatEnds(OrderEnd.PAYMENT_DECLINED, order);
    }

    public static List<OrderEvent> anOrderOutOfStock(OrderId order) {
        return anOrderThatEnds(OrderEnd.OUT_OF_STOCK, order);
    }

    private static Money usd(long cents) {
        return new Money(cents, "USD");
    }

    /** Of this customer; the rest is as in the samples of the contract. */
    private static List<OrderEvent> anOrderThatEnds(OrderEnd end, OrderId order) {
        return Samples.wayTo(end, order).stream()
                .map(event -> event instanceof OrderCreated ? orderCreated(order) : event)
                .toList();
    }

    /** What happened at this second after noon, recorded at that position; the position makes the id. */
    static RecordedEvent recorded(OrderEvent event, int second, long position) {
        return new RecordedEvent(
                event.orderId(),
                new EventId(new UUID(0x7000L, 0x8000_0000_0000_0000L + position)),
                event.name(),
                "test",
                NOON.plusSeconds(second),
                null,
                position);
    }

    /** Events that happened in the order of this list and were recorded in the order of those positions. */
    static List<RecordedEvent> recorded(List<OrderEvent> events, List<Integer> positions) {
        List<RecordedEvent> recorded = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            recorded.add(recorded(events.get(i), i, positions.get(i)));
        }
        return recorded;
    }
}
