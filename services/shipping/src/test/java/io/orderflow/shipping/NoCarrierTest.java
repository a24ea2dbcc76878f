package io.orderflow.shipping;

import static io.orderflow.shipping.domain.ShipmentFixture.orderProcessed;
import static io.orderflow.shipping.domain.ShipmentFixture.shipmentProcessed;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.events.CarrierBookingFailed;
import io.orderflow.events.OrderProcessed;
import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.database.Sql;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.shipping.application.Shipments;
import io.orderflow.shipping.domain.Parcel;
import io.orderflow.shipping.domain.Shipment;
import io.orderflow.shipping.domain.ShipmentsOfOrder;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Parcels that no carrier takes. */
@QuarkusTest
@TestProfile(NoCarrierTest.NobodyGoesFar.class)
@QuarkusTestResource(ServiceResources.class)
class NoCarrierTest {

    /** To Sweden goes the courier alone, to Finland a ferry, too; freight serves nobody who orders a few lamps. */
    public static final class NobodyGoesFar implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Courier.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "orderflow.shipping.carriers.parcel-post.countries", "CA",
                    "orderflow.shipping.carriers.ferry.countries", "FI",
                    "orderflow.shipping.carriers.ferry.price", "5000",
                    "orderflow.work.count-interval", "200ms",
                    "orderflow.work.first-pause", "10ms",
                    "orderflow.work.longest-pause", "20ms");
        }
    }

    private static EventWire wire;

    @Inject
    Database database;

    @Inject
    Shipments shipments;

    @Inject
    Courier courier;

    @TestHTTPResource(value = "/", management = true)
    URI management;

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
    void settle() {
        courier.refuses(false);
    }

    @Test
    void areToldOfOnceAtOnceAndDelayNoOther() {
        EventEnvelope processed = wire.publish("order", orderProcessed(orderId, "NZ"));
        wire.publish(processed);
        OrderId near = new OrderId(UuidV7.next());
        wire.publish("order", orderProcessed(near, "US"));
        await().atMost(20, SECONDS).until(() -> told(near).size() == 1);

        EventEnvelope failed = failed();
        assertThat(failed.event())
                .isEqualTo(new CarrierBookingFailed(orderId, shipmentId, List.of(), new Code("NO_CARRIER")));
        assertThat(failed.causationId()).isEqualTo(processed.id());
        assertThat(failed.correlationId()).isEqualTo(processed.correlationId());
        assertThat(told(orderId)).hasSize(1);
        assertThat(dueWork()).isEmpty();
        given().get("/shipments?orderId=" + orderId)
                .then()
                .body("items.status", contains("CANCELLED"))
                .body("items[0].carrier", nullValue());
    }

    @Test
    void goToTheNextCarrierIfOneRefuses() {
        courier.refuses(true);
        wire.publish("order", orderProcessed(orderId, "FI"));

        await().atMost(20, SECONDS).until(() -> told(orderId).size() == 1);
        assertThat(told(orderId).getFirst().event())
                .isInstanceOfSatisfying(
                        ShipmentPrepared.class,
                        prepared -> assertThat(prepared.carrier()).isEqualTo("ferry"));
        assertThat(dueWork()).isEmpty();
    }

    @Test
    void areToldOfWhenTheLastCarrierHasRefused() {
        courier.refuses(true);
        wire.publish("order", orderProcessed(orderId, "SE"));

        assertThat(failed().event())
                .isEqualTo(new CarrierBookingFailed(orderId, shipmentId, List.of("courier"), new Code("ON_STRIKE")));
        assertThat(dueWork()).isEmpty();
    }

    @Test
    void areToldOfAlsoIfTheyWaitedForACarrierSinceAnEarlierVersion() {
        OrderProcessed order = orderProcessed(orderId, "NZ");
        Cause processed = Cause.own(new EventId(UuidV7.next()));
        Shipment waiting = new Shipment.Pending(
                new Shipment.Terms(orderId, shipmentId, order.lines(), order.owner()),
                new Parcel(order.lines(), order.shippingAddress()),
                null,
                List.of(),
                processed,
                null);
        write(() -> shipments
                .add(Map.of(orderId, new ShipmentsOfOrder(List.of(waiting))))
                .chain(() -> Sql.execute(
                        "insert into due_work (kind, id, due_at, attempts, reason) values ('carrier', $1, now(), 9, 'NO_CARRIER')",
                        orderId.value())));

        assertThat(failed().causationId()).isEqualTo(processed.eventId());
        assertThat(dueWork()).isEmpty();
        given().get("/shipments/" + shipmentId).then().body("status", equalTo("CANCELLED"));
    }

    @Test
    void areTriedAfterLongerAndLongerPausesAndCountedIfTheyArePacked() {
        wire.publish("warehouse", shipmentProcessed(orderId, shipmentId));
        wire.publish("order", orderProcessed(orderId, "NZ"));

        await().atMost(20, SECONDS).until(() -> metric("reason=\"NO_CARRIER\"") == 1);
        // The tenth pause is five seconds; with the bound of what may succeed it would be twenty milliseconds.
        await().atMost(40, SECONDS).until(() -> dueWork().getFirst() > 2);
        await().atMost(20, SECONDS)
                .untilAsserted(() -> given().get("/shipments?orderId=" + orderId)
                        .then()
                        .body("items.status", contains("PENDING"))
                        .body("items[0].carrier", nullValue()));
        assertThat(told(orderId)).isEmpty();
    }

    private EventEnvelope failed() {
        return await().atMost(20, SECONDS)
                .until(
                        () -> told(orderId).stream()
                                .filter(event -> event.event() instanceof CarrierBookingFailed)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static List<EventEnvelope> told(OrderId orderId) {
        return wire.events(orderId).stream()
                .filter(event -> event.service().equals("shipping"))
                .toList();
    }

    /** The seconds until the carrier is asked, if it is. */
    private List<Double> dueWork() {
        return write(() -> Sql.select(
                "select cast(extract(epoch from due_at - now()) as double precision) from due_work where id = $1",
                columns -> (Double) columns[0],
                orderId.value()));
    }

    private <T> T write(Supplier<Uni<T>> work) {
        return database.writeBatch(work).await().atMost(Duration.ofSeconds(20));
    }

    private double metric(String tag) {
        return given().get(management.resolve("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith("orderflow_calls_repeated{") && line.contains(tag))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
