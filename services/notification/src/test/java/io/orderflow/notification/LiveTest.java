package io.orderflow.notification;

import static io.orderflow.notification.domain.StoryFixture.aDeclinedOrder;
import static io.orderflow.notification.domain.StoryFixture.aFulfilledOrder;
import static io.orderflow.notification.domain.StoryFixture.aReturn;
import static io.orderflow.notification.domain.StoryFixture.anOrderOutOfStock;
import static io.orderflow.notification.domain.StoryFixture.orderCancelled;
import static io.orderflow.notification.domain.StoryFixture.orderCreated;
import static io.orderflow.notification.domain.StoryFixture.receipt;
import static io.orderflow.notification.domain.StoryFixture.refund;
import static io.orderflow.notification.domain.StoryFixture.refundRequested;
import static io.orderflow.notification.domain.StoryFixture.refunded;
import static io.orderflow.notification.domain.StoryFixture.returnApproved;
import static io.orderflow.notification.domain.StoryFixture.returnReceived;
import static io.orderflow.notification.domain.StoryFixture.returnRequested;
import static io.orderflow.notification.domain.StoryFixture.stockReleased;
import static io.orderflow.notification.domain.StoryFixture.stockReserved;
import static io.orderflow.notification.domain.StoryFixture.stockRestocked;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.Publisher;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.RealServers;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
@QuarkusTestResource(RealMailServer.class)
@QuarkusTestResource(BehindAProxy.class)
@QuarkusTestResource(ShopElsewhere.class)
class LiveTest {

    private static final Duration LONGER_THAN_IT_LINGERS = Duration.ofSeconds(3);
    private static EventWire wire;

    private final OrderId order = new OrderId(UuidV7.next());

    @BeforeAll
    static void connect() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        wire = EventWire.connect();
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @Test
    void followsAnOrderFromBeforeItIsKnownToItsEnd() {
        CompletableFuture<EventSource> early = CompletableFuture.supplyAsync(() -> EventSource.open(order));
        List<OrderEvent> story = aFulfilledOrder(order);
        wire.publish(story.getFirst());
        try (EventSource source = early.join()) {
            await().until(() -> !source.comments().isEmpty());
            for (OrderEvent event : story.subList(1, story.size())) {
                wire.publish(event);
                await().until(() -> source.names().contains(event.name()));
            }
            await().until(source::hasEnded);
            assertThat(source.names()).containsExactlyElementsOf(names(aFulfilledOrder(order)));
        }
    }

    @Test
    void tellsEverythingInTheOrderOfTimeToWhoComesLateAndEnds() {
        List<EventEnvelope> events = record(aDeclinedOrder(order));
        try (EventSource source = EventSource.open(order)) {
            await().until(source::hasEnded);
            assertThat(source.names()).containsExactlyElementsOf(names(aDeclinedOrder(order)));
            assertThat(source.ids())
                    .containsExactlyElementsOf(
                            events.stream().map(event -> event.id().toString()).toList());
            assertThat(source.data().getFirst())
                    .contains(order.toString(), events.getFirst().id().toString(), "\"source\":\"checkout\"")
                    .doesNotContain("Ada");
        }
    }

    @Test
    void isFollowedByAPageOfAnotherOriginWhichIsToldWhyItMayNot() {
        record(aDeclinedOrder(order));
        given().header("Origin", ShopElsewhere.ORIGIN)
                .accept("text/event-stream")
                .get("/orders/" + order + "/events")
                .then()
                .statusCode(200)
                .contentType("text/event-stream")
                .header("Access-Control-Allow-Origin", ShopElsewhere.ORIGIN)
                .header("Cache-Control", "no-store")
                .body(containsString("event:StockReleased"));
        for (String refused : List.of("/orders/no-id/events", "/orders/" + order + "/events/")) {
            given().header("Origin", ShopElsewhere.ORIGIN)
                    .get(refused)
                    .then()
                    .contentType("application/problem+json")
                    .header("Access-Control-Allow-Origin", ShopElsewhere.ORIGIN);
        }
        given().header("Origin", "https://evil.example.com")
                .accept("text/event-stream")
                .get("/orders/" + order + "/events")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void sortsEventsThatWereRecordedInTheWrongOrder() {
        List<EventEnvelope> events = new ArrayList<>();
        for (OrderEvent event : anOrderOutOfStock(order)) {
            events.add(EventEnvelope.first(
                    new EventId(UuidV7.next()), Publisher.of(event.getClass()).service(), Instant.now(), null, event));
        }
        events.reversed().forEach(wire::publish);
        events.forEach(wire::publish);
        awaitRecorded(events);

        try (EventSource source = EventSource.open(order)) {
            await().until(source::hasEnded);
            assertThat(source.names()).containsExactlyElementsOf(names(anOrderOutOfStock(order)));
        }
    }

    @Test
    void goesOnAfterTheLastEventThatWasHeard() {
        List<EventEnvelope> events = record(aDeclinedOrder(order));
        try (EventSource source = EventSource.resume(order, events.get(3).id().toString())) {
            await().until(source::hasEnded);
            assertThat(source.names()).containsExactly("OrderRejected", "StockReleased");
        }
    }

    @Test
    void tellsWhoHasHeardTheEndToStayAway() {
        String last = record(aDeclinedOrder(order)).getLast().id().toString();
        try (EventSource source = EventSource.resume(order, last)) {
            assertThat(source.status()).isEqualTo(204);
        }
        given().get("/orders/" + order + "/events?lastEventId=" + last).then().statusCode(204);
    }

    @Test
    void tellsWhatWasSetAsideWhileTheOrderWasCancelledAndThatItWasGivenBack() {
        wire.publish(orderCreated(order));
        EventEnvelope cancelled = wire.publish(orderCancelled(order));
        try (EventSource source = EventSource.open(order)) {
            await().until(() -> source.names().contains("OrderCancelled"));
            await().during(LONGER_THAN_IT_LINGERS).until(() -> !source.hasEnded());
            try (EventSource back = EventSource.resume(order, cancelled.id().toString())) {
                assertThat(back.status()).isEqualTo(200);

                wire.publish(stockReserved(order));
                await().until(() -> source.names().contains("StockReserved"));
                await().during(LONGER_THAN_IT_LINGERS).until(() -> !source.hasEnded());
                wire.publish(stockReleased(order));

                await().until(back::hasEnded);
                assertThat(back.names()).containsExactly("StockReserved", "StockReleased");
            }
            await().until(source::hasEnded);
            assertThat(source.names())
                    .containsExactly("OrderCreated", "OrderCancelled", "StockReserved", "StockReleased");
        }
    }

    @Test
    void waitsForNothingOfAnOrderThatWasCancelledLongAgo() {
        EventEnvelope created = wire.publish(orderCreated(order));
        EventEnvelope cancelled = created.caused(
                new EventId(UuidV7.next()), "order", Instant.now().minusSeconds(3600), orderCancelled(order));
        wire.publish(cancelled);
        awaitRecorded(List.of(created, cancelled));

        try (EventSource source = EventSource.open(order)) {
            await().until(source::hasEnded);
            assertThat(source.names()).containsExactlyInAnyOrder("OrderCreated", "OrderCancelled");
        }
        given().get("/orders/" + order + "/events?lastEventId=" + cancelled.id())
                .then()
                .statusCode(204);
    }

    @Test
    void tellsOfRefundsLongAfterTheEndAndEndsAgain() {
        EventEnvelope last = record(aFulfilledOrder(order)).getLast();
        given().get("/orders/" + order + "/events?lastEventId=" + last.id())
                .then()
                .statusCode(204);

        record(List.of(refundRequested(order, refund(order, "one"), 1250)));
        try (EventSource back = EventSource.resume(order, last.id().toString())) {
            await().until(() -> back.names().contains("PaymentRefundRequested"));
            await().during(LONGER_THAN_IT_LINGERS).until(() -> !back.hasEnded());
            wire.publish(refunded(order, refund(order, "one"), 1250));

            await().until(back::hasEnded);
            assertThat(back.names()).containsExactly("PaymentRefundRequested", "PaymentRefunded");
            given().get("/orders/" + order + "/events?lastEventId=" + back.ids().getLast())
                    .then()
                    .statusCode(204);
        }
        try (EventSource late = EventSource.open(order)) {
            await().until(late::hasEnded);
            assertThat(late.names())
                    .containsSubsequence("OrderFulfilled", "PaymentRefundRequested", "PaymentRefunded")
                    .hasSize(11);
        }
    }

    @Test
    void tellsOfAReturnLongAfterTheEndAndWaitsForServicesButForNobodyElse() {
        EventEnvelope last = record(aFulfilledOrder(order)).getLast();
        ReturnId returnId = aReturn(order, "one");
        ReceiptId receipt = receipt(returnId, "first");

        record(List.of(returnRequested(order, returnId), returnApproved(order, returnId)));
        try (EventSource back = EventSource.resume(order, last.id().toString())) {
            await().until(back::hasEnded);
            assertThat(back.names()).containsExactly("ReturnRequested", "ReturnApproved");
            given().get("/orders/" + order + "/events?lastEventId=" + back.ids().getLast())
                    .then()
                    .statusCode(204);
        }

        record(List.of(returnReceived(order, returnId, receipt)));
        try (EventSource back = EventSource.resume(order, last.id().toString())) {
            await().until(() -> back.names().contains("ReturnReceived"));
            await().during(LONGER_THAN_IT_LINGERS).until(() -> !back.hasEnded());
            wire.publish(stockRestocked(order, returnId, receipt));

            await().until(back::hasEnded);
            assertThat(back.names())
                    .containsExactly("ReturnRequested", "ReturnApproved", "ReturnReceived", "StockRestocked");
        }
    }

    @Test
    void tellsAllWhoFollowTheSameOrder() {
        List<OrderEvent> story = aFulfilledOrder(order);
        wire.publish(story.getFirst());
        try (EventSource one = EventSource.open(order);
                EventSource other = EventSource.open(order)) {
            await().until(() -> one.names().size() == 1 && other.names().size() == 1);
            wire.publish(story.getLast());
            await().until(() -> one.names().size() == 2 && other.names().size() == 2);
        }
    }

    @Test
    void anOrderThatNobodyHearsOfIs404AfterAMoment() {
        given().accept("text/event-stream")
                .get("/orders/" + order + "/events")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void asksOneConnectionTooManyToComeBackAndTakesItLater() {
        wire.publish(orderCreated(order));
        List<EventSource> sources = new ArrayList<>();
        try {
            for (int i = 0; i < BehindAProxy.IN_ALL; i++) {
                sources.add(EventSource.openFrom("192.0.2." + i, order));
                await().until(() -> !sources.getLast().names().isEmpty());
            }
            assertIsAskedToComeBack(EventSource.openFrom("192.0.2.200", order));
        } finally {
            sources.forEach(EventSource::close);
        }
        await().until(() -> isTold(EventSource.open(order)));
    }

    @Test
    void asksToComeBackWhileTheDatabaseIsAwayAndCallsNoOrderUnknown() {
        wire.publish(orderCreated(order));
        assertThat(isTold(EventSource.open(order))).isTrue();
        RealServers.postgres().kill();
        try {
            assertIsAskedToComeBack(EventSource.open(order));
        } finally {
            RealServers.postgres().restart();
        }
        await().until(() -> isTold(EventSource.open(order)));
    }

    @Test
    void oneClientCannotTakeAllConnections() {
        wire.publish(orderCreated(order));
        List<EventSource> sources = new ArrayList<>();
        try {
            for (int i = 0; i < BehindAProxy.PER_CLIENT; i++) {
                sources.add(EventSource.openFrom("2001:db8::" + i, order));
                await().until(() -> !sources.getLast().names().isEmpty());
            }
            assertIsAskedToComeBack(EventSource.openFrom("2001:db8::ffff", order));
            assertThat(isTold(EventSource.openFrom("2001:db8:0:1::ffff", order)))
                    .isTrue();

            // Who reads problems gets one.
            given().accept("text/event-stream, application/problem+json")
                    .header("X-Forwarded-For", "2001:db8::ffff")
                    .get("/orders/" + order + "/events")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", notNullValue());
        } finally {
            sources.forEach(EventSource::close);
        }
    }

    @Test
    void ordersThatDoNotExistHoldNoConnections() {
        List<CompletableFuture<EventSource>> asked = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> EventSource.openFrom("192.0.2.7", UuidV7.next())))
                .limit(BehindAProxy.PER_CLIENT)
                .toList();
        assertThat(asked)
                .allSatisfy(source -> assertThat(source.join().status()).isEqualTo(404));

        wire.publish(orderCreated(order));
        assertThat(isTold(EventSource.openFrom("192.0.2.7", order))).isTrue();
    }

    private static void assertIsAskedToComeBack(EventSource source) {
        try (source) {
            assertThat(source.status()).isEqualTo(200);
            await().until(source::hasEnded);
            assertThat(Long.parseLong(source.retries().getFirst())).isBetween(5_000L, 10_000L);
            assertThat(source.names()).isEmpty();
        }
    }

    /** Whether it hears something before it ends. */
    private static boolean isTold(EventSource source) {
        try (source) {
            await().until(() -> !source.names().isEmpty() || source.hasEnded());
            return !source.names().isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "null", "%00", "\u00e4", "01936f2e-0000-7000-8000-000000000001"})
    void whateverABrowserTakesForItsLastEventIsNotFinal(String last) {
        record(aDeclinedOrder(order));
        try (EventSource source = EventSource.resume(order, last)) {
            assertThat(source.status()).isEqualTo(200);
            await().until(source::hasEnded);
            assertThat(source.names()).containsExactlyElementsOf(names(aDeclinedOrder(order)));
        }
        given().get("/orders/" + order + "/events?lastEventId=x").then().statusCode(200);
        given().get("/orders/" + order + "/events?lastEventId=").then().statusCode(200);
    }

    @Test
    void whoAsksForTheHeadAloneDoesNotKeepItsConnection() {
        wire.publish(orderCreated(order));
        given().head("/orders/" + order + "/events").then().statusCode(200);
    }

    @Test
    void whatIsNoOrderIs400() {
        given().get("/orders/x/events").then().statusCode(400).contentType("application/problem+json");
    }

    /** Publishes events, and waits until they are recorded. */
    private List<EventEnvelope> record(List<OrderEvent> events) {
        List<EventEnvelope> published =
                events.stream().map(event -> wire.publish(event)).toList();
        awaitRecorded(published);
        return published;
    }

    private void awaitRecorded(List<EventEnvelope> events) {
        List<String> ids = events.stream().map(event -> event.id().toString()).toList();
        await().until(() -> {
            try (EventSource source = EventSource.open(order)) {
                await().until(() -> source.hasEnded() || source.ids().containsAll(ids));
                return source.ids().containsAll(ids);
            }
        });
    }

    private static List<String> names(List<OrderEvent> events) {
        return events.stream().map(OrderEvent::name).toList();
    }
}
