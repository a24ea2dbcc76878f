package io.orderflow.warehouse;

import static io.orderflow.warehouse.domain.PackTaskFixture.shipmentPrepared;
import static io.orderflow.warehouse.domain.PackTaskFixture.shipmentProcessed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class WarehouseServiceTest {

    private static EventWire wire;

    private final OrderId orderId = new OrderId(UuidV7.next());
    private final ShipmentId shipmentId = new ShipmentId(UuidV7.next());

    @BeforeAll
    static void connect() {
        wire = EventWire.connect();
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @Test
    void opensATaskAndLeavesItToPeople() {
        aTask();

        task().statusCode(200)
                .body("orderId", equalTo(orderId.toString()))
                .body("status", equalTo("OPEN"))
                .body("worker", nullValue())
                .body("carrier", equalTo("parcel-post"))
                .body("trackingNumber", equalTo("PP1"))
                .body("label", equalTo("^XA^XZ"))
                .body("lines[0].sku", equalTo("LAMP"))
                .body("lines[0].quantity", equalTo(2))
                .body("lines[0].weightGrams", equalTo(1200));
        assertThat(processed()).isEmpty();
    }

    @Test
    void tellsWhatAWorkerHasPackedAsCausedByThePreparedShipment() {
        EventEnvelope prepared = aTask();
        post("claim", "ann").statusCode(200).body("status", equalTo("CLAIMED")).body("worker", equalTo("ann"));
        post("claim", "ann").statusCode(200);
        String packedAt = post("packed", "ann")
                .statusCode(200)
                .body("status", equalTo("PACKED"))
                .extract()
                .path("packedAt");
        post("packed", "ann").statusCode(200).body("packedAt", equalTo(packedAt));

        await().atMost(Duration.ofSeconds(10)).until(() -> !processed().isEmpty());
        assertThat(processed()).singleElement().satisfies(event -> {
            assertThat(event.event()).isEqualTo(shipmentProcessed(orderId, shipmentId, "ann"));
            assertThat(event.correlationId()).isEqualTo(prepared.correlationId());
            assertThat(event.causationId()).isEqualTo(prepared.id());
            assertThat(event.traceparent()).isEqualTo(prepared.traceparent());
            assertThat(event.service()).isEqualTo("warehouse");
        });
    }

    @Test
    void refusesASecondWorker() {
        aTask();
        post("claim", "ann").statusCode(200);
        for (String step : List.of("claim", "packed")) {
            post(step, "bob").statusCode(409).contentType("application/problem+json");
        }
        post("packed", "ann").statusCode(200);
        post("packed", "bob").statusCode(409);
        post("claim", "ann").statusCode(409);
    }

    @Test
    void givesATaskBackOnceSoThatSomebodyElsePacksIt() {
        aTask();
        post("claim", "ann").statusCode(200).body("claimedUntil", notNullValue());
        post("release", "bob").statusCode(409).contentType("application/problem+json");
        for (int click = 0; click < 2; click++) {
            post("release", "ann")
                    .statusCode(200)
                    .body("status", equalTo("OPEN"))
                    .body("worker", nullValue())
                    .body("claimedUntil", nullValue());
        }
        post("packed", "bob").statusCode(200).body("worker", equalTo("bob"));
        post("release", "bob").statusCode(409);

        await().atMost(Duration.ofSeconds(10)).until(() -> !processed().isEmpty());
        assertThat(processed()).hasSize(1);
    }

    @Test
    void givesATaskToOneOfManyWorkersWhoClaimItAtOnce() throws InterruptedException, ExecutionException {
        aTask();
        assertThat(atOnce("claim")).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void isPackedByOneOfManyWorkersWhoConfirmItAtOnce() throws InterruptedException, ExecutionException {
        aTask();
        assertThat(atOnce("packed")).containsOnlyOnce(200).containsOnly(200, 409);
        await().atMost(Duration.ofSeconds(10)).until(() -> !processed().isEmpty());
        assertThat(processed()).hasSize(1);
    }

    @Test
    void keepsATaskAsItIsWhenItsShipmentIsPreparedAgain() {
        EventEnvelope prepared = aTask();
        post("claim", "ann").statusCode(200);
        wire.publish(prepared);
        aTask(new OrderId(UuidV7.next()), new ShipmentId(UuidV7.next()));

        task().body("status", equalTo("CLAIMED")).body("worker", equalTo("ann"));
    }

    @Test
    void listsTasksByStatusPageByPage() {
        aTask();
        ShipmentId second = new ShipmentId(UuidV7.next());
        aTask(new OrderId(UuidV7.next()), second);

        // Ids grow with time: right after a shipment comes the next one.
        given().get("/pack-tasks?status=OPEN&limit=1&cursor=" + shipmentId)
                .then()
                .statusCode(200)
                .body("items.shipmentId", contains(second.toString()));
        post("claim", "ann").statusCode(200);
        given().get("/pack-tasks?status=OPEN&limit=200")
                .then()
                .body("items.shipmentId", not(hasItem(shipmentId.toString())));
        given().get("/pack-tasks?limit=200")
                .then()
                .body("items.shipmentId", hasItem(shipmentId.toString()))
                .body("items.shipmentId", hasItem(second.toString()));
        assertThat(given().get("/pack-tasks?limit=1").<String>path("nextCursor"))
                .isEqualTo(given().get("/pack-tasks?limit=1").<String>path("items[0].shipmentId"));
    }

    @Test
    void refusesWhatItCannotRead() {
        aTask();
        for (String path : List.of("/no-id", "?limit=0", "?limit=x", "?status=NO", "?cursor=1")) {
            given().get("/pack-tasks" + path).then().statusCode(400).contentType("application/problem+json");
        }
        given().get("/pack-tasks/" + orderId).then().statusCode(404).contentType("application/problem+json");
        given().post("/pack-tasks/" + orderId + "/packed").then().statusCode(404);
        task().body("status", equalTo("OPEN"));
    }

    @Test
    void isPackedByAnybodyWhereNobodySaysWhoItIs() {
        aTask();

        given().post("/pack-tasks/" + shipmentId + "/packed")
                .then()
                .statusCode(200)
                .body("worker", equalTo("anybody"))
                .body("workerName", nullValue());
    }

    private EventEnvelope aTask() {
        return aTask(orderId, shipmentId);
    }

    private static EventEnvelope aTask(OrderId orderId, ShipmentId shipmentId) {
        EventEnvelope prepared = wire.publish("shipping", shipmentPrepared(orderId, shipmentId));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> given().get("/pack-tasks/" + shipmentId).statusCode() == 200);
        return prepared;
    }

    private ValidatableResponse task() {
        return given().get("/pack-tasks/" + shipmentId).then();
    }

    private ValidatableResponse post(String step, String worker) {
        return given().auth()
                .preemptive()
                .basic(worker, "")
                .post("/pack-tasks/" + shipmentId + "/" + step)
                .then();
    }

    /** The status codes that twenty workers get. */
    private List<Integer> atOnce(String step) throws InterruptedException, ExecutionException {
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(20)) {
            for (int i = 0; i < 20; i++) {
                String worker = "worker-" + i;
                answers.add(workers.submit(() -> post(step, worker).extract().statusCode()));
            }
        }
        List<Integer> codes = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            codes.add(answer.get());
        }
        return codes;
    }

    private List<EventEnvelope> processed() {
        return wire.events(orderId).stream()
                .filter(event -> event.event() instanceof ShipmentProcessed)
                .toList();
    }
}
