package io.orderflow.order;

import static io.orderflow.order.domain.OrderFixture.orderCreated;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.orderflow.events.OrderAnonymized;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.StockRejected;
import io.orderflow.events.value.Customer;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Shortage;
import io.orderflow.events.value.Sku;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.order.application.Erasures;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.database.Sql;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is left of customers who want to be forgotten. */
@QuarkusTest
@TestProfile(ErasedCustomersTest.InSmallSteps.class)
@QuarkusTestResource(ServiceResources.class)
class ErasedCustomersTest {

    /** Two orders at a time, and no pauses worth it. */
    public static final class InSmallSteps implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "orderflow.order.erasure.interval", "300ms",
                    "orderflow.order.erasure.pause", "10ms",
                    "orderflow.order.erasure.batch-size", "2");
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Sku LAMP = new Sku("LAMP");
    private static EventWire wire;

    @Inject
    Database database;

    @Inject
    Erasures erasures;

    private final String customer = "c|" + UUID.randomUUID();

    @BeforeAll
    static void connect() {
        wire = EventWire.connect();
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @Test
    void forgetsAtOnceWhatHasEndedAndTheRestWhenItEnds() {
        OrderId ended = rejected(placed(customer));
        EventEnvelope open = placed(customer);
        OrderId openId = open.event().orderId();
        String another = "c-" + UUID.randomUUID();
        OrderId others = rejected(placed(another));

        erase().body("erased", equalTo(1)).body("toErase", equalTo(0)).body("onTheirWay", equalTo(1));

        view(ended)
                .body("customerId", startsWith("erased-"))
                .body("lines[0].sku", equalTo("LAMP"))
                .body("total.amount", equalTo(34_998))
                .body("timeline.event", hasItem("OrderAnonymized"));
        assertThat(tellings(ended)).hasSize(1);
        view(openId).body("customerId", equalTo(customer));
        assertThat(state(openId)).contains("Main Street");

        rejected(open);

        await().atMost(PATIENCE).untilAsserted(() -> view(openId).body("customerId", equalTo(customerOf(ended))));
        assertThat(tablesThatMention(customer)).containsExactly("erasures");
        assertThat(customerOf(others)).isEqualTo(another);
        erase().body("erased", equalTo(2)).body("toErase", equalTo(0)).body("onTheirWay", equalTo(0));
        assertThat(tellings(ended)).hasSize(1);
    }

    @Test
    void takesAsManyStepsAsThereAreOrdersForAndForgetsWhomItWas() {
        List<OrderId> orders = IntStream.range(0, 7)
                .mapToObj(ignored -> rejected(placed(customer)))
                .toList();

        erase();

        await().atMost(PATIENCE).untilAsserted(() -> erase().body("erased", equalTo(7)));
        assertThat(orders.stream().map(this::customerOf).distinct()).hasSize(1);
        assertThat(orders).allSatisfy(order -> assertThat(tellings(order)).hasSize(1));
        await().atMost(PATIENCE).until(() -> write(() -> erasures.forgetBefore(Instant.now(), 1)) == 0);
        assertThat(tablesThatMention(customer)).isEmpty();
    }

    @Test
    void concernsAnOrderOfBeforeThatIsHeardOfLaterAndNoneThatIsPlacedLater() {
        OrderId before = placedAt(Instant.now().minusSeconds(1));
        erase().body("erased", equalTo(0)).body("toErase", equalTo(0)).body("onTheirWay", equalTo(0));
        OrderId after = rejected(placed(customer));

        rejected(wire.publish("checkout", ofCustomer(customer, before)));

        await().atMost(PATIENCE).untilAsserted(() -> view(before).body("customerId", startsWith("erased-")));
        view(after).body("customerId", equalTo(customer));
    }

    @Test
    void remembersWhomToForgetWhileAnOrderIsOnItsWay() {
        placed(customer);
        erase();

        write(() -> erasures.forgetBefore(Instant.now(), 1000));

        assertThat(tablesThatMention(customer)).contains("erasures");
    }

    @Test
    void knowsNoCustomersWithSuchIds() {
        given().delete("/customers/a b").then().statusCode(400).body("violations[0].field", equalTo("customerId"));
        given().delete("/customers/" + "c".repeat(256)).then().statusCode(400);
    }

    private ValidatableResponse erase() {
        return given().delete("/customers/{id}", customer).then().statusCode(202);
    }

    private EventEnvelope placed(String customerId) {
        EventEnvelope created = wire.publish("checkout", ofCustomer(customerId, new OrderId(UuidV7.next())));
        await().atMost(PATIENCE).untilAsserted(() -> view(created.event().orderId()));
        return created;
    }

    private static OrderId placedAt(Instant time) {
        UUID bound = UuidV7.lowerBound(time);
        UUID id = UuidV7.next();
        return new OrderId(new UUID(
                bound.getMostSignificantBits() | id.getMostSignificantBits() & 0xFFFF, id.getLeastSignificantBits()));
    }

    private OrderId rejected(EventEnvelope created) {
        OrderId orderId = created.event().orderId();
        wire.publish(created, "inventory", new StockRejected(orderId, List.of(new Shortage(LAMP, 2, 0))));
        await().atMost(PATIENCE).untilAsserted(() -> view(orderId).body("status", equalTo("REJECTED")));
        return orderId;
    }

    private static OrderCreated ofCustomer(String customerId, OrderId orderId) {
        OrderCreated created = orderCreated(orderId);
        return new OrderCreated(
                orderId,
                new Customer(customerId, "Ada Lovelace", "ada@example.com"),
                created.lines(),
                created.total(),
                created.shippingAddress(),
                created.paymentToken());
    }

    private static ValidatableResponse view(OrderId orderId) {
        return given().get("/orders/" + orderId).then().statusCode(200);
    }

    private String customerOf(OrderId orderId) {
        return view(orderId).extract().path("customerId");
    }

    private static List<EventEnvelope> tellings(OrderId orderId) {
        return wire.events(orderId).stream()
                .filter(event -> event.event() instanceof OrderAnonymized)
                .toList();
    }

    private String state(OrderId orderId) {
        return write(() -> Sql.select(
                        "select state from orders where id = $1", columns -> (String) columns[0], orderId.value()))
                .getFirst();
    }

    private List<String> tablesThatMention(String words) {
        return write(() -> Sql.select(
                        "select tablename::text from pg_tables where schemaname = current_schema()",
                        columns -> (String) columns[0]))
                .stream()
                .filter(table -> write(() -> Sql.select(
                                        "select count(*) from \"" + table
                                                + "\" as each where strpos(each::text, $1) > 0",
                                        columns -> (Long) columns[0],
                                        words))
                                .getFirst()
                        > 0)
                .toList();
    }

    private <T> T write(Supplier<Uni<T>> work) {
        return database.writeBatch(work).await().atMost(PATIENCE);
    }
}
