package io.orderflow.warehouse;

import static io.orderflow.warehouse.domain.PackTaskFixture.cancellationRequested;
import static io.orderflow.warehouse.domain.PackTaskFixture.shipmentPrepared;
import static io.orderflow.warehouse.domain.PackTaskFixture.shipmentProcessed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AutoPackTest.AutoPack.class)
@QuarkusTestResource(ServiceResources.class)
class AutoPackTest {

    /** The warehouse without people. */
    public static final class AutoPack implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("orderflow.warehouse.auto-pack", "true");
        }
    }

    @Test
    void packsAParcelOnceAsSoonAsItIsPrepared() {
        OrderId orderId = new OrderId(UuidV7.next());
        ShipmentId shipmentId = new ShipmentId(UuidV7.next());
        try (EventWire wire = EventWire.connect()) {
            EventEnvelope prepared = wire.publish("shipping", shipmentPrepared(orderId, shipmentId));
            wire.publish(prepared);

            // Two of shipping, one of the warehouse.
            List<EventEnvelope> events = await().atMost(Duration.ofSeconds(10))
                    .until(() -> wire.events(orderId), found -> found.size() == 3);
            EventEnvelope processed = events.getLast();
            assertThat(processed.event()).isEqualTo(shipmentProcessed(orderId, shipmentId, "auto-pack"));
            assertThat(processed.causationId()).isEqualTo(prepared.id());
            assertThat(processed.correlationId()).isEqualTo(prepared.correlationId());
        }
        given().get("/pack-tasks/" + shipmentId)
                .then()
                .statusCode(200)
                .body("status", equalTo("PACKED"))
                .body("worker", equalTo("auto-pack"));
    }

    @Test
    void packsNothingThatWasCancelledBefore() {
        OrderId orderId = new OrderId(UuidV7.next());
        ShipmentId shipmentId = ShipmentId.of(orderId);
        try (EventWire wire = EventWire.connect()) {
            wire.publish("order", cancellationRequested(orderId, shipmentId));
            wire.publish("shipping", shipmentPrepared(orderId, shipmentId));
            wire.publish("order", cancellationRequested(orderId, shipmentId));

            // Three of others, and the verdict twice.
            List<EventEnvelope> events = await().atMost(Duration.ofSeconds(10))
                    .until(() -> wire.events(orderId), found -> found.size() == 5);
            assertThat(events)
                    .extracting(EventEnvelope::event)
                    .filteredOn(event -> event.name().equals("ShipmentCancelled"))
                    .hasSize(2);
        }
        given().get("/pack-tasks/" + shipmentId).then().statusCode(404);
    }
}
