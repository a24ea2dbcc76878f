package io.orderflow.inventory.domain;

import io.orderflow.events.OrderCancelled;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.value.Address;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Customer;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Orders and their reservations, to be read aloud. */
public final class ReservationFixture {

    public static final OrderId ORDER_ID = OrderId.of("01936f2e-0000-7000-8000-000000000001");
    public static final Sku LAMP = new Sku("LAMP");
    public static final Sku BULB = new Sku("BULB");
    static final List<SkuQuantity> ONE_LAMP_TWO_BULBS = List.of(of(LAMP, 1), of(BULB, 2));
    static final Cause CAUSE = Cause.own(EventId.of("01936f2e-0000-7000-8000-00000000000a"));
    private static final ShipmentId SHIPMENT_ID = ShipmentId.of("01936f2e-0000-7000-8000-000000000003");

    private ReservationFixture() {}

    public static SkuQuantity of(Sku sku, int quantity) {
        return new SkuQuantity(sku, quantity);
    }

    public static OrderCreated orderCreated(OrderId orderId, SkuQuantity... lines) {
        List<OrderLine> priced = Stream.of(lines)
                .map(line -> new OrderLine(line.sku(), "Thing", line.quantity(), new Money(100, "USD"), 10))
                .toList();
        return new OrderCreated(
                orderId,
                new Customer("c-1", "Ada Lovelace", "ada@example.com"),
                priced,
                priced.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow(),
                new Address("Ada Lovelace", "1 Main Street", null, "Springfield", "IL", "62701", "US"),
                new PaymentToken("tok_visa"));
    }

    public static ShipmentProcessed shipmentProcessed(OrderId orderId, SkuQuantity... lines) {
        return new ShipmentProcessed(orderId, SHIPMENT_ID, "ann", List.of(lines));
    }

    public static OrderRejected paymentDeclined(OrderId orderId) {
        return new OrderRejected(orderId, RejectionReason.PAYMENT_DECLINED);
    }

    public static OrderCancelled orderCancelled(OrderId orderId) {
        return new OrderCancelled(orderId, new Code("CUSTOMER_REQUEST"), "c-1");
    }

    static OrderCreated oneLampAndTwoBulbsAreOrdered() {
        return orderCreated(ORDER_ID, ONE_LAMP_TWO_BULBS.toArray(SkuQuantity[]::new));
    }

    static ShipmentProcessed theyArePacked() {
        return shipmentProcessed(ORDER_ID, ONE_LAMP_TWO_BULBS.toArray(SkuQuantity[]::new));
    }

    static OrderRejected theOrderIsRejected() {
        return paymentDeclined(ORDER_ID);
    }

    static OrderCancelled theOrderIsCancelled() {
        return orderCancelled(ORDER_ID);
    }

    static Stock stock(StockLevel lamps, StockLevel bulbs) {
        return new Stock(Map.of(LAMP, lamps, BULB, bulbs));
    }

    static StockLevel level(long onHand, long reserved) {
        return new StockLevel(onHand, reserved);
    }

    static OrderStock nothingReservedOf(Stock stock) {
        return new OrderStock(new Reservation.None(), stock);
    }

    static Decision<OrderStock> decide(OrderStock state, OrderEvent event) {
        return new ReservationDecider()
                .decide(state, new ReservationCommand.Heard(event), new Circumstances(CAUSE, Instant.EPOCH));
    }

    /** That the world hears of it, because of what was decided on. */
    static Effect tells(OrderEvent event) {
        return new Effect.Publish(event, CAUSE);
    }

    /** The state after these events, whether they are accepted or not. */
    static OrderStock after(OrderStock state, OrderEvent... events) {
        for (OrderEvent event : events) {
            // Through all levels that there are, as a batch does.
            Map<Sku, StockLevel> levels = new HashMap<>(state.stock().levels());
            OrderStock concerned = OrderStock.of(state.reservation(), new ReservationCommand.Heard(event), levels);
            if (decide(concerned, event) instanceof Decision.Accepted<OrderStock>(var next, var _)) {
                levels.putAll(next.stock().levels());
                state = new OrderStock(next.reservation(), new Stock(levels));
            }
        }
        return state;
    }
}
