package io.orderflow.warehouse;

import static io.orderflow.warehouse.domain.PackTaskFixture.cancellationRefused;
import static io.orderflow.warehouse.domain.PackTaskFixture.cancellationRequested;
import static io.orderflow.warehouse.domain.PackTaskFixture.shipmentCancelled;
import static io.orderflow.warehouse.domain.PackTaskFixture.shipmentPrepared;
import static io.orderflow.warehouse.domain.PackTaskFixture.shipmentProcessed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.events.OrderEvent;
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
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Parcels that somebody does not want any more: packed or cancelled, never both. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class CancelledParcelsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static EventWire wire;

    @Inject
    Database database;

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

    @Test
    void takesAParcelBackFromTheWorkerWhoHasClaimedIt() {
        EventEnvelope prepared = aTask();
        post("claim", "ann").statusCode(200);

        EventEnvelope request = wire.publish(prepared, "order", cancellationRequested(orderId, shipmentId));

        assertThat(verdicts(1)).singleElement().satisfies(verdict -> {
            assertThat(verdict.event()).isEqualTo(shipmentCancelled(orderId, shipmentId));
            assertThat(verdict.causationId()).isEqualTo(request.id());
            assertThat(verdict.correlationId()).isEqualTo(prepared.correlationId());
        });
        for (String step : List.of("claim", "release", "packed")) {
            post(step, "ann")
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("detail", equalTo("the order is cancelled: put the goods back"));
        }
        task().statusCode(200)
                .body("status", equalTo("CANCELLED"))
                .body("worker", equalTo("ann"))
                .body("label", nullValue())
                .body("lines[0].sku", equalTo("LAMP"));
        listed("CANCELLED").body("items.shipmentId", hasItem(shipmentId.toString()));
        listed("CLAIMED").body("items.shipmentId", not(hasItem(shipmentId.toString())));
        listed("OPEN").body("items.shipmentId", not(hasItem(shipmentId.toString())));
        assertThat(row()).contains("CANCELLED").doesNotContain("^XA^XZ");
    }

    @Test
    void refusesOnceAParcelIsPacked() {
        EventEnvelope prepared = aTask();
        post("packed", "ann").statusCode(200);

        wire.publish(prepared, "order", cancellationRequested(orderId, shipmentId));

        assertThat(verdicts(1))
                .extracting(EventEnvelope::event)
                .containsExactly(cancellationRefused(orderId, shipmentId));
        task().body("status", equalTo("PACKED"));
        post("packed", "ann").statusCode(200);
    }

    @Test
    void packsNothingThatWasCancelledBeforeItWasPrepared() {
        EventEnvelope request = wire.publish("order", cancellationRequested(orderId, shipmentId));
        wire.publish(request, "shipping", shipmentPrepared(orderId, shipmentId));
        afterAllThat();

        task().statusCode(404);
        listed("CANCELLED").body("items.shipmentId", not(hasItem(shipmentId.toString())));
        post("claim", "ann").statusCode(409);
        post("packed", "ann").statusCode(409);
        assertThat(told()).containsExactly(shipmentCancelled(orderId, shipmentId));
        assertThat(row()).doesNotContain("label");
    }

    @Test
    void answersEachTimeItIsAskedAndAlwaysTheSame() {
        EventEnvelope prepared = aTask();
        OrderId packed = new OrderId(UuidV7.next());
        aTask(packed, ShipmentId.of(packed));
        given().post("/pack-tasks/" + ShipmentId.of(packed) + "/packed").then().statusCode(200);
        for (int i = 0; i < 3; i++) {
            wire.publish(prepared, "order", cancellationRequested(orderId, shipmentId));
            wire.publish("order", cancellationRequested(packed, ShipmentId.of(packed)));
        }
        wire.publish(prepared);
        afterAllThat();

        assertThat(told()).hasSize(3).containsOnly(shipmentCancelled(orderId, shipmentId));
        assertThat(told(packed))
                .containsExactlyInAnyOrder(
                        shipmentProcessed(packed, ShipmentId.of(packed), "anybody"),
                        cancellationRefused(packed, ShipmentId.of(packed)),
                        cancellationRefused(packed, ShipmentId.of(packed)),
                        cancellationRefused(packed, ShipmentId.of(packed)));
    }

    @Test
    void decidesBetweenPackersAndACancellationOnce() throws InterruptedException, ExecutionException {
        List<OrderId> orders =
                IntStream.range(0, 20).mapToObj(i -> new OrderId(UuidV7.next())).toList();
        orders.forEach(order -> aTask(order, ShipmentId.of(order)));
        List<Future<Integer>> answers;
        try (ExecutorService packers = Executors.newFixedThreadPool(10)) {
            answers = orders.stream()
                    .map(order -> packers.submit(() -> answered(order)))
                    .toList();
            orders.forEach(order -> wire.publish("order", cancellationRequested(order, ShipmentId.of(order))));
        }

        for (int i = 0; i < orders.size(); i++) {
            OrderId order = orders.get(i);
            ShipmentId shipment = ShipmentId.of(order);
            List<OrderEvent> expected = answers.get(i).get() == 200
                    ? List.of(shipmentProcessed(order, shipment, "anybody"), cancellationRefused(order, shipment))
                    : List.of(shipmentCancelled(order, shipment));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(told(order)).containsExactlyInAnyOrderElementsOf(expected));
        }
    }

    /** Confirms that it is packed, as often as it takes on a busy machine. */
    private static int answered(OrderId order) {
        return await().atMost(PATIENCE)
                .until(
                        () -> given().post("/pack-tasks/" + ShipmentId.of(order) + "/packed")
                                .statusCode(),
                        code -> code != 503);
    }

    /** Another cancellation; once its verdict is told, all that came before has been heard. */
    private static void afterAllThat() {
        OrderId later = new OrderId(UuidV7.next());
        wire.publish("order", cancellationRequested(later, ShipmentId.of(later)));
        await().atMost(PATIENCE).until(() -> told(later).size() == 1);
    }

    private EventEnvelope aTask() {
        return aTask(orderId, shipmentId);
    }

    private static EventEnvelope aTask(OrderId orderId, ShipmentId shipmentId) {
        EventEnvelope prepared = wire.publish("shipping", shipmentPrepared(orderId, shipmentId));
        await().atMost(PATIENCE)
                .until(() -> given().get("/pack-tasks/" + shipmentId).statusCode() == 200);
        return prepared;
    }

    private ValidatableResponse task() {
        return given().get("/pack-tasks/" + shipmentId).then();
    }

    private static ValidatableResponse listed(String status) {
        return given().get("/pack-tasks?limit=200&status=" + status).then().statusCode(200);
    }

    private ValidatableResponse post(String step, String worker) {
        return given().auth()
                .preemptive()
                .basic(worker, "")
                .post("/pack-tasks/" + shipmentId + "/" + step)
                .then();
    }

    private List<EventEnvelope> verdicts(int expected) {
        return await().atMost(PATIENCE)
                .until(
                        () -> wire.events(orderId).stream()
                                .filter(event -> event.service().equals("warehouse"))
                                .filter(event -> event.event().name().startsWith("ShipmentCancel"))
                                .toList(),
                        found -> found.size() == expected);
    }

    private List<OrderEvent> told() {
        return told(orderId);
    }

    private static List<OrderEvent> told(OrderId orderId) {
        return wire.events(orderId).stream()
                .filter(event -> event.service().equals("warehouse"))
                .map(EventEnvelope::event)
                .toList();
    }

    private String row() {
        return database.read(() -> Sql.select(
                        "select pack_tasks::text from pack_tasks where shipment_id = $1",
                        columns -> (String) columns[0],
                        shipmentId.value()))
                .await()
                .atMost(PATIENCE)
                .getFirst();
    }
}
