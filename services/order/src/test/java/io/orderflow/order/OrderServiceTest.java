package io.orderflow.order;

import static io.orderflow.order.domain.OrderFixture.PAYMENT_ID;
import static io.orderflow.order.domain.OrderFixture.TOTAL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerInfo;
import io.orderflow.events.OrderFulfilled;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentRequested;
import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.StockRejected;
import io.orderflow.events.StockReserved;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.value.Shortage;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.Streams;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.order.domain.OrderFixture;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class OrderServiceTest {

    private static final Sku LAMP = new Sku("LAMP");
    private static final ShipmentId SHIPMENT = new ShipmentId(UuidV7.next());
    private static EventWire wire;

    private final OrderId orderId = new OrderId(UuidV7.next());

    @BeforeAll
    static void connect() {
        wire = EventWire.connect();
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @Test
    void drivesAnOrderToItsEndAndTellsItsStory() {
        EventEnvelope created = wire.publish("checkout", OrderFixture.orderCreated(orderId));
        EventEnvelope reserved =
                wire.publish(created, "inventory", new StockReserved(orderId, List.of(new SkuQuantity(LAMP, 2))));
        EventEnvelope requested = emitted("PaymentRequested");

        assertThat(requested.correlationId()).isEqualTo(created.id());
        assertThat(requested.causationId()).isEqualTo(reserved.id());
        assertThat(requested.traceparent()).isEqualTo(created.traceparent());
        assertThat(requested.service()).isEqualTo("order");

        EventEnvelope authorized = wire.publish(
                requested,
                "payment",
                new PaymentAuthorized(orderId, ((PaymentRequested) requested.event()).paymentId(), TOTAL, "A1"));
        EventEnvelope processed = emitted("OrderProcessed");
        assertThat(processed.causationId()).isEqualTo(authorized.id());

        EventEnvelope prepared = wire.publish(
                processed,
                "shipping",
                new ShipmentPrepared(
                        orderId, SHIPMENT, "express", "EX1", "^XA^XZ", List.of(new ParcelLine(LAMP, "Lamp", 2, 1200))));
        wire.publish(prepared, "shipping", new OrderFulfilled(orderId, SHIPMENT, "express", "EX1"));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().get("/orders/" + orderId)
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("FULFILLED"))
                        .body("reason", nullValue())
                        .body("total.amount", equalTo(34_998))
                        .body("payment.status", equalTo("AUTHORIZED"))
                        .body("shipments", hasSize(1))
                        .body("shipments[0].trackingNumber", equalTo("EX1"))
                        .body(
                                "timeline.event",
                                contains(
                                        "OrderCreated",
                                        "StockReserved",
                                        "PaymentRequested",
                                        "PaymentAuthorized",
                                        "OrderProcessed",
                                        "ShipmentPrepared",
                                        "OrderFulfilled"))
                        .body("timeline[2].source", equalTo("order"))
                        .body("timeline[0].eventId", equalTo(created.id().toString())));
        given().get("/orders?status=FULFILLED").then().body("items.orderId", hasItem(orderId.toString()));
        given().get("/orders?status=PACKED").then().body("items.orderId", not(hasItem(orderId.toString())));
    }

    @Test
    void showsWhatAnOrderCostsAndAllThatItBrought() {
        wire.publish("checkout", OrderFixture.pricedOrder(orderId));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().get("/orders/" + orderId)
                        .then()
                        .statusCode(200)
                        .body("total.amount", equalTo(18_490))
                        .body("breakdown.goods.amount", equalTo(20_000))
                        .body("breakdown.discounts.amount", equalTo(2_000))
                        .body("breakdown.shipping.amount", equalTo(450))
                        .body("breakdown.taxesAdded.amount", equalTo(40))
                        .body("breakdown.taxesIncluded.amount", equalTo(3_034))
                        .body("breakdown.lines.amount", contains(18_000, 0))
                        .body("discount.reason", equalTo("Voucher"))
                        .body("lines[0].discount.reason", equalTo("Black Friday"))
                        .body("lines[0].taxes[0].rate", equalTo("0.19"))
                        .body("lines[0].giftMessage", equalTo("Happy birthday"))
                        .body("shipping.amount.amount", equalTo(450))
                        .body("externalId", equalTo("#" + orderId))
                        .body("placedAt", equalTo("2026-11-27T04:59:58Z"))
                        .body("billingAddress.name", equalTo("Lovelace Ltd"))
                        .body("phone", equalTo("+1 312 555 0100"))
                        .body("note", equalTo("Please ring twice"))
                        .body("metadata.cart", equalTo("c-77")));
        given().queryParam("externalId", "#" + orderId)
                .get("/orders")
                .then()
                .body("items.orderId", contains(orderId.toString()));
        given().queryParam("externalId", "#" + UuidV7.next())
                .get("/orders")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void tellsWhatCausedAnEventThoughTheOrderBecameKnownLater() {
        EventEnvelope created = EventEnvelope.first(
                new EventId(UuidV7.next()), "checkout", Instant.now(), null, OrderFixture.orderCreated(orderId));
        EventEnvelope reserved =
                wire.publish(created, "inventory", new StockReserved(orderId, List.of(new SkuQuantity(LAMP, 2))));
        await().atMost(Duration.ofSeconds(10)).until(this::everythingIsSettled);

        wire.publish(created);

        assertThat(emitted("PaymentRequested").causationId()).isEqualTo(reserved.id());
    }

    @Test
    void tellsARepeatedEventOnce() {
        EventEnvelope created = wire.publish("checkout", OrderFixture.orderCreated(orderId));
        EventEnvelope rejected =
                wire.publish(created, "inventory", new StockRejected(orderId, List.of(new Shortage(LAMP, 2, 0))));
        wire.publish(rejected);
        wire.publish(created);
        emitted("OrderRejected");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().get("/orders/" + orderId)
                        .then()
                        .body("status", equalTo("REJECTED"))
                        .body("reason", equalTo("OUT_OF_STOCK"))
                        .body("timeline.event", contains("OrderCreated", "StockRejected", "OrderRejected")));
        given().get("/orders?status=REJECTED").then().body("items.orderId", hasItem(orderId.toString()));
        assertThat(wire.events(orderId))
                .filteredOn(event -> event.event().name().equals("OrderRejected"))
                .hasSize(1);
    }

    @Test
    void listsTheOrdersOfACustomerNewestFirst() {
        OrderId second = new OrderId(UuidV7.next());
        wire.publish("checkout", OrderFixture.orderCreated(orderId));
        wire.publish("checkout", OrderFixture.orderCreated(second));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().get("/orders/" + second).then().statusCode(200));
        String cursor = given().get("/orders?customerId=c-1&status=CREATED&limit=1")
                .then()
                .statusCode(200)
                .body("items.orderId", contains(second.toString()))
                .extract()
                .path("nextCursor");
        given().get("/orders?customerId=c-1&limit=1&cursor=" + cursor)
                .then()
                .body("items.orderId", contains(orderId.toString()));
        given().get("/orders?status=REJECTED").then().body("items.orderId", not(hasItem(orderId.toString())));
        given().get("/orders?customerId=nobody").then().body("items", hasSize(0));
    }

    @Test
    void refusesWhatItCannotRead() {
        given().get("/orders/" + PAYMENT_ID).then().statusCode(404).contentType("application/problem+json");
        for (String path : List.of(
                "/orders/not-an-id",
                "/orders?limit=0",
                "/orders?limit=x",
                "/orders?status=NO",
                "/orders?cursor=1",
                "/orders?customerId=%00")) {
            given().urlEncodingEnabled(false).get(path).then().statusCode(400).contentType("application/problem+json");
        }
    }

    private boolean everythingIsSettled() throws IOException, JetStreamApiException {
        ConsumerInfo consumer = wire.connection().jetStreamManagement().getConsumerInfo(Streams.ORDERS, "order");
        return consumer.getNumPending() + consumer.getNumAckPending() == 0;
    }

    private EventEnvelope emitted(String name) {
        return wire.await(orderId, name, Duration.ofSeconds(10));
    }
}
