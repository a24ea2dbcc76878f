package io.orderflow.notification;

import static io.orderflow.notification.domain.StoryFixture.aDeclinedOrder;
import static io.orderflow.notification.domain.StoryFixture.aFulfilledOrder;
import static io.orderflow.notification.domain.StoryFixture.anOrderOutOfStock;
import static io.orderflow.notification.domain.StoryFixture.orderCreated;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.Publisher;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
@QuarkusTestResource(RealMailServer.class)
class LiveTest {

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
        try (EventSource source = EventSource.open(order)) {
            await().until(() -> !source.comments().isEmpty());
            for (OrderEvent event : aFulfilledOrder(order)) {
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
        try (EventSource source = EventSource.resume(order, events.get(2).id().toString())) {
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
    void tellsAllWhoFollowTheSameOrder() {
        try (EventSource one = EventSource.open(order);
                EventSource other = EventSource.open(order)) {
            wire.publish(orderCreated(order));
            await().until(() -> one.names().size() == 1 && other.names().size() == 1);
        }
    }

    @Test
    void refusesOneConnectionTooManyAndTakesItLater() {
        List<EventSource> sources = new ArrayList<>();
        try {
            await().until(() -> {
                sources.add(EventSource.open(order));
                return sources.getLast().status() == 503;
            });
            assertThat(sources).hasSizeLessThanOrEqualTo(11);
        } finally {
            sources.forEach(EventSource::close);
        }
        await().until(() -> {
            try (EventSource again = EventSource.open(order)) {
                return again.status() == 200;
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders/x/events", "/orders/01936f2e-0000-7000-8000-000000000001/events?lastEventId=x"})
    void refusesWhatIsNotValid(String path) {
        given().get(path).then().statusCode(400).contentType("application/problem+json");
    }

    /** Publishes events, and waits until they are recorded. */
    private List<EventEnvelope> record(List<OrderEvent> events) {
        List<EventEnvelope> published =
                events.stream().map(event -> wire.publish(event)).toList();
        awaitRecorded(published);
        return published;
    }

    private void awaitRecorded(List<EventEnvelope> events) {
        try (EventSource source = EventSource.open(order)) {
            await().until(() -> source.ids()
                    .containsAll(
                            events.stream().map(event -> event.id().toString()).toList()));
        }
    }

    private static List<String> names(List<OrderEvent> events) {
        return events.stream().map(OrderEvent::name).toList();
    }
}
