package io.orderflow.order;

import static io.orderflow.order.domain.OrderFixture.orderCreated;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.orderflow.events.OrderEnd;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.StockRejected;
import io.orderflow.events.StockReserved;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.Shortage;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.order.application.Orders;
import io.orderflow.order.domain.OrderFixture;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.database.GradualMigrations;
import io.orderflow.runtime.database.Sql;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.Samples;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the database still knows of a customer whose order has ended. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ForgottenCustomersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String[] PERSONAL = {"Ada Lovelace", "ada@example.com", "Main Street", "Springfield", "62701"};
    private static final String TOKEN = "tok_visa";
    private static final Sku LAMP = new Sku("LAMP");
    private static EventWire wire;

    @Inject
    Database database;

    @Inject
    GradualMigrations migrations;

    @Inject
    Orders orders;

    private final OrderId orderId = new OrderId(UuidV7.next());

    @BeforeAll
    static void connect() {
        wire = EventWire.connect();
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @Test
    void dropsTheTokenWithTheDecisionAndTheCustomerAtTheEnd() {
        EventEnvelope created = wire.publish("checkout", orderCreated(orderId));
        wire.publish(created, "inventory", new StockReserved(orderId, List.of(new SkuQuantity(LAMP, 2))));
        awaitStatus("RESERVED");
        assertThat(state()).contains(PERSONAL).contains(TOKEN);

        PaymentId paymentId = PaymentId.of(orderId);
        wire.publish(created, "payment", new PaymentAuthorized(orderId, paymentId, OrderFixture.TOTAL, "A1"));
        awaitStatus("PROCESSED");
        assertThat(state()).contains(PERSONAL).doesNotContain(TOKEN);

        Samples.wayTo(OrderEnd.FULFILLED, orderId).stream()
                .dropWhile(event -> !(event instanceof ShipmentPrepared))
                .forEach(wire::publish);
        awaitStatus("FULFILLED");
        assertThat(state()).doesNotContain(PERSONAL).doesNotContain(TOKEN);
        given().get("/orders/" + orderId)
                .then()
                .body("customerId", equalTo("c-1"))
                .body("lines[0].sku", equalTo("LAMP"))
                .body("total.amount", equalTo(34_998))
                .body("shipments[0].trackingNumber", equalTo("PX0042917735US"));
    }

    @Test
    void dropsAllThatACustomerSaysWithAnOrder() {
        String[] personal = {"Happy birthday", "Lovelace Ltd", "2 Broadway", "+1 312 555 0100", "Please ring twice"};
        EventEnvelope created = wire.publish("checkout", OrderFixture.pricedOrder(orderId));
        awaitStatus("CREATED");
        assertThat(state()).contains(personal);

        wire.publish(created, "inventory", new StockRejected(orderId, List.of(new Shortage(LAMP, 2, 0))));
        awaitStatus("REJECTED");

        assertThat(state()).doesNotContain(PERSONAL).doesNotContain(personal);
        given().get("/orders/" + orderId)
                .then()
                .body("total.amount", equalTo(18_490))
                .body("metadata.cart", equalTo("c-77"));
    }

    @Test
    void dropsTheCustomerOfARejectedOrder() {
        EventEnvelope created = wire.publish("checkout", orderCreated(orderId));
        wire.publish(created, "inventory", new StockRejected(orderId, List.of(new Shortage(LAMP, 2, 0))));

        awaitStatus("REJECTED");

        assertThat(state()).doesNotContain(PERSONAL).doesNotContain(TOKEN);
    }

    @Test
    void cleansALittleAtATimeWhatAnEarlierVersionHasLeft() {
        OrderId beginning = new OrderId(UuidV7.next());
        List<OrderId> old = IntStream.range(0, 5)
                .mapToObj(ignored -> new OrderId(UuidV7.next()))
                .toList();
        old.forEach(this::isLeftByAnEarlierVersion);
        OrderId youngest = new OrderId(UuidV7.next());
        wire.publish("checkout", orderCreated(youngest));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/orders/" + youngest).then().statusCode(200));
        write(() -> Sql.execute(
                "insert into gradual_migrations values ('old customers', $1, $2)",
                beginning.value(),
                youngest.value()));

        assertThat(write(() -> migrations.next("old customers", orders::forgetCustomers, 2)))
                .isTrue();
        assertThat(old.stream().map(this::state).filter(state -> state.contains("Ada Lovelace")))
                .hasSize(3);

        await().atMost(PATIENCE)
                .until(() -> !write(() -> migrations.next("old customers", orders::forgetCustomers, 2)));
        assertThat(old)
                .allSatisfy(orderId ->
                        assertThat(state(orderId)).doesNotContain(PERSONAL).doesNotContain(TOKEN));
        assertThat(state(youngest))
                .as("of an order on its way")
                .contains(PERSONAL)
                .contains(TOKEN);
        given().get("/orders/" + old.getFirst()).then().statusCode(200).body("status", equalTo("REJECTED"));
    }

    private void isLeftByAnEarlierVersion(OrderId old) {
        String document = """
                {"kind":"Rejected","request":{"kind":"OrderCreated","orderId":"%s","customer":{"id":"c-1","name":"Ada Lovelace",
                 "email":"ada@example.com"},"lines":[{"sku":"LAMP","name":"Lamp","quantity":2,
                 "unitPrice":{"amount":17499,"currency":"USD"},"weightGrams":1200}],
                 "total":{"amount":34998,"currency":"USD"},"shippingAddress":{"name":"Ada Lovelace",
                 "line1":"1 Main Street","city":"Springfield","region":"IL","postalCode":"62701","country":"US"},
                 "paymentToken":"tok_visa"},"reason":"OUT_OF_STOCK"}""".formatted(old);
        write(() -> Sql.execute("insert into orders values ($1, 'c-1', 'REJECTED', $2)", old.value(), document));
    }

    private void awaitStatus(String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/orders/" + orderId).then().body("status", equalTo(status)));
    }

    private String state() {
        return state(orderId);
    }

    private String state(OrderId orderId) {
        return write(() -> Sql.select(
                        "select state from orders where id = $1", columns -> (String) columns[0], orderId.value()))
                .getFirst();
    }

    private <T> T write(Supplier<Uni<T>> work) {
        return database.writeBatch(work).await().atMost(PATIENCE);
    }
}
