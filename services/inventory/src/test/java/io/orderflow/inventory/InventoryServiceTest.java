package io.orderflow.inventory;

import static io.orderflow.inventory.StockClient.aSku;
import static io.orderflow.inventory.StockClient.adjust;
import static io.orderflow.inventory.StockClient.adjustUntilAnswered;
import static io.orderflow.inventory.StockClient.assertStock;
import static io.orderflow.inventory.StockClient.atOnce;
import static io.orderflow.inventory.StockClient.count;
import static io.orderflow.inventory.domain.ReservationFixture.of;
import static io.orderflow.inventory.domain.ReservationFixture.orderCancelled;
import static io.orderflow.inventory.domain.ReservationFixture.orderCreated;
import static io.orderflow.inventory.domain.ReservationFixture.paymentDeclined;
import static io.orderflow.inventory.domain.ReservationFixture.shipmentProcessed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.events.StockRejected;
import io.orderflow.events.StockReleased;
import io.orderflow.events.StockReserved;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Shortage;
import io.orderflow.events.value.Sku;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class InventoryServiceTest {

    private static EventWire wire;

    private final OrderId orderId = anOrder();
    private final Sku lamp = aSku("LAMP");
    private final Sku bulb = aSku("BULB");

    @BeforeAll
    static void connect() {
        wire = EventWire.connect();
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @Test
    void sellsAHundredUnitsToAHundredOfFiveHundredBuyers() throws InterruptedException, ExecutionException {
        count(lamp, 100);
        List<OrderId> buyers =
                Stream.generate(InventoryServiceTest::anOrder).limit(500).toList();

        List<EventEnvelope> created = atOnce(buyers.stream()
                .<Callable<EventEnvelope>>map(buyer -> () -> wire.publish("checkout", orderCreated(buyer, of(lamp, 1))))
                .toList());
        atOnce(created.stream()
                .<Callable<EventEnvelope>>map(event -> () -> wire.publish(event))
                .toList());

        OrderId last = anOrder();
        wire.publish("checkout", orderCreated(last, of(lamp, 1)));
        emitted(last, "StockRejected");
        List<EventEnvelope> emitted = atOnce(buyers.stream()
                        .<Callable<List<EventEnvelope>>>map(buyer -> () -> await().atMost(Duration.ofSeconds(30))
                                .until(() -> emitted(buyer), answers -> !answers.isEmpty()))
                        .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
        assertThat(emitted).hasSize(500);
        assertThat(emitted)
                .filteredOn(event -> event.event() instanceof StockReserved)
                .hasSize(100);
        assertThat(emitted)
                .filteredOn(event -> event.event() instanceof StockRejected)
                .hasSize(400);
        assertStock(lamp, 100, 100, 0);
    }

    @Test
    void tellsWhatIsReservedAsCausedByTheOrderAndReleasesItWhenTheOrderIsRejected() {
        count(lamp, 5);
        EventEnvelope created = wire.publish("checkout", orderCreated(orderId, of(lamp, 2)));
        EventEnvelope reserved = emitted(orderId, "StockReserved");
        assertThat(reserved.event()).isEqualTo(new StockReserved(orderId, List.of(of(lamp, 2))));
        assertThat(reserved.causationId()).isEqualTo(created.id());
        assertThat(reserved.correlationId()).isEqualTo(created.id());
        assertThat(reserved.traceparent()).isEqualTo(created.traceparent());
        assertThat(reserved.service()).isEqualTo("inventory");
        assertStock(lamp, 5, 2, 3);

        EventEnvelope rejected = wire.publish(reserved, "order", paymentDeclined(orderId));
        EventEnvelope released = emitted(orderId, "StockReleased");
        assertThat(released.event()).isEqualTo(new StockReleased(orderId, List.of(of(lamp, 2))));
        assertThat(released.causationId()).isEqualTo(rejected.id());
        assertStock(lamp, 5, 0, 5);
    }

    @Test
    void givesBackWhatIsReservedOnceWhenTheOrderIsCancelled() {
        count(lamp, 5);
        EventEnvelope created = wire.publish("checkout", orderCreated(orderId, of(lamp, 2)));
        emitted(orderId, "StockReserved");

        EventEnvelope cancelled = wire.publish(created, "order", orderCancelled(orderId));
        wire.publish(cancelled);
        afterAllThat(1);

        assertThat(emitted(orderId)).hasSize(2);
        EventEnvelope released = emitted(orderId, "StockReleased");
        assertThat(released.event()).isEqualTo(new StockReleased(orderId, List.of(of(lamp, 2))));
        assertThat(released.causationId()).isEqualTo(cancelled.id());
        assertThat(released.correlationId()).isEqualTo(created.id());
        assertStock(lamp, 5, 1, 4);
    }

    @Test
    void saysThatNothingIsSetAsideForAnOrderThatWasCancelledBeforeItWasHeardOf() {
        count(lamp, 5);
        EventEnvelope cancelled = wire.publish("order", orderCancelled(orderId));
        EventEnvelope created = wire.publish("checkout", orderCreated(orderId, of(lamp, 2)));
        wire.publish(cancelled);
        wire.publish(created);
        afterAllThat(1);

        assertThat(emitted(orderId)).hasSize(1);
        assertThat(emitted(orderId, "StockReleased").causationId()).isEqualTo(created.id());
        assertStock(lamp, 5, 1, 4);
    }

    @Test
    void reservesAllOrNothing() {
        count(lamp, 5);
        wire.publish("checkout", orderCreated(orderId, of(lamp, 2), of(bulb, 1)));

        assertThat(emitted(orderId, "StockRejected").event())
                .isEqualTo(new StockRejected(orderId, List.of(new Shortage(bulb, 1, 0))));
        assertStock(lamp, 5, 0, 5);
    }

    @Test
    void saysThatNothingIsSetAsideForAnOrderThatWasRejectedBeforeItWasHeardOf() {
        count(lamp, 5);
        EventEnvelope rejected = wire.publish("order", paymentDeclined(orderId));
        EventEnvelope created = wire.publish("checkout", orderCreated(orderId, of(lamp, 2)));
        wire.publish(rejected);
        wire.publish(created);
        afterAllThat(1);

        assertThat(emitted(orderId)).hasSize(1);
        assertThat(emitted(orderId, "StockReleased").causationId()).isEqualTo(created.id());
        assertStock(lamp, 5, 1, 4);
    }

    @Test
    void letsGoOfWhatIsPackedOnce() {
        count(lamp, 5);
        wire.publish("checkout", orderCreated(orderId, of(lamp, 2)));
        EventEnvelope packed =
                wire.publish(emitted(orderId, "StockReserved"), "warehouse", shipmentProcessed(orderId, of(lamp, 2)));
        wire.publish(packed);
        afterAllThat(1);

        assertStock(lamp, 3, 1, 2);
    }

    @Test
    void keepsItsBooksWhilePeopleAndOrdersChangeTheSameStock() throws InterruptedException, ExecutionException {
        count(lamp, 1000);
        count(bulb, 1000);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            boolean even = i % 2 == 0;
            work.add(() -> {
                wire.publish(
                        "checkout",
                        even
                                ? orderCreated(anOrder(), of(lamp, 1), of(bulb, 2))
                                : orderCreated(anOrder(), of(bulb, 2), of(lamp, 1)));
                return 200;
            });
            String key = UuidV7.next().toString();
            work.add(() -> adjustUntilAnswered(even ? lamp : bulb, key, "{\"delta\":3,\"reason\":\"delivery\"}"));
        }

        assertThat(atOnce(work)).containsOnly(200);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertStock(lamp, 1090, 60, 1030);
            assertStock(bulb, 1090, 120, 970);
        });
    }

    @Test
    void keepsWhatIsReservedCovered() {
        count(lamp, 5);
        wire.publish("checkout", orderCreated(orderId, of(lamp, 3)));
        emitted(orderId, "StockReserved");

        assertThat(adjust(lamp, null, "{\"delta\":-3,\"reason\":\"broken\"}")).isEqualTo(409);
        given().contentType(ContentType.JSON)
                .body("{\"onHand\":2}")
                .put("/stock/" + lamp)
                .then()
                .statusCode(409)
                .contentType("application/problem+json");
        assertThat(adjust(lamp, null, "{\"delta\":-2,\"reason\":\"broken\"}")).isEqualTo(200);
        assertStock(lamp, 3, 3, 0);
    }

    /** Orders some lamps; once they are reserved, all that came before has been heard. */
    private void afterAllThat(int lamps) {
        OrderId later = anOrder();
        wire.publish("checkout", orderCreated(later, of(lamp, lamps)));
        emitted(later, "StockReserved");
    }

    private static List<EventEnvelope> emitted(OrderId orderId) {
        return wire.events(orderId).stream()
                .filter(event -> event.service().equals("inventory"))
                .toList();
    }

    private static EventEnvelope emitted(OrderId orderId, String name) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> emitted(orderId).stream()
                                .filter(event -> event.event().name().equals(name))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private static OrderId anOrder() {
        return new OrderId(UuidV7.next());
    }
}
