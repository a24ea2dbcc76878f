package io.orderflow.notification;

import static io.orderflow.notification.domain.StoryFixture.orderCreated;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
class UndeliveredMailTest {

    /** More than the attempts that a mail has. */
    private static final int MANY = 6;

    private static EventWire wire;

    @BeforeAll
    static void connect() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        wire = EventWire.connect();
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.1.8 We do not know your domain", "530 5.7.0 Who are you?", "550 Go away"})
    void waitsWhileTheServerRefusesOurSender(String reply) {
        RealMailServer.answerSenders(reply);
        OrderId order;
        try {
            order = ordered("ada@example.com");
            await().until(() -> RealMailServer.refusals() > MANY);
            assertThat(status(order)).isEqualTo("PENDING");
            assertThat(readiness()).contains("REFUSING", reply.substring(0, 3));
        } finally {
            RealMailServer.answerSenders(null);
        }
        awaitSent(order);
        assertThat(readiness()).contains("OPEN");
    }

    @Test
    void waitsWhileTheServerRefusesOurSenderByRefusingAllRecipients() {
        RealMailServer.answerRecipients("550 relay not permitted");
        OrderId order;
        try {
            order = ordered("ada@example.com");
            await().until(() -> RealMailServer.refusals() > MANY);
            assertThat(status(order)).isEqualTo("PENDING");
        } finally {
            RealMailServer.answerRecipients(null);
        }
        awaitSent(order);
    }

    @Test
    void triesAMailAgainThatIsGreylistedAndSendsAllOthersMeanwhile() {
        OrderId greylisted = ordered("ada@" + RealMailServer.GREYLISTING);
        awaitSent(ordered("ada@example.com"));

        awaitSent(greylisted);
        assertThat(RealMailServer.mailsAbout(greylisted)).hasSize(1);
    }

    @Test
    void doesNotLetADomainThatIsSlowHoldUpTheOthers() {
        List<OrderId> slow = ordered(40, "ada@" + RealMailServer.SLOW);
        List<OrderId> others = ordered(40, "ada@example.com");

        others.forEach(UndeliveredMailTest::awaitSent);
        assertThat(slow).allSatisfy(order -> assertThat(status(order)).isEqualTo("PENDING"));
        RealMailServer.hurry();
        slow.forEach(UndeliveredMailTest::awaitSent);
        assertThat(slow)
                .allSatisfy(
                        order -> assertThat(RealMailServer.mailsAbout(order)).hasSize(1));
    }

    @Test
    void writesNothingIntoAMailThatACustomerHasTyped() {
        OrderId order = new OrderId(UuidV7.next());
        wire.publish(
                "checkout",
                orderCreated(order, "http://evil.example/pay Your order is on hold, pay", "ada@example.com"));
        awaitSent(order);

        assertThat(RealMailServer.mailsAbout(order))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("Hello,").doesNotContain("evil", "on hold"));
    }

    private static List<OrderId> ordered(int count, String email) {
        return Stream.generate(() -> ordered(email)).limit(count).toList();
    }

    private static OrderId ordered(String email) {
        OrderId order = new OrderId(UuidV7.next());
        wire.publish("checkout", orderCreated(order, email));
        await().until(() -> !statuses(order).isEmpty());
        return order;
    }

    private static void awaitSent(OrderId order) {
        await().untilAsserted(() -> assertThat(status(order)).isEqualTo("SENT"));
    }

    private static String status(OrderId order) {
        return statuses(order).getFirst();
    }

    private static List<String> statuses(OrderId order) {
        return given().get("/notifications?orderId=" + order)
                .then()
                .statusCode(200)
                .extract()
                .path("items.status");
    }

    private static String readiness() {
        return given().get("/q/health/ready").then().statusCode(200).extract().asString();
    }
}
