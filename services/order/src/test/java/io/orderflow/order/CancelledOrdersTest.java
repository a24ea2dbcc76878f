package io.orderflow.order;

import static io.orderflow.order.domain.OrderFixture.TOTAL;
import static io.orderflow.order.domain.OrderFixture.orderCreated;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.events.OrderCancelled;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentVoided;
import io.orderflow.events.ShipmentCancellationRefused;
import io.orderflow.events.ShipmentCancellationRequested;
import io.orderflow.events.ShipmentCancelled;
import io.orderflow.events.StockReleased;
import io.orderflow.events.StockReserved;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Orders that somebody wants stopped, over HTTP and NATS. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class CancelledOrdersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static EventWire wire;

    private final OrderId orderId = new OrderId(UuidV7.next());
    private final List<SkuQuantity> lines = List.of(new SkuQuantity(new Sku("LAMP"), 2));

    @BeforeAll
    static void connect() {
        wire = EventWire.connect();
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @Test
    void stopsAnOrderAtOnceAndComesToRestWhenAllIsGivenBack() {
        EventEnvelope created = reserved();
        emitted("PaymentRequested");

        cancel("{\"reason\":\"ORDERED_BY_MISTAKE\"}")
                .statusCode(200)
                .body("status", equalTo("CANCELLED"))
                .body("reason", equalTo("ORDERED_BY_MISTAKE"));

        EventEnvelope cancelled = emitted("OrderCancelled");
        assertThat(cancelled.causationId()).isEqualTo(created.id());
        assertThat(cancelled.correlationId()).isEqualTo(created.id());
        assertThat(((OrderCancelled) cancelled.event()).reason()).isEqualTo(new Code("ORDERED_BY_MISTAKE"));
        order().body("status", equalTo("CANCELLED"))
                .body("reason", nullValue())
                .body("cancellation.status", equalTo("CANCELLED"))
                .body("timeline.event", hasItems("OrderCancellationRequested", "OrderCancelled"));
        given().get("/orders?status=CANCELLED").then().body("items.orderId", hasItem(orderId.toString()));

        wire.publish(cancelled, "inventory", new StockReleased(orderId, lines));
        wire.publish(cancelled, "payment", new PaymentVoided(orderId, PaymentId.of(orderId), TOTAL));
        await().atMost(PATIENCE).untilAsserted(() -> order().body("payment.status", equalTo("VOIDED")));
        given().get("/orders?status=CANCELLED").then().body("items.orderId", hasItem(orderId.toString()));
        given().get("/orders?status=REJECTED").then().body("items.orderId", not(hasItem(orderId.toString())));
    }

    @Test
    void asksTheWarehouseOnceShippingIsAsked() {
        processed();

        cancel(null).statusCode(202).body("status", equalTo("REQUESTED")).body("reason", equalTo("CUSTOMER_REQUEST"));
        cancel("{}").statusCode(202).body("status", equalTo("REQUESTED"));

        EventEnvelope requested = emitted("ShipmentCancellationRequested");
        ShipmentId shipmentId = ((ShipmentCancellationRequested) requested.event()).shipmentId();
        assertThat(shipmentId).isEqualTo(ShipmentId.of(orderId));
        order().body("status", equalTo("PROCESSED")).body("cancellation.status", equalTo("REQUESTED"));

        EventEnvelope takenBack = wire.publish(
                requested, "warehouse", new ShipmentCancelled(orderId, shipmentId, new Code("CUSTOMER_REQUEST")));
        assertThat(emitted("OrderCancelled").causationId()).isEqualTo(takenBack.id());
        cancel(null).statusCode(200).body("status", equalTo("CANCELLED"));
        assertThat(names())
                .filteredOn(
                        List.of("OrderCancellationRequested", "ShipmentCancellationRequested", "OrderCancelled")
                                ::contains)
                .doesNotHaveDuplicates();
    }

    @Test
    void saysWhatToDoInsteadWhenTheParcelIsPacked() {
        processed();
        cancel(null).statusCode(202);
        EventEnvelope requested = emitted("ShipmentCancellationRequested");

        wire.publish(
                requested,
                "warehouse",
                new ShipmentCancellationRefused(orderId, ShipmentId.of(orderId), new Code("PACKED")));

        emitted("OrderCancellationRefused");
        order().body("status", equalTo("PACKED")).body("cancellation.status", equalTo("REFUSED"));
        cancel(null)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("can be sent back"));
    }

    @Test
    void knowsNoOrderThatItHasNotHeardOf() {
        cancel(null).statusCode(404).contentType("application/problem+json");
    }

    @Test
    void refusesAReasonThatIsNoWordForMachines() {
        reserved();

        cancel("{\"reason\":\"by mistake\"}").statusCode(400).contentType("application/problem+json");
        cancel("{\"why\":\"MISTAKE\"}").statusCode(400);
        order().body("cancellation", nullValue());
    }

    private EventEnvelope reserved() {
        EventEnvelope created = wire.publish("checkout", orderCreated(orderId));
        wire.publish(created, "inventory", new StockReserved(orderId, lines));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        given().get("/orders/" + orderId).then().statusCode(200).body("status", equalTo("RESERVED")));
        return created;
    }

    private void processed() {
        reserved();
        wire.publish(
                emitted("PaymentRequested"),
                "payment",
                new PaymentAuthorized(orderId, PaymentId.of(orderId), TOTAL, "A1"));
        emitted("OrderProcessed");
    }

    private ValidatableResponse cancel(@Nullable String body) {
        var request = body == null
                ? given().noContentType()
                : given().contentType(ContentType.JSON).body(body);
        return request.post("/orders/" + orderId + "/cancellation").then();
    }

    private ValidatableResponse order() {
        return given().get("/orders/" + orderId).then().statusCode(200);
    }

    private EventEnvelope emitted(String name) {
        return wire.await(orderId, name, PATIENCE);
    }

    private List<String> names() {
        return wire.events(orderId).stream().map(event -> event.event().name()).toList();
    }
}
