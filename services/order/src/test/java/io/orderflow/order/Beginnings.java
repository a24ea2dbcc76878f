package io.orderflow.order;

import static io.orderflow.order.domain.OrderFixture.TOTAL;
import static io.orderflow.order.domain.OrderFixture.orderCreated;

import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.StockReserved;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.testing.EventWire;
import java.time.Duration;
import java.util.List;

/** How far the other services take an order, before a test is about it. */
record Beginnings(EventWire wire) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Up to the request for payment; gives what it began with. */
    EventEnvelope reserved(OrderId orderId) {
        EventEnvelope created = wire.publish("checkout", orderCreated(orderId));
        wire.publish(created, "inventory", new StockReserved(orderId, List.of(new SkuQuantity(new Sku("LAMP"), 2))));
        wire.await(orderId, "PaymentRequested", PATIENCE);
        return created;
    }

    /** Up to the money; gives the word of payment. */
    EventEnvelope paid(OrderId orderId) {
        reserved(orderId);
        return wire.publish(
                wire.await(orderId, "PaymentRequested", PATIENCE),
                "payment",
                new PaymentAuthorized(orderId, PaymentId.of(orderId), TOTAL, "A1"));
    }
}
