package io.orderflow.notification;

import static io.orderflow.notification.domain.StoryFixture.aFulfilledOrder;
import static io.orderflow.notification.domain.StoryFixture.aReturn;
import static io.orderflow.notification.domain.StoryFixture.orderCreated;
import static io.orderflow.notification.domain.StoryFixture.receipt;
import static io.orderflow.notification.domain.StoryFixture.refund;
import static io.orderflow.notification.domain.StoryFixture.refunded;
import static io.orderflow.notification.domain.StoryFixture.returnApproved;
import static io.orderflow.notification.domain.StoryFixture.returnExpired;
import static io.orderflow.notification.domain.StoryFixture.returnReceived;
import static io.orderflow.notification.domain.StoryFixture.returnRejected;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.orderflow.events.OrderAnonymized;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.notification.application.NotificationConfiguration;
import io.orderflow.notification.application.Recipients;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.database.Sql;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose name and address the service still has. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
@QuarkusTestResource(RealMailServer.class)
class ForgottenRecipientsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static EventWire wire;

    @Inject
    Database database;

    @Inject
    Recipients recipients;

    @Inject
    NotificationConfiguration configuration;

    @BeforeAll
    static void connect() {
        wire = EventWire.connect();
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @Test
    void forgetsThemOnceTheOrderHasEndedAndTheyHaveBeenToldOfIt() {
        OrderId open = new OrderId(UuidV7.next());
        OrderId fulfilled = new OrderId(UuidV7.next());
        wire.publish(orderCreated(open));
        tell(aFulfilledOrder(fulfilled));
        awaitMails(fulfilled, 5);
        UUID before = UuidV7.next();
        OrderId young = new OrderId(UuidV7.next());
        tell(aFulfilledOrder(young));
        awaitMails(young, 5);

        while (write(() -> recipients.forget(before, 1)) > 0) {
            assertThat(known(open)).isOne();
        }

        assertThat(known(fulfilled)).isZero();
        assertThat(known(open)).isOne();
        assertThat(known(young)).isOne();
    }

    @Test
    void tellsOfARefundWhoeverIsStillKnownAndNobodyElse() {
        OrderId forgotten = new OrderId(UuidV7.next());
        tell(aFulfilledOrder(forgotten));
        awaitMails(forgotten, 5);
        UUID before = UuidV7.next();
        OrderId known = new OrderId(UuidV7.next());
        tell(aFulfilledOrder(known));
        awaitMails(known, 5);
        write(() -> recipients.forget(before, 10_000));
        assertThat(known(forgotten)).isZero();
        OrderId toCome = new OrderId(UuidV7.next());

        for (OrderId each : List.of(forgotten, known, toCome)) {
            wire.publish(refunded(each, refund(each, "one"), 1250));
        }

        awaitMail(forgotten, "REFUNDED", "SUPPRESSED");
        awaitMail(known, "REFUNDED", "SENT");
        awaitMail(toCome, "REFUNDED", "PENDING");
        wire.publish(orderCreated(toCome));
        awaitMail(toCome, "REFUNDED", "SENT");
    }

    @Test
    void tellsOfAReturnWhoeverIsStillKnownAndNobodyElse() {
        OrderId forgotten = new OrderId(UuidV7.next());
        tell(aFulfilledOrder(forgotten));
        awaitMails(forgotten, 5);
        UUID before = UuidV7.next();
        OrderId known = new OrderId(UuidV7.next());
        tell(aFulfilledOrder(known));
        awaitMails(known, 5);
        write(() -> recipients.forget(before, 10_000));

        for (OrderId each : List.of(forgotten, known)) {
            ReturnId returnId = aReturn(each, "one");
            tell(List.of(
                    returnApproved(each, returnId),
                    returnRejected(each, aReturn(each, "another"), "OPENED"),
                    returnReceived(each, returnId, receipt(returnId, "first")),
                    returnExpired(each, returnId)));
        }

        for (String step : List.of("RETURN_APPROVED", "RETURN_REJECTED", "RETURN_RECEIVED", "RETURN_EXPIRED")) {
            awaitMail(forgotten, step, "SUPPRESSED");
            awaitMail(known, step, "SENT");
        }
    }

    @Test
    void keepsThemForAsLongAsAReturnMayTake() {
        assertThat(configuration.recipients().retention()).isEqualTo(Duration.ofDays(30 + 30 + 7));
    }

    @Test
    void keepsARecipientUntilARefundIsTold() {
        OrderId orderId = new OrderId(UuidV7.next());
        tell(aFulfilledOrder(orderId));
        awaitMails(orderId, 5);
        RealMailServer.goAway();
        try {
            wire.publish(refunded(orderId, refund(orderId, "one"), 1250));
            awaitMail(orderId, "REFUNDED", "PENDING");

            write(() -> recipients.forget(UuidV7.next(), 10_000));

            assertThat(known(orderId)).isOne();
        } finally {
            RealMailServer.comeBack();
        }
        awaitMail(orderId, "REFUNDED", "SENT");
    }

    @Test
    void forgetsWhoeverIsErasedForGood() {
        OrderId orderId = new OrderId(UuidV7.next());
        tell(aFulfilledOrder(orderId));
        awaitMails(orderId, 5);
        assertThat(tablesThatMention(orderId, "ada@example.com")).containsExactly("recipients");
        assertThat(tablesThatMention(orderId, "c-1")).containsExactly("order_events");

        wire.publish(new OrderAnonymized(orderId, "erased-1"));

        await().atMost(PATIENCE)
                .until(() -> !tablesThatMention(orderId, "erased-1").isEmpty());
        wire.publish(orderCreated(orderId));
        OrderId behind = new OrderId(UuidV7.next());
        wire.publish(orderCreated(behind));
        await().atMost(PATIENCE).until(() -> known(behind) == 1);
        assertThat(tablesThatMention(orderId, "ada@example.com")).isEmpty();
    }

    @Test
    void sendsNoMailToWhoeverIsErased() {
        OrderId orderId = new OrderId(UuidV7.next());
        wire.publish(new OrderAnonymized(orderId, "erased-1"));
        await().atMost(PATIENCE).until(() -> known(orderId) == 1);

        wire.publish(orderCreated(orderId));

        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/notifications?orderId=" + orderId)
                        .then()
                        .body("items", hasSize(1))
                        .body("items.status", everyItem(is("SUPPRESSED"))));
    }

    private void tell(List<OrderEvent> events) {
        events.forEach(wire::publish);
    }

    private void awaitMails(OrderId orderId, int mails) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/notifications?orderId=" + orderId)
                        .then()
                        .body("items", hasSize(mails))
                        .body("items.status", everyItem(is("SENT"))));
    }

    private void awaitMail(OrderId orderId, String step, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/notifications?orderId=" + orderId)
                        .then()
                        .body("items.findAll { it.step == '%s' }.status".formatted(step), contains(status)));
    }

    private long known(OrderId orderId) {
        return write(() -> Sql.select(
                        "select count(*) from recipients where order_id = $1",
                        columns -> (Long) columns[0],
                        orderId.value()))
                .getFirst();
    }

    private List<String> tablesThatMention(OrderId orderId, String words) {
        return Stream.of("recipients", "order_events", "notifications")
                .filter(table -> write(() -> Sql.select(
                                        "select count(*) from %1$s where order_id = $1 and strpos(%1$s::text, $2) > 0"
                                                .formatted(table),
                                        columns -> (Long) columns[0],
                                        orderId.value(),
                                        words))
                                .getFirst()
                        > 0)
                .toList();
    }

    private <T> T write(Supplier<Uni<T>> work) {
        return database.writeBatch(work).await().atMost(PATIENCE);
    }
}
