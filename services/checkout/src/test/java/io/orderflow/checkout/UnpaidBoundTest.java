package io.orderflow.checkout;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentDeclined;
import io.orderflow.events.StockRejected;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.Shortage;
import io.orderflow.events.value.Sku;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.RealServers;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many orders a customer may have that nobody has paid. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
@TestProfile(UnpaidBoundTest.ThreeAtMost.class)
class UnpaidBoundTest {

    /** Three orders. */
    public static final class ThreeAtMost implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "orderflow.checkout.unpaid.max", "3",
                    "orderflow.checkout.unpaid.look-interval", "100ms");
        }
    }

    private static final Money PRICE = new Money(17_499, "USD");

    private final String customer = "c-" + UuidV7.next();

    @BeforeEach
    void offerALampAndASample() {
        put("LAMP", PRICE.amount());
        put("SAMPLE", 0);
    }

    @Test
    void refusesOneMoreThanACustomerMayHaveAndNobodyElse() {
        orders(3);

        refused(place("LAMP")).header("Retry-After", equalTo("1"));

        given().contentType(ContentType.JSON)
                .body(order("another-" + customer, "LAMP"))
                .post("/orders")
                .then()
                .statusCode(202);
    }

    @Test
    void letsInWhoHasPaidAndWhoFoundNoStock() {
        List<OrderId> orders = orders(3);
        refused(place("LAMP"));

        tell(orders.get(0), order -> new PaymentAuthorized(order, PaymentId.of(order), PRICE, "A1"));
        letsInOneMore();

        tell(orders.get(1), order -> new StockRejected(order, List.of(new Shortage(new Sku("LAMP"), 1, 0))));
        letsInOneMore();
    }

    @Test
    void keepsWhoWasDeclinedOutForAWhile() {
        List<OrderId> orders = orders(3);
        orders.forEach(
                order -> tell(order, declined -> new PaymentDeclined(declined, PaymentId.of(declined), "declined")));

        await().atMost(Duration.ofSeconds(10))
                .until(() -> Integer.parseInt(refused(place("LAMP")).extract().header("Retry-After")) > 60);
    }

    @Test
    void answersAgainWhatItHasAccepted() {
        String key = UuidV7.next().toString();
        OrderId accepted = accepted(place("LAMP", key));
        orders(2);
        refused(place("LAMP"));

        place("LAMP", key)
                .then()
                .statusCode(202)
                .header("Idempotent-Replayed", "true")
                .body("orderId", equalTo(accepted.toString()));
    }

    @Test
    void doesNotCountWhatCostsNothing() {
        Stream.generate(() -> place("SAMPLE")).limit(5).forEach(UnpaidBoundTest::accepted);
        orders(3);
        refused(place("LAMP"));

        accepted(place("SAMPLE"));
    }

    @Test
    void countsThoseThatComeAtOnce() throws Exception {
        assertThat(atOnce(() -> place("LAMP")).stream().filter(answer -> answer.statusCode() == 202))
                .hasSize(3);
    }

    @Test
    void takesManyRequestsWithOneKeyForOneOrder() throws Exception {
        String key = UuidV7.next().toString();

        assertThat(atOnce(() -> place("LAMP", key)))
                .extracting(answer -> accepted(answer))
                .containsOnly(accepted(place("LAMP", key)));
    }

    @Test
    void refusesNobodyWhileTheBrokerSaysNothing() {
        orders(3);
        RealServers.nats().process().pause();
        try {
            place("LAMP").then().statusCode(202);
        } finally {
            RealServers.nats().process().resume();
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> refused(place("LAMP")));
    }

    private void letsInOneMore() {
        await().atMost(Duration.ofSeconds(10)).until(() -> place("LAMP").statusCode() == 202);
        refused(place("LAMP"));
    }

    private List<OrderId> orders(int count) {
        return Stream.generate(() -> accepted(place("LAMP"))).limit(count).toList();
    }

    private static OrderId accepted(Response answer) {
        return OrderId.of(answer.then().statusCode(202).extract().path("orderId"));
    }

    private static ValidatableResponse refused(Response answer) {
        return answer.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:orderflow:problem:too-many-unpaid-orders"));
    }

    private static void tell(OrderId orderId, Function<OrderId, OrderEvent> event) {
        try (EventWire wire = EventWire.connect()) {
            wire.publish(event.apply(orderId));
        }
    }

    private static List<Response> atOnce(Callable<Response> request) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(40)) {
            return threads.invokeAll(Stream.generate(() -> request).limit(40).toList()).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private Response place(String sku) {
        return given().contentType(ContentType.JSON).body(order(customer, sku)).post("/orders");
    }

    private Response place(String sku, String key) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(order(customer, sku))
                .post("/orders");
    }

    private static String order(String customerId, String sku) {
        return """
                {"customer":{"id":"%s","name":"Ada Lovelace","email":"ada@example.com"},
                 "lines":[{"sku":"%s","quantity":1}],
                 "shippingAddress":{"name":"Ada Lovelace","line1":"1 Main Street","city":"Springfield",
                                    "postalCode":"62701","country":"US"},
                 "payment":{"token":"tok_declined"}}
                """.formatted(customerId, sku);
    }

    private static void put(String sku, long price) {
        given().contentType(ContentType.JSON)
                .body("{\"name\":\"A thing\",\"price\":{\"amount\":%d,\"currency\":\"USD\"},\"weightGrams\":5}"
                        .formatted(price))
                .put("/products/{sku}", sku)
                .then()
                .statusCode(200);
    }
}
