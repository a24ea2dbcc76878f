package io.orderflow.order.domain;

import io.orderflow.events.CarrierBookingFailed;
import io.orderflow.events.CustomerActionRequested;
import io.orderflow.events.OrderCancellationRefused;
import io.orderflow.events.OrderCancellationRequested;
import io.orderflow.events.OrderCancelled;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderDelayed;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderFulfilled;
import io.orderflow.events.OrderHeld;
import io.orderflow.events.OrderReleased;
import io.orderflow.events.PaymentActionRequired;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentCaptured;
import io.orderflow.events.PaymentChargedBack;
import io.orderflow.events.PaymentDeclined;
import io.orderflow.events.PaymentRefundFailed;
import io.orderflow.events.PaymentRefundRequested;
import io.orderflow.events.PaymentRefunded;
import io.orderflow.events.PaymentVoided;
import io.orderflow.events.ReturnApproved;
import io.orderflow.events.ReturnExpired;
import io.orderflow.events.ReturnReceived;
import io.orderflow.events.ReturnRejected;
import io.orderflow.events.ReturnRequested;
import io.orderflow.events.ShipmentCancellationRefused;
import io.orderflow.events.ShipmentCancellationRequested;
import io.orderflow.events.ShipmentCancelled;
import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.StockRejected;
import io.orderflow.events.StockReleased;
import io.orderflow.events.StockReserved;
import io.orderflow.events.StockRestocked;
import io.orderflow.events.value.Address;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Customer;
import io.orderflow.events.value.Discount;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.Owner;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.value.ShippingCharge;
import io.orderflow.events.value.Shortage;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.events.value.Tax;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Orders and their events, to be read aloud. */
public final class OrderFixture {

    public static final OrderId ORDER_ID = OrderId.of("01936f2e-0000-7000-8000-000000000001");
    public static final PaymentId PAYMENT_ID = PaymentId.of(ORDER_ID);
    public static final ShipmentId SHIPMENT_ID = ShipmentId.of(ORDER_ID);
    public static final Money TOTAL = new Money(34_998, "USD");
    public static final RefundId REFUND_ID = RefundId.of(ORDER_ID, "k-1");
    public static final Money PART = new Money(17_499, "USD");
    public static final ReturnId RETURN_ID = ReturnId.of(ORDER_ID, "k-1");
    public static final ReceiptId RECEIPT_ID = ReceiptId.of(RETURN_ID, "ann", "k-1");
    public static final Owner OWNER = new Owner("c-1", null);

    static final Instant NOW = Instant.parse("2026-11-27T05:15:00Z");
    private static final Code FRAUD = new Code("SUSPECTED_FRAUD");
    private static final Code DAMAGED = new Code("DAMAGED");
    private static final Code MISTAKE = new Code("ORDERED_BY_MISTAKE");
    static final Sku LAMP = new Sku("LAMP");
    static final List<SkuQuantity> TWO_LAMPS = List.of(new SkuQuantity(LAMP, 2));
    static final List<SkuQuantity> ONE_LAMP = List.of(new SkuQuantity(LAMP, 1));
    static final Code NOT_AS_EXPECTED = new Code("NOT_AS_EXPECTED");
    static final Moment RETURN_UNTIL = new Moment(NOW.plus(Duration.ofDays(30)));

    private OrderFixture() {}

    public static OrderCreated orderCreated() {
        return orderCreated(ORDER_ID);
    }

    public static OrderCreated orderCreated(OrderId orderId) {
        return new OrderCreated(
                orderId,
                new Customer("c-1", "Ada Lovelace", "ada@example.com"),
                List.of(new OrderLine(LAMP, "Lamp", 2, new Money(17_499, "USD"), 1200)),
                TOTAL,
                new Address("Ada Lovelace", "1 Main Street", null, "Springfield", "IL", "62701", "US"),
                new PaymentToken("tok_visa"));
    }

    /** One that a channel has priced: two lamps on two lines, the second as a gift, with all that an order can bring. */
    public static OrderCreated pricedOrder(OrderId orderId) {
        OrderCreated simple = orderCreated(orderId);
        return new OrderCreated(
                orderId,
                simple.customer(),
                List.of(
                        new OrderLine(
                                LAMP,
                                "Lamp",
                                1,
                                usd(20_000),
                                1200,
                                new Discount(usd(1_000), "Black Friday"),
                                List.of(new Tax("VAT", "0.19", usd(3_034), true)),
                                "Happy birthday"),
                        new OrderLine(LAMP, "Lamp, for free", 1, usd(0), 1200)),
                usd(18_490),
                simple.shippingAddress(),
                simple.paymentToken(),
                "shop",
                new Discount(usd(1_000), "Voucher"),
                new ShippingCharge(usd(450), List.of(new Tax("VAT", "0.09", usd(40), false))),
                "#" + orderId,
                Moment.of("2026-11-27T04:59:58Z"),
                new Address("Lovelace Ltd", "2 Broadway", null, "Springfield", "IL", "62701", "US"),
                "+1 312 555 0100",
                "Please ring twice",
                Map.of("cart", "c-77"));
    }

    private static Money usd(long amount) {
        return new Money(amount, "USD");
    }

    public static StockReserved stockReserved() {
        return new StockReserved(ORDER_ID, TWO_LAMPS);
    }

    public static StockRejected stockRejected() {
        return new StockRejected(ORDER_ID, List.of(new Shortage(LAMP, 2, 1)));
    }

    public static StockReleased stockReleased() {
        return new StockReleased(ORDER_ID, TWO_LAMPS);
    }

    public static PaymentAuthorized paymentAuthorized() {
        return new PaymentAuthorized(ORDER_ID, PAYMENT_ID, TOTAL, "A1");
    }

    public static PaymentDeclined paymentDeclined() {
        return new PaymentDeclined(ORDER_ID, PAYMENT_ID, "card_declined");
    }

    public static PaymentActionRequired paymentActionRequired() {
        return new PaymentActionRequired(
                ORDER_ID, PAYMENT_ID, new Code("AUTHENTICATE"), Moment.of("2026-11-27T05:30:00Z"));
    }

    /** As the order itself says it. */
    public static CustomerActionRequested customerActionRequested() {
        return new CustomerActionRequested(ORDER_ID, new Code("PAY_AGAIN"), Moment.of("2026-11-28T05:00:00Z"));
    }

    public static PaymentCaptured paymentCaptured() {
        return new PaymentCaptured(ORDER_ID, PAYMENT_ID, TOTAL);
    }

    public static ShipmentPrepared shipmentPrepared() {
        return new ShipmentPrepared(
                ORDER_ID, SHIPMENT_ID, "parcel-post", "PP1", "^XA^XZ", List.of(new ParcelLine(LAMP, "Lamp", 2, 1200)));
    }

    public static ShipmentProcessed shipmentProcessed() {
        return new ShipmentProcessed(ORDER_ID, SHIPMENT_ID, "ann", TWO_LAMPS);
    }

    public static ShipmentCancelled shipmentCancelled() {
        return new ShipmentCancelled(ORDER_ID, SHIPMENT_ID, MISTAKE);
    }

    public static ShipmentCancellationRefused shipmentCancellationRefused() {
        return new ShipmentCancellationRefused(ORDER_ID, SHIPMENT_ID, new Code("PACKED"));
    }

    public static CarrierBookingFailed carrierBookingFailed() {
        return new CarrierBookingFailed(ORDER_ID, SHIPMENT_ID, List.of("freight"), new Code("TOO_HEAVY"));
    }

    /** As the order itself says it. */
    public static PaymentRefundRequested paymentRefundRequested() {
        return new PaymentRefundRequested(ORDER_ID, PAYMENT_ID, REFUND_ID, PART, DAMAGED, "fay");
    }

    public static PaymentRefunded paymentRefunded() {
        return new PaymentRefunded(ORDER_ID, PAYMENT_ID, REFUND_ID, PART);
    }

    public static PaymentRefundFailed paymentRefundFailed() {
        return new PaymentRefundFailed(ORDER_ID, PAYMENT_ID, REFUND_ID, PART, new Code("CARD_CLOSED"));
    }

    public static PaymentVoided paymentVoided() {
        return new PaymentVoided(ORDER_ID, PAYMENT_ID, TOTAL);
    }

    static OrderCancellationRequested orderCancellationRequested() {
        return new OrderCancellationRequested(ORDER_ID, MISTAKE, "c-1");
    }

    static ShipmentCancellationRequested shipmentCancellationRequested() {
        return new ShipmentCancellationRequested(ORDER_ID, SHIPMENT_ID, MISTAKE);
    }

    public static OrderHeld orderHeld() {
        return new OrderHeld(ORDER_ID, FRAUD, "sam");
    }

    public static OrderReleased orderReleased() {
        return new OrderReleased(ORDER_ID, FRAUD, "sam");
    }

    public static OrderCancelled orderCancelled() {
        return new OrderCancelled(ORDER_ID, MISTAKE, "c-1");
    }

    static OrderCancellationRefused orderCancellationRefused() {
        return new OrderCancellationRefused(ORDER_ID, new Code("PACKED"));
    }

    public static OrderFulfilled orderFulfilled() {
        return new OrderFulfilled(ORDER_ID, SHIPMENT_ID, "parcel-post", "PP1");
    }

    public static PaymentChargedBack paymentChargedBack() {
        return new PaymentChargedBack(ORDER_ID, PAYMENT_ID, "dp_1", PART, new Code("FRAUDULENT"));
    }

    public static ReturnRequested returnRequested() {
        return new ReturnRequested(ORDER_ID, RETURN_ID, ONE_LAMP, NOT_AS_EXPECTED, "c-1");
    }

    public static ReturnApproved returnApproved() {
        return new ReturnApproved(ORDER_ID, RETURN_ID, ONE_LAMP, RETURN_UNTIL, "sam");
    }

    public static ReturnRejected returnRejected() {
        return new ReturnRejected(ORDER_ID, RETURN_ID, new Code("OPENED"), "sam");
    }

    public static ReturnExpired returnExpired() {
        return new ReturnExpired(ORDER_ID, RETURN_ID);
    }

    public static ReturnReceived returnReceived() {
        return new ReturnReceived(
                ORDER_ID, RETURN_ID, RECEIPT_ID, List.of(new ReturnedLine(LAMP, 1, ReturnedLine.SELLABLE)), "ann");
    }

    public static StockRestocked stockRestocked() {
        return new StockRestocked(ORDER_ID, RETURN_ID, RECEIPT_ID, ONE_LAMP, List.of());
    }

    public static OrderDelayed orderDelayed(Step step) {
        return new OrderDelayed(ORDER_ID, step.code(), Moment.of("2026-11-27T05:00:00Z"));
    }

    /** What a fulfilled order hears, in the order of the flow. */
    public static List<OrderEvent> theWayToFulfilment() {
        return List.of(
                orderCreated(),
                stockReserved(),
                paymentAuthorized(),
                shipmentPrepared(),
                shipmentProcessed(),
                paymentCaptured(),
                orderFulfilled());
    }

    /** The order after these events, all of which it accepts. */
    public static Order anOrderAfter(OrderEvent... events) {
        Order order = Order.unknown();
        for (OrderEvent event : events) {
            order = accept(order, event).state();
        }
        return order;
    }

    public static Order aReservedOrder() {
        return anOrderAfter(orderCreated(), stockReserved());
    }

    static OrderCommand cancel() {
        return new OrderCommand.Cancel(ORDER_ID, MISTAKE, "c-1");
    }

    static OrderCommand hold() {
        return new OrderCommand.PutOnHold(ORDER_ID, FRAUD, "sam");
    }

    static OrderCommand release() {
        return new OrderCommand.Release(ORDER_ID, FRAUD, "sam");
    }

    public static Decision<Order> cancel(Order order) {
        return decide(order, cancel(), aCause());
    }

    static OrderCommand.GiveBack giveBack() {
        return new OrderCommand.GiveBack(ORDER_ID, REFUND_ID, PART, DAMAGED, "fay");
    }

    static OrderCommand.RequestReturn requestReturn() {
        return new OrderCommand.RequestReturn(ORDER_ID, RETURN_ID, ONE_LAMP, NOT_AS_EXPECTED, "c-1", NOW);
    }

    static OrderCommand approveReturn() {
        return new OrderCommand.ApproveReturn(ORDER_ID, RETURN_ID, "sam");
    }

    static OrderCommand rejectReturn() {
        return new OrderCommand.RejectReturn(ORDER_ID, RETURN_ID, new Code("OPENED"), "sam");
    }

    static OrderCommand late(Step step) {
        return new OrderCommand.Delayed(ORDER_ID, step, orderDelayed(step).since());
    }

    public static Decision<Order> decide(Order order, OrderEvent event) {
        return decide(order, new OrderCommand.Heard(event), aCause());
    }

    static Decision<Order> delay(Order order, Step step) {
        return decide(order, late(step), aCause());
    }

    static Decision<Order> decide(Order order, OrderCommand command, Cause cause) {
        return decide(HoldRules.NONE, order, command, cause);
    }

    static Decision<Order> decide(HoldRules rules, Order order, OrderCommand command, Cause cause) {
        return new OrderDecider(rules).decide(order, command, new Circumstances(cause, NOW));
    }

    static Cause aCause() {
        return new Cause(new EventId(UuidV7.next()), new EventId(UuidV7.next()), null);
    }

    public static Decision.Accepted<Order> accept(Order order, OrderEvent event) {
        return (Decision.Accepted<Order>) decide(order, event);
    }
}
