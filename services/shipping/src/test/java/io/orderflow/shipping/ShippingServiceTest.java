package io.orderflow.shipping;

import static io.orderflow.shipping.domain.ShipmentFixture.LAMP;
import static io.orderflow.shipping.domain.ShipmentFixture.TWO_LAMPS;
import static io.orderflow.shipping.domain.ShipmentFixture.addressIn;
import static io.orderflow.shipping.domain.ShipmentFixture.orderProcessed;
import static io.orderflow.shipping.domain.ShipmentFixture.shipmentProcessed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.orderflow.events.OrderFulfilled;
import io.orderflow.events.OrderProcessed;
import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ShippingServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
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
    void preparesTheShipmentOfAnOrderAndHandsItOverWhenItIsPacked() {
        EventEnvelope processed = wire.publish("order", orderProcessed(orderId, "US"));
        EventEnvelope prepared = emitted(orderId, "ShipmentPrepared");
        ShipmentPrepared shipment = (ShipmentPrepared) prepared.event();

        assertThat(prepared.causationId()).isEqualTo(processed.id());
        assertThat(prepared.correlationId()).isEqualTo(processed.correlationId());
        assertThat(prepared.traceparent()).isEqualTo(processed.traceparent());
        assertThat(prepared.service()).isEqualTo("shipping");
        assertThat(shipment.carrier()).isEqualTo("express");
        assertThat(shipment.lines()).isEqualTo(TWO_LAMPS);
        given().get("/shipments?orderId=" + orderId)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].shipmentId", equalTo(shipment.shipmentId().toString()))
                .body("items[0].status", equalTo("PREPARED"))
                .body("items[0].carrier", equalTo("express"))
                .body("items[0].trackingNumber", equalTo(shipment.trackingNumber()))
                .body("items[0].label", startsWith("^XA"))
                .body("items[0].weightGrams", equalTo(2_400))
                .body("items[0].lines[0].sku", equalTo("LAMP"));

        EventEnvelope packed = wire.publish(prepared, "warehouse", shipmentProcessed(orderId, shipment.shipmentId()));
        EventEnvelope fulfilled = emitted(orderId, "OrderFulfilled");

        assertThat(fulfilled.event())
                .isEqualTo(new OrderFulfilled(orderId, shipment.shipmentId(), "express", shipment.trackingNumber()));
        assertThat(fulfilled.causationId()).isEqualTo(packed.id());
        given().get("/shipments/" + shipment.shipmentId())
                .then()
                .statusCode(200)
                .body("status", equalTo("HANDED_OVER"))
                .body("trackingNumber", equalTo(shipment.trackingNumber()))
                .body("label", nullValue());
    }

    @Test
    void sendsHeavyParcelsByFreightAndFarOnesByPost() {
        wire.publish(
                "order",
                new OrderProcessed(
                        orderId,
                        new PaymentId(UuidV7.next()),
                        List.of(new ParcelLine(LAMP, "Lamp", 999, 1_000_000)),
                        addressIn("US"),
                        null));
        OrderId far = new OrderId(UuidV7.next());
        wire.publish("order", orderProcessed(far, "NZ"));

        assertThat(((ShipmentPrepared) emitted(orderId, "ShipmentPrepared").event()).carrier())
                .isEqualTo("freight");
        assertThat(((ShipmentPrepared) emitted(far, "ShipmentPrepared").event()).carrier())
                .isEqualTo("parcel-post");
    }

    @Test
    void doesNothingTwiceHoweverOftenItIsTold() {
        EventEnvelope processed = wire.publish("order", orderProcessed(orderId, "US"));
        wire.publish(processed);
        ShipmentId shipmentId =
                ((ShipmentPrepared) emitted(orderId, "ShipmentPrepared").event()).shipmentId();
        EventEnvelope packed = wire.publish(processed, "warehouse", shipmentProcessed(orderId, shipmentId));
        wire.publish(packed);
        wire.publish(processed);
        emitted(orderId, "OrderFulfilled");
        throughWithAll();

        assertThat(toldOf(orderId)).containsExactly("ShipmentPrepared", "OrderFulfilled");
    }

    @Test
    void handsOverAtOnceWhatWasPackedBeforeTheOrderCame() {
        ShipmentId shipmentId = new ShipmentId(UuidV7.next());
        EventEnvelope packed = wire.publish("warehouse", shipmentProcessed(orderId, shipmentId));
        throughWithAll();
        given().get("/shipments/" + shipmentId).then().statusCode(404);

        wire.publish("order", orderProcessed(orderId, "US"));
        EventEnvelope fulfilled = emitted(orderId, "OrderFulfilled");

        assertThat(fulfilled.causationId()).isEqualTo(packed.id());
        assertThat(((OrderFulfilled) fulfilled.event()).shipmentId()).isEqualTo(shipmentId);
        assertThat(toldOf(orderId)).containsExactly("ShipmentPrepared", "OrderFulfilled");
    }

    @Test
    void tellsItsCarriers() {
        given().get("/carriers")
                .then()
                .statusCode(200)
                .body("name", contains("express", "freight", "parcel-post"))
                .body("[0].countries", contains("CA", "US"))
                .body("[0].maxWeightGrams", equalTo(10_000))
                .body("[0].price.amount", equalTo(690))
                .body("[2].countries", nullValue());
    }

    @Test
    void refusesWhatItCannotRead() {
        given().get("/shipments/" + new ShipmentId(UuidV7.next()))
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        for (String path : List.of(
                "/shipments/not-an-id",
                "/shipments?orderId=1",
                "/shipments?limit=0",
                "/shipments?limit=x",
                "/shipments?cursor=%00")) {
            given().urlEncodingEnabled(false).get(path).then().statusCode(400).contentType("application/problem+json");
        }
    }

    /** What was published before the last order of this line is decided, since events are heard in their order. */
    private static void throughWithAll() {
        OrderId last = new OrderId(UuidV7.next());
        wire.publish("order", orderProcessed(last, "US"));
        emitted(last, "ShipmentPrepared");
    }

    private static List<String> toldOf(OrderId orderId) {
        return wire.events(orderId).stream()
                .filter(event -> event.service().equals("shipping"))
                .map(event -> event.event().name())
                .toList();
    }

    private static EventEnvelope emitted(OrderId orderId, String name) {
        return wire.await(orderId, name, PATIENCE);
    }
}
