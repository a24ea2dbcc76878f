package io.orderflow.notification;

import static io.orderflow.notification.domain.StoryFixture.aDeclinedOrder;
import static io.orderflow.notification.domain.StoryFixture.aFulfilledOrder;
import static io.orderflow.notification.domain.StoryFixture.aReturn;
import static io.orderflow.notification.domain.StoryFixture.orderCreated;
import static io.orderflow.notification.domain.StoryFixture.orderProcessed;
import static io.orderflow.notification.domain.StoryFixture.receipt;
import static io.orderflow.notification.domain.StoryFixture.refund;
import static io.orderflow.notification.domain.StoryFixture.refundFailed;
import static io.orderflow.notification.domain.StoryFixture.refunded;
import static io.orderflow.notification.domain.StoryFixture.returnApproved;
import static io.orderflow.notification.domain.StoryFixture.returnExpired;
import static io.orderflow.notification.domain.StoryFixture.returnReceived;
import static io.orderflow.notification.domain.StoryFixture.returnRejected;
import static io.orderflow.notification.domain.StoryFixture.returnRequested;
import static io.orderflow.notification.domain.StoryFixture.stockRestocked;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentRefunded;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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
class MailTest {

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
    void tellsTheCustomerOncePerStepHoweverOftenTheEventsCome() {
        List<EventEnvelope> events = publish(aFulfilledOrder(order));
        events.reversed().forEach(wire::publish);
        awaitStatus("SENT", "SENT", "SENT", "SENT", "SENT");

        assertThat(statuses()).hasSize(5);
        assertThat(RealMailServer.mailsAbout(order))
                .extracting(mail -> mail.substring(0, mail.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        "<" + order + ".RECEIVED@orderflow>",
                        "<" + order + ".CONFIRMED@orderflow>",
                        "<" + order + ".PREPARED@orderflow>",
                        "<" + order + ".PACKED@orderflow>",
                        "<" + order + ".FULFILLED@orderflow>");
        assertThat(wire.events(order)).as("publishes nothing").hasSize(18);
    }

    @Test
    void saysWhyAnOrderIsRejected() {
        publish(aDeclinedOrder(order));
        awaitStatus("SENT", "SENT");

        assertThat(RealMailServer.mailsAbout(order))
                .anySatisfy(mail -> assertThat(mail).contains("cannot be fulfilled", "your payment was declined"));
    }

    @Test
    void tellsOfEachRefundOnce() {
        publish(aFulfilledOrder(order));
        awaitStatus("SENT", "SENT", "SENT", "SENT", "SENT");

        PaymentRefunded one = refunded(order, refund(order, "one"), 1250);
        PaymentRefunded another = refunded(order, refund(order, "another"), 75);
        publish(List.of(one, another, one, refundFailed(order, refund(order, "third"), 500)));
        OrderId behind = new OrderId(UuidV7.next());
        wire.publish(orderCreated(behind));
        awaitStatus(behind, "SENT");

        awaitStatus("SENT", "SENT", "SENT", "SENT", "SENT", "SENT", "SENT");
        assertThat(RealMailServer.mailsAbout(order))
                .filteredOn(mail -> mail.contains("has a refund"))
                .satisfiesExactlyInAnyOrder(
                        mail -> assertThat(mail)
                                .startsWith("<" + order + ".REFUNDED." + one.refundId() + "@orderflow>")
                                .contains("12.50 USD"),
                        mail -> assertThat(mail)
                                .startsWith("<" + order + ".REFUNDED." + another.refundId() + "@orderflow>")
                                .contains("0.75 USD"));
    }

    @Test
    void tellsOfEachReturnAndOfEachOfItsPartsOnce() {
        ReturnId returnId = aReturn(order, "one");
        ReturnId another = aReturn(order, "another");
        ReceiptId first = receipt(returnId, "first");
        ReceiptId second = receipt(returnId, "second");
        wire.publish(orderCreated(order));
        List<OrderEvent> events = List.of(
                returnRequested(order, returnId),
                returnApproved(order, returnId),
                returnRequested(order, another),
                returnRejected(order, another, "OPENED"),
                returnReceived(order, returnId, first),
                stockRestocked(order, returnId, first),
                returnReceived(order, returnId, second),
                returnExpired(order, returnId));
        publish(events);
        publish(events);
        OrderId behind = new OrderId(UuidV7.next());
        wire.publish(orderCreated(behind));
        awaitStatus(behind, "SENT");

        awaitStatus("SENT", "SENT", "SENT", "SENT", "SENT", "SENT");
        assertThat(RealMailServer.mailsAbout(order))
                .extracting(mail -> mail.substring(0, mail.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        "<" + order + ".RECEIVED@orderflow>",
                        "<" + order + ".RETURN_APPROVED." + returnId + "@orderflow>",
                        "<" + order + ".RETURN_REJECTED." + another + "@orderflow>",
                        "<" + order + ".RETURN_RECEIVED." + first + "@orderflow>",
                        "<" + order + ".RETURN_RECEIVED." + second + "@orderflow>",
                        "<" + order + ".RETURN_EXPIRED." + returnId + "@orderflow>");
        assertThat(RealMailServer.mailsAbout(order))
                .anySatisfy(mail -> assertThat(mail).contains("has a return that you may send", "2026-12-31 15:51"))
                .anySatisfy(mail -> assertThat(mail).contains("has a return that we cannot accept", "been opened"));
    }

    @Test
    void waitsUntilItKnowsWhomToTell() {
        wire.publish("order", orderProcessed(order));
        awaitStatus("PENDING");
        wire.publish("checkout", orderCreated(order));

        awaitStatus("SENT", "SENT");
    }

    @Test
    void keepsMailsWhileTheMailServerIsAway() {
        RealMailServer.goAway();
        try {
            publish(aDeclinedOrder(order));
            awaitStatus("PENDING", "PENDING");
        } finally {
            RealMailServer.comeBack();
        }
        awaitStatus("SENT", "SENT");

        assertThat(RealMailServer.mailsAbout(order)).hasSize(2);
    }

    @Test
    void hangsUpOnAMailServerThatSaysNothingAndSendsAllOnceItIsWell() throws IOException {
        List<OrderId> orders =
                Stream.generate(() -> new OrderId(UuidV7.next())).limit(13).toList();
        try (SilentServer silent = RealMailServer.fallSilent()) {
            orders.forEach(each -> publish(aFulfilledOrder(each)));
            await().until(() -> silent.connections() > 10);
            await("the first ten are closed by the service").until(() -> silent.abandoned() >= 10);
        } finally {
            RealMailServer.comeBack();
        }

        await().untilAsserted(() -> assertThat(orders)
                .allSatisfy(each -> assertThat(RealMailServer.mailsAbout(each)).hasSize(5)));
        orders.forEach(each -> awaitStatus(each, "SENT", "SENT", "SENT", "SENT", "SENT"));
        assertThat(orders)
                .as("nothing that was given up is sent after all")
                .allSatisfy(each -> assertThat(RealMailServer.mailsAbout(each)).hasSize(5));
    }

    @Test
    void givesUpOnAnAddressThatIsRefused() {
        wire.publish("checkout", orderCreated(order, RealMailServer.NOBODY));

        awaitStatus("FAILED");
        assertThat(RealMailServer.mailsAbout(order)).isEmpty();
    }

    @Test
    void showsNotificationsPageByPageWithoutTheAddress() {
        publish(aFulfilledOrder(order));
        awaitStatus("SENT", "SENT", "SENT", "SENT", "SENT");

        String cursor = given().get("/notifications?limit=2&orderId=" + order)
                .then()
                .statusCode(200)
                .body("items.event", equalTo(List.of("OrderCreated", "OrderProcessed")))
                .body("items[0].step", equalTo("RECEIVED"))
                .body("items[0].channel", equalTo("EMAIL"))
                .body("items[0].orderId", equalTo(order.toString()))
                .body("items[0].createdAt", notNullValue())
                .body("items[0].sentAt", notNullValue())
                .body(not(containsString("@")))
                .extract()
                .path("nextCursor");
        given().get("/notifications?orderId=" + order + "&cursor=" + cursor)
                .then()
                .statusCode(200)
                .body("items", hasSize(3))
                .body("nextCursor", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"orderId=1", "cursor=x", "cursor=1-1-1-1-1", "limit=0", "limit=201", "limit=x"})
    void refusesWhatIsNotValid(String query) {
        given().get("/notifications?" + query).then().statusCode(400).contentType("application/problem+json");
    }

    private List<EventEnvelope> publish(List<OrderEvent> events) {
        return events.stream().map(event -> wire.publish(event)).toList();
    }

    private List<String> statuses() {
        return statuses(order);
    }

    private static List<String> statuses(OrderId order) {
        return given().get("/notifications?orderId=" + order)
                .then()
                .statusCode(200)
                .extract()
                .path("items.status");
    }

    private void awaitStatus(String... expected) {
        awaitStatus(order, expected);
    }

    private static void awaitStatus(OrderId order, String... expected) {
        await().untilAsserted(() -> assertThat(statuses(order)).containsExactly(expected));
    }
}
