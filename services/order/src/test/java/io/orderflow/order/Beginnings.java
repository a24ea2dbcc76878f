package io.orderflow.order;

import static io.orderflow.order.domain.OrderFixture.TOTAL;
import static io.orderflow.order.domain.OrderFixture.orderCreated;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.events.OrderFulfilled;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentCaptured;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.StockReserved;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.ShipmentId;
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

    /** Up to its end with the carrier, and the money; the order knows of both, and is at rest. */
    void fulfilled(OrderId orderId) {
        paid(orderId);
        ShipmentId shipment = ShipmentId.of(orderId);
        EventEnvelope packed = wire.publish(
                wire.await(orderId, "OrderProcessed", PATIENCE),
                "warehouse",
                new ShipmentProcessed(orderId, shipment, "ann", List.of(new SkuQuantity(new Sku("LAMP"), 2))));
        wire.publish(packed, "payment", new PaymentCaptured(orderId, PaymentId.of(orderId), TOTAL));
        wire.publish(packed, "shipping", new OrderFulfilled(orderId, shipment, "express", "EX1"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/orders/" + orderId)
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("FULFILLED"))
                        .body("payment.status", equalTo("CAPTURED"))
                        .body("waitingFor", nullValue()));
    }
}
