package io.orderflow.shipping;

import static io.orderflow.shipping.domain.ShipmentFixture.orderCancelled;
import static io.orderflow.shipping.domain.ShipmentFixture.orderProcessed;
import static io.orderflow.shipping.domain.ShipmentFixture.shipmentCancelled;
import static io.orderflow.shipping.domain.ShipmentFixture.shipmentProcessed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.database.Sql;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Shipments that are not to be, however far they have got, and what their carrier knows of them. */
@QuarkusTest
@TestProfile(CancelledShipmentsTest.ByCourier.class)
@QuarkusTestResource(ServiceResources.class)
class CancelledShipmentsTest {

    /** To Sweden goes a courier. */
    public static final class ByCourier implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Courier.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("orderflow.work.timeout", "2s", "orderflow.work.first-pause", "50ms");
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static EventWire wire;

    @Inject
    Database database;

    @Inject
    Courier courier;

    private final OrderId orderId = new OrderId(UuidV7.next());
    private final ShipmentId shipmentId = ShipmentId.of(orderId);

    @BeforeAll
    static void connect() {
        wire = EventWire.connect();
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @AfterEach
    void hurry() {
        courier.takesHisTime(false);
        courier.isOut(0);
    }

    @Test
    void tellsTheCarrierUntilHeKnowsAndForgetsTheAddress() {
        EventEnvelope processed = wire.publish("order", orderProcessed(orderId, "SE"));
        awaitStatus("PREPARED");
        assertThat(row()).contains("Main Street");
        courier.isOut(3);

        EventEnvelope cancelled = wire.publish(processed, "warehouse", shipmentCancelled(orderId));
        wire.publish(cancelled);
        wire.publish(cancelled, "order", orderCancelled(orderId));
        awaitAtRest();

        assertThat(courier.hasBooked(shipmentId)).isFalse();
        assertThat(row()).doesNotContain("Main Street");
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/shipments?orderId=" + orderId)
                        .then()
                        .body("items.status", contains("CANCELLED"))
                        .body("items[0].carrier", equalTo("courier"))
                        .body("items[0].trackingNumber", equalTo("CO1"))
                        .body("items[0].label", nullValue()));
        assertThat(told(orderId)).containsExactly("ShipmentPrepared");
    }

    @Test
    void cancelsABookingThatIsAnsweredAfterTheCancellation() {
        courier.takesHisTime(true);
        EventEnvelope processed = wire.publish("order", orderProcessed(orderId, "SE"));
        await().atMost(PATIENCE).until(() -> courier.isAsked(shipmentId));

        wire.publish(processed, "warehouse", shipmentCancelled(orderId));
        awaitStatus("CANCEL_DUE");
        assertThat(row()).doesNotContain("Main Street");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> given().get("/shipments/" + shipmentId).then().body("status", equalTo("CANCELLED")));
        courier.answer(shipmentId);
        awaitAtRest();

        assertThat(courier.hasBooked(shipmentId)).isFalse();
        assertThat(told(orderId)).isEmpty();
    }

    @Test
    void cancelsABookingOfWhichNobodyKnowsWhetherItWasMade() {
        courier.takesHisTime(true);
        wire.publish("order", orderProcessed(orderId, "SE"));
        await().atMost(PATIENCE).until(() -> courier.isAsked(shipmentId));

        wire.publish("order", orderCancelled(orderId));
        awaitStatus("CANCEL_DUE");
        assertThat(courier.hasBooked(shipmentId)).isTrue();
        awaitAtRest();

        assertThat(courier.hasBooked(shipmentId)).isFalse();
        assertThat(told(orderId)).isEmpty();
    }

    @Test
    void beginsNothingThatWasCancelledBeforeItWasHeardOf() {
        EventEnvelope cancelled = wire.publish("order", orderCancelled(orderId));
        wire.publish(cancelled, "order", orderProcessed(orderId, "SE"));
        wire.publish("warehouse", shipmentProcessed(orderId, shipmentId));
        afterAllThat();

        assertThat(told(orderId)).isEmpty();
        assertThat(courier.hasBooked(shipmentId)).isFalse();
        awaitAtRest();
        assertThat(row()).doesNotContain("Main Street");
    }

    /** As a database that was restored hears it, which has forgotten that somebody else has booked it. */
    @Test
    void tellsAllCarriersOfWhatWasCancelledBeforeItWasHeardOf() {
        courier.book(shipmentId);
        EventEnvelope cancelled = wire.publish("order", orderCancelled(orderId));
        wire.publish(cancelled, "order", orderProcessed(orderId, "US"));
        afterAllThat();
        awaitAtRest();

        assertThat(courier.hasBooked(shipmentId)).isFalse();
        assertThat(told(orderId)).isEmpty();
    }

    @Test
    void sendsWhatIsPackedWhateverIsHeardLater() {
        wire.publish("order", orderProcessed(orderId, "SE"));
        awaitStatus("PREPARED");
        wire.publish("warehouse", shipmentProcessed(orderId, shipmentId));
        wire.publish("order", orderCancelled(orderId));
        afterAllThat();

        assertThat(row()).contains("HANDED_OVER");
        assertThat(courier.hasBooked(shipmentId)).isTrue();
        assertThat(told(orderId)).containsExactly("ShipmentPrepared", "OrderFulfilled");
    }

    private void awaitStatus(String status) {
        await().atMost(PATIENCE).until(() -> row().contains("," + status + ","));
    }

    private void awaitAtRest() {
        awaitStatus("CANCELLED");
        assertThat(select("select due_work::text from due_work where id = $1", orderId.value()))
                .isEmpty();
    }

    /** Another order by parcel post; once it can be packed, all that came before has been heard, and decided. */
    private static void afterAllThat() {
        OrderId later = new OrderId(UuidV7.next());
        wire.publish("order", orderProcessed(later, "US"));
        await().atMost(PATIENCE).until(() -> told(later).contains("ShipmentPrepared"));
    }

    private static List<String> told(OrderId orderId) {
        return wire.events(orderId).stream()
                .filter(event -> event.service().equals("shipping"))
                .map(event -> event.event().name())
                .toList();
    }

    private String row() {
        return String.join(
                "", select("select shipments::text from shipments where shipment_id = $1", shipmentId.value()));
    }

    private List<String> select(String sql, Object id) {
        return database.read(() -> Sql.select(sql, columns -> (String) columns[0], id))
                .await()
                .atMost(PATIENCE);
    }
}
