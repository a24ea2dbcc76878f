package io.orderflow.order;

import static io.orderflow.order.domain.OrderFixture.orderCreated;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.nats.client.Dispatcher;
import io.nats.client.JetStreamApiException;
import io.orderflow.events.OrderCancelled;
import io.orderflow.events.OrderDelayed;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderFulfilled;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentDeclined;
import io.orderflow.events.PaymentVoided;
import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.StockReleased;
import io.orderflow.events.StockReserved;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.Streams;
import io.orderflow.events.wire.Subjects;
import io.orderflow.events.wire.Traceparent;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.order.domain.OrderFixture;
import io.orderflow.order.domain.Step;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of orders that wait for an event that does not come. */
@QuarkusTest
@TestProfile(WaitingOrdersTest.Impatient.class)
@QuarkusTestResource(ServiceResources.class)
class WaitingOrdersTest {

    /** Asks after seconds rather than minutes. */
    public static final class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "orderflow.order.waiting.interval", "500ms",
                    "orderflow.order.waiting.first-asking", "2s",
                    "orderflow.order.waiting.most-unheard", "50");
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MORE_THAN_MAY_BE_UNHEARD = 60;
    private static final Sku LAMP = new Sku("LAMP");
    private static final List<SkuQuantity> TWO_LAMPS = List.of(new SkuQuantity(LAMP, 2));

    /** What the other services have been asked. */
    private static final Queue<String> ASKED = new ConcurrentLinkedQueue<>();

    private static EventWire wire;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    private final ShipmentId shipmentId = new ShipmentId(UuidV7.next());

    @BeforeAll
    static void connect() {
        wire = EventWire.connect();
        Dispatcher others = wire.connection()
                .createDispatcher(message -> ASKED.add(new String(message.getData(), StandardCharsets.UTF_8)));
        others.subscribe(Subjects.RESEND);
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @Test
    void asksForTheWordOfInventoryThatNeverCame() {
        EventEnvelope created = placed(Duration.ofMinutes(1));
        OrderId orderId = created.event().orderId();

        awaitAskedFor(orderId);
        assertThat(waitingSeconds(Step.STOCK)).isGreaterThanOrEqualTo(60);

        tell(created, "inventory", new StockReserved(orderId, TWO_LAMPS));
        emitted(orderId, "PaymentRequested");
    }

    @Test
    void asksForTheWordOfPaymentThatNeverCame() {
        EventEnvelope created = placed(Duration.ofMinutes(1));
        OrderId orderId = created.event().orderId();
        tellThatItHappened(Duration.ofSeconds(50), created, "inventory", new StockReserved(orderId, TWO_LAMPS));

        awaitAskedFor(orderId);

        tell(created, "payment", authorized(orderId));
        emitted(orderId, "OrderProcessed");
    }

    @Test
    void asksForTheShipmentThatNeverCameAndNotForPacking() {
        EventEnvelope created = placed(Duration.ofMinutes(3));
        OrderId orderId = created.event().orderId();
        tellThatItHappened(Duration.ofMinutes(2), created, "inventory", new StockReserved(orderId, TWO_LAMPS));
        tellThatItHappened(Duration.ofMinutes(2), created, "payment", authorized(orderId));
        awaitAskedFor(orderId);

        tellThatItHappened(Duration.ofMinutes(1), created, "shipping", prepared(orderId));
        awaitStatus(orderId, "PREPARED");
        EventEnvelope another = placed(Duration.ofMinutes(1));
        ASKED.clear();
        awaitAskedFor(another.event().orderId());
        assertThat(isAskedFor(orderId)).isFalse();
    }

    @Test
    void saysOnceThatAnOrderWaitsTooLongAndShowsItUntilItGetsOn() {
        EventEnvelope created = placed(Duration.ofMinutes(20));
        OrderId orderId = created.event().orderId();

        EventEnvelope delayed = emitted(orderId, "OrderDelayed");

        assertThat(delayed.service()).isEqualTo("order");
        assertThat(delayed.correlationId()).isEqualTo(created.id());
        assertThat(delayed.causationId()).isEqualTo(created.id());
        assertThat(delayed.event()).isInstanceOfSatisfying(OrderDelayed.class, told -> {
            assertThat(told.waitingFor()).isEqualTo(Step.STOCK.code());
            assertThat(told.since().instant()).isEqualTo(created.time());
        });
        given().get("/orders/" + orderId)
                .then()
                .body("status", equalTo("CREATED"))
                .body("waitingFor.what", equalTo("STOCK"))
                .body("waitingFor.since", equalTo(created.time().toString()))
                .body("timeline.event", contains("OrderCreated", "OrderDelayed"));
        for (String path : List.of("/orders?stuck=true", "/orders?stuck=true&status=CREATED&customerId=c-1")) {
            given().get(path).then().statusCode(200).body("items.orderId", hasItem(orderId.toString()));
        }
        given().get("/orders?stuck=true&status=RESERVED")
                .then()
                .body("items.orderId", not(hasItem(orderId.toString())));
        await().atMost(PATIENCE).until(() -> metric("orderflow_orders_stuck", Step.STOCK) >= 1);

        placedAndDelayed();
        assertThat(wire.events(orderId)).filteredOn(isOf("OrderDelayed")).hasSize(1);

        tell(created, "inventory", new StockReserved(orderId, TWO_LAMPS));
        awaitStatus(orderId, "RESERVED");
        given().get("/orders/" + orderId).then().body("waitingFor.what", equalTo("PAYMENT"));
        given().get("/orders?stuck=true").then().body("items.orderId", not(hasItem(orderId.toString())));
    }

    @Test
    void missesTheMoneyOfAFulfilledOrder() {
        EventEnvelope created = placed(Duration.ofMinutes(20));
        OrderId orderId = created.event().orderId();
        tellThatItHappened(Duration.ofMinutes(16), created, "shipping", prepared(orderId));
        tellThatItHappened(
                Duration.ofMinutes(16),
                created,
                "warehouse",
                new ShipmentProcessed(orderId, shipmentId, "ann", TWO_LAMPS));
        tellThatItHappened(
                Duration.ofMinutes(16), created, "shipping", new OrderFulfilled(orderId, shipmentId, "express", "EX1"));

        awaitDelayed(orderId, Step.CAPTURE);

        await().atMost(PATIENCE).until(() -> isAskedFor(orderId));
        given().get("/orders?stuck=true&status=FULFILLED").then().body("items.orderId", hasItem(orderId.toString()));
        given().get("/orders?status=FULFILLED").then().body("items.orderId", hasItem(orderId.toString()));
    }

    @Test
    void missesTheStockOfARejectedOrder() {
        EventEnvelope created = placed(Duration.ofMinutes(20));
        OrderId orderId = created.event().orderId();
        tellThatItHappened(
                Duration.ofMinutes(16),
                created,
                "payment",
                new PaymentDeclined(orderId, PaymentId.of(orderId), "card_declined"));
        awaitStatus(orderId, "REJECTED");
        given().get("/orders?status=REJECTED").then().body("items.orderId", hasItem(orderId.toString()));

        awaitAskedFor(orderId);

        tell(created, "inventory", new StockReleased(orderId, TWO_LAMPS));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        given().get("/orders/" + orderId).then().body("timeline.event", hasItem("StockReleased")));
        given().get("/orders?status=REJECTED").then().body("items.orderId", hasItem(orderId.toString()));
    }

    @Test
    void missesTheStockAndThenTheMoneyOfACancelledOrder() {
        EventEnvelope created = placed(Duration.ofMinutes(20));
        OrderId orderId = created.event().orderId();
        tellThatItHappened(
                Duration.ofMinutes(17), created, "order", new OrderCancelled(orderId, new Code("CHANGED_MIND"), "c-1"));
        awaitStatus(orderId, "CANCELLED");
        tellThatItHappened(Duration.ofMinutes(17), created, "inventory", new StockReserved(orderId, TWO_LAMPS));
        tellThatItHappened(Duration.ofMinutes(16), created, "payment", authorized(orderId));

        await().atMost(PATIENCE).until(() -> delays(orderId).contains(Step.RELEASE.code()));
        awaitListed("/orders?waitingFor=RELEASE", orderId);
        await().atMost(PATIENCE).until(() -> metric("orderflow_orders_stuck", Step.RELEASE) >= 1);

        tellThatItHappened(Duration.ofMinutes(16), created, "inventory", new StockReleased(orderId, TWO_LAMPS));
        awaitListed("/orders?waitingFor=VOID&status=CANCELLED", orderId);
        await().atMost(PATIENCE).until(() -> delays(orderId).contains(Step.VOID.code()));
        awaitListed("/orders?stuck=true&status=CANCELLED", orderId);
        await().atMost(PATIENCE).until(() -> metric("orderflow_orders_stuck", Step.VOID) >= 1);

        tell(created, "payment", new PaymentVoided(orderId, PaymentId.of(orderId), OrderFixture.TOTAL));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/orders/" + orderId).then().body("waitingFor", nullValue()));
        given().get("/orders?waitingFor=VOID").then().body("items.orderId", not(hasItem(orderId.toString())));
        given().get("/orders?stuck=true").then().body("items.orderId", not(hasItem(orderId.toString())));
        assertThat(delays(orderId)).endsWith(Step.RELEASE.code(), Step.VOID.code());
    }

    @Test
    void asksForTheBeginningOfAnOrderThatItDoesNotKnow() {
        OrderId orderId = anOldId(Duration.ofMinutes(20));
        EventEnvelope created = EventEnvelope.first(
                new EventId(UuidV7.next()),
                "checkout",
                Instant.now().minus(Duration.ofMinutes(20)),
                Traceparent.orNew(null),
                orderCreated(orderId));
        tellThatItHappened(Duration.ofMinutes(16), created, "inventory", new StockReserved(orderId, TWO_LAMPS));

        awaitAskedFor(orderId);
        assertThat(emitted(orderId, "OrderDelayed").correlationId()).isEqualTo(created.id());

        wire.publish(created);
        emitted(orderId, "PaymentRequested");
        awaitStatus(orderId, "RESERVED");
    }

    @Test
    void asksForNothingWhileItsOwnConsumerIsBehind() throws Exception {
        EventEnvelope created = placed(Duration.ofSeconds(9));
        OrderId orderId = created.event().orderId();
        awaitAskedFor(orderId);
        pauseConsumer(ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(10));
        try {
            EventEnvelope another = placed(Duration.ZERO);
            for (int i = 0; i < MORE_THAN_MAY_BE_UNHEARD; i++) {
                wire.publish(another);
            }
            ASKED.clear();
            // After sixteen seconds it would be asked for again.
            await().during(Duration.ofSeconds(10)).atMost(PATIENCE).until(() -> !isAskedFor(orderId));
        } finally {
            pauseConsumer(ZonedDateTime.now(ZoneOffset.UTC).minusSeconds(1));
        }
        awaitAskedFor(orderId);
    }

    @Test
    void refusesToGuessWhatStuckMeans() {
        given().get("/orders?stuck=maybe").then().statusCode(400).contentType("application/problem+json");
        given().get("/orders?stuck=false").then().statusCode(200);
    }

    private static EventEnvelope placed(Duration ago) {
        return wire.publish(EventEnvelope.first(
                new EventId(UuidV7.next()),
                "checkout",
                Instant.ofEpochMilli(Instant.now().minus(ago).toEpochMilli()),
                Traceparent.orNew(null),
                orderCreated(anOldId(ago))));
    }

    /** Whatever was to be said of orders before this one has been said: they are looked at in the order of their ids. */
    private static void placedAndDelayed() {
        emitted(placed(Duration.ofMinutes(19)).event().orderId(), "OrderDelayed");
    }

    private static OrderId anOldId(Duration age) {
        UUID young = UuidV7.next();
        long time = UuidV7.lowerBound(Instant.now().minus(age)).getMostSignificantBits();
        return new OrderId(new UUID(time | (young.getMostSignificantBits() & 0xFFFF), young.getLeastSignificantBits()));
    }

    private static void tell(EventEnvelope cause, String service, OrderEvent event) {
        wire.publish(cause, service, event);
    }

    private static void tellThatItHappened(Duration ago, EventEnvelope cause, String service, OrderEvent event) {
        wire.publish(
                cause.caused(new EventId(UuidV7.next()), service, Instant.now().minus(ago), event));
    }

    private static PaymentAuthorized authorized(OrderId orderId) {
        return new PaymentAuthorized(orderId, PaymentId.of(orderId), OrderFixture.TOTAL, "A1");
    }

    private ShipmentPrepared prepared(OrderId orderId) {
        return new ShipmentPrepared(
                orderId, shipmentId, "express", "EX1", "^XA^XZ", List.of(new ParcelLine(LAMP, "Lamp", 2, 1200)));
    }

    private static void awaitAskedFor(OrderId orderId) {
        await().atMost(PATIENCE).until(() -> isAskedFor(orderId));
    }

    private static boolean isAskedFor(OrderId orderId) {
        return ASKED.stream().anyMatch(orders -> orders.contains(orderId.toString()));
    }

    private static void awaitStatus(OrderId orderId, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/orders/" + orderId).then().body("status", equalTo(status)));
    }

    private static void awaitDelayed(OrderId orderId, Step step) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> given().get("/orders/" + orderId).then().body("waitingFor.what", equalTo(step.name())));
    }

    /** What it was said to be late with, each once. */
    private static List<Code> delays(OrderId orderId) {
        return wire.events(orderId).stream()
                .distinct()
                .map(EventEnvelope::event)
                .filter(OrderDelayed.class::isInstance)
                .map(event -> ((OrderDelayed) event).waitingFor())
                .toList();
    }

    private static void awaitListed(String path, OrderId orderId) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get(path).then().body("items.orderId", hasItem(orderId.toString())));
    }

    private static EventEnvelope emitted(OrderId orderId, String name) {
        return wire.await(orderId, name, PATIENCE);
    }

    private static Predicate<EventEnvelope> isOf(String name) {
        return event -> event.event().name().equals(name);
    }

    private double waitingSeconds(Step step) {
        return metric("orderflow_orders_waiting_seconds", step);
    }

    private double metric(String name, Step step) {
        return given().get(management.resolve("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + "{") && line.contains("step=\"" + step + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static void pauseConsumer(ZonedDateTime until) throws IOException, JetStreamApiException {
        wire.connection().jetStreamManagement().pauseConsumer(Streams.ORDERS, "order", until);
    }
}
