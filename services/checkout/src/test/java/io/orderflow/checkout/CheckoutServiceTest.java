package io.orderflow.checkout;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.checkout.domain.OrderRequest;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.Customer;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.Require;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class CheckoutServiceTest {

    private static final String ORDER = """
            {"customer":{"id":"c-1","name":"Ada Lovelace","email":"ada@example.com"},
             "lines":[{"sku":"LAMP","quantity":2}],
             "shippingAddress":{"name":"Ada Lovelace","line1":"1 Main Street","city":"Springfield",
                                "postalCode":"62701","country":"US"},
             "payment":{"token":"tok_visa"}}
            """;

    private final String key = UuidV7.next().toString();

    @BeforeEach
    void offerALamp() {
        putProduct("LAMP", "{\"name\":\"Lamp\",\"price\":{\"amount\":17499,\"currency\":\"USD\"},\"weightGrams\":1200}")
                .then()
                .statusCode(200);
    }

    @Test
    void acceptsAnOrderAndTellsTheWorld() {
        Response response = place(ORDER);

        String orderId = response.then()
                .statusCode(202)
                .body("status", equalTo("CREATED"))
                .body("total.amount", equalTo(34_998))
                .header("Location", endsWith("/orders/" + response.path("orderId")))
                .extract()
                .path("orderId");
        try (EventWire wire = EventWire.connect()) {
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(wire.events(OrderId.of(orderId)))
                            .singleElement()
                            .satisfies(created -> {
                                assertThat(created.event()).isInstanceOf(OrderCreated.class);
                                assertThat(created.correlationId()).isEqualTo(created.id());
                                assertThat(created.causationId()).isNull();
                                assertThat(created.traceparent()).isNotNull();
                                assertThat(created.service()).isEqualTo("checkout");
                            }));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HK", "AE", "QA", "JM", "AO", "XK"})
    void takesOrdersFromWhereThereAreNoPostalCodes(String country) {
        String abroad = ORDER.replace("\"country\":\"US\"", "\"country\":\"" + country + "\"");
        place(abroad.replace("\"postalCode\":\"62701\",", "")).then().statusCode(202);
        place(abroad.replace("62701", "")).then().statusCode(202);
        place(abroad.replace("\"62701\"", "null")).then().statusCode(202);
    }

    @ParameterizedTest
    @CsvSource({
        "62701, '', shippingAddress.postalCode",
        "Ada Lovelace, Ada\\u202e, customer.name",
        "1 Main Street, \\u3164, shippingAddress.line1",
        "ada@example.com, a..b@example.com, customer.email",
        "ada@example.com, ada@[192.0.2.1], customer.email",
    })
    void saysWhatIsWrongWithADestination(String right, String wrong, String field) {
        place(ORDER.replace(right, wrong))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo(field));
    }

    @Test
    void answersTheSameRequestWithTheSameOrder() {
        String first = place(ORDER, key).then().statusCode(202).extract().path("orderId");

        place(ORDER.replace("\n", ""), key)
                .then()
                .statusCode(202)
                .header("Idempotent-Replayed", "true")
                .body("orderId", equalTo(first));
    }

    @Test
    void keepsTheTotalOfAReplayedOrderWhenThePriceHasChanged() {
        place(ORDER, key).then().statusCode(202);
        putProduct("LAMP", "{\"name\":\"Lamp\",\"price\":{\"amount\":1,\"currency\":\"USD\"},\"weightGrams\":1200}");

        place(ORDER, key).then().statusCode(202).body("total.amount", equalTo(34_998));
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() {
        place(ORDER, key).then().statusCode(202);

        place(ORDER.replace("\"quantity\":2", "\"quantity\":3"), key)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:orderflow:problem:idempotency-key-reused"));
    }

    @Test
    void leavesAKeyToEachOfItsCustomers() {
        String ours = place(ORDER, key).then().statusCode(202).extract().path("orderId");

        String theirs = place(ORDER.replace("c-1", "c-2"), key)
                .then()
                .statusCode(202)
                .header("Idempotent-Replayed", nullValue())
                .body("orderId", not(equalTo(ours)))
                .extract()
                .path("orderId");

        place(ORDER, key).then().header("Idempotent-Replayed", "true").body("orderId", equalTo(ours));
        place(ORDER.replace("c-1", "c-2"), key).then().body("orderId", equalTo(theirs));
    }

    @Test
    void knowsARequestAgainHoweverItIsWritten() {
        putProduct(
                "DESK", "{\"name\":\"Desk\",\"price\":{\"amount\":50000,\"currency\":\"USD\"},\"weightGrams\":30000}");
        String lampFirst = ORDER.replace("\"quantity\":2}", "\"quantity\":2},{\"sku\":\"DESK\",\"quantity\":1}");
        String deskFirst = """
                { "payment": {"token": "tok_visa"},
                  "lines": [{"quantity": 1, "sku": "DESK"}, {"sku": "L\\u0041MP", "quantity": 2}],
                  "shippingAddress": {"country": "US", "postalCode": "62701", "city": "Springfield", "region": null,
                                      "line2": null, "line1": "1 Main Street", "name": "Ada Lovelace"},
                  "customer": {"email": "ada@example.com", "name": "Ada Lovelace", "id": "c-1"} }
                """;
        String first = place(lampFirst, key).then().statusCode(202).extract().path("orderId");

        place(deskFirst, key)
                .then()
                .statusCode(202)
                .header("Idempotent-Replayed", "true")
                .body("orderId", equalTo(first));
        place(deskFirst.replace("62701", "62702"), key).then().statusCode(422);
    }

    @Test
    void refusesAnEmptyKeyAndMoreThanOne() {
        for (String[] keys :
                new String[][] {{""}, {" "}, {"a b"}, {"first", "second"}, {"same", "same"}, {"", "key"}}) {
            given().contentType(ContentType.JSON)
                    .header("Idempotency-Key", keys[0], (Object[]) Arrays.copyOfRange(keys, 1, keys.length))
                    .body(ORDER)
                    .post("/orders")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("violations[0].field", equalTo("Idempotency-Key"));
        }
    }

    @Test
    void beginsATraceOfItsOwnWhenItIsToldTwo() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e473%d-00f067aa0ba902b7-01";
        String orderId = given().contentType(ContentType.JSON)
                .header("traceparent", trace.formatted(1), trace.formatted(2))
                .body(ORDER)
                .post("/orders")
                .then()
                .statusCode(202)
                .extract()
                .path("orderId");

        try (EventWire wire = EventWire.connect()) {
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(wire.events(OrderId.of(orderId)))
                            .singleElement()
                            .satisfies(created -> assertThat(created.traceparent())
                                    .isNotNull()
                                    .doesNotContain("4bf92f3577b34da6a3ce929d0e0e473")));
        }
    }

    /** Who has placed orders knows nothing about those that were placed in between. */
    @Test
    void givesNoOrderAnIdBesideAnother() throws Exception {
        List<Long> ids = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            atOnce(40, () -> place(ORDER)).stream()
                    .map(answer -> UUID.fromString(answer.path("orderId")).getLeastSignificantBits())
                    .forEach(ids::add);
        }
        ids.sort(null);

        assertThat(IntStream.range(1, ids.size()).mapToLong(i -> ids.get(i) - ids.get(i - 1)))
                .allSatisfy(distance -> assertThat(distance).isGreaterThan(1_000_000));
    }

    @Test
    void makesOneOrderOfFiftyParallelRequestsWithOneKey() throws Exception {
        List<Response> answers = atOnce(50, () -> place(ORDER, key));
        for (Response answer : answers) {
            answer.then()
                    .statusCode(202)
                    .body("orderId", equalTo(answers.getFirst().path("orderId")));
        }
        long fresh = answers.stream()
                .filter(answer -> answer.header("Idempotent-Replayed") == null)
                .count();
        assertThat(fresh).isEqualTo(1);
    }

    /** The answers to one request that so many clients send at the same time. */
    private static List<Response> atOnce(int clients, Callable<Response> request) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            return threads
                    .invokeAll(Stream.generate(() -> request).limit(clients).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    @Test
    void aNewProductMayBePutManyTimesAtOnce() throws Exception {
        String product = "{\"name\":\"Gift card\",\"price\":{\"amount\":5000,\"currency\":\"EUR\"},\"weightGrams\":5}";

        for (String sku : List.of("GIFT-1", "GIFT-2", "GIFT-3")) {
            List<Response> answers = atOnce(10, () -> putProduct(sku, product));
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"quantity\":2            | \"quantity\":0            | 400 | quantity",
                "\"quantity\":2            | \"quantity\":10000        | 400 | quantity",
                "\"quantity\":2            | \"quantity\":\"2\"        | 400 | quantity",
                "\"quantity\":2            | \"quantity\":1.5          | 400 | quantity",
                "\"quantity\":2            | \"quantity\":null         | 400 | quantity",
                "\"sku\":\"LAMP\",         | ``                        | 400 | sku",
                "\"sku\":\"LAMP\"          | \"sku\":\"NO-SUCH\"       | 422 | lines[0].sku",
                "\"sku\":\"LAMP\"          | \"sku\":\"a b\"           | 400 | sku",
                "\"country\":\"US\"        | \"country\":\"XX\"        | 400 | country",
                "\"country\":\"US\"        | \"country\":7             | 400 | country",
                "\"name\":\"Ada Lovelace\",\"email\" | \"email\"       | 400 | name",
                "ada@example.com           | not-an-address            | 400 | email",
                "Springfield               | Spring\\u0000field        | 400 | city",
                "tok_visa                  | tok visa                  | 400 | token",
                "{\"token\":\"tok_visa\"}  | null                      | 400 | payment.token",
                "{\"token\":\"tok_visa\"}  | {}                        | 400 | payment.token",
                "\"tok_visa\"              | null                      | 400 | payment.token",
            })
    void refusesABadRequestAndNamesTheField(String good, String bad, int status, String field) {
        place(ORDER.replace(good, bad))
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("violations[0]", notNullValue())
                .body("detail", containsString(field));
    }

    @Test
    void takesAnOrderThatCostsNothingHoweverItIsPaid() {
        putProduct("SAMPLE", "{\"name\":\"Sample\",\"price\":{\"amount\":0,\"currency\":\"USD\"},\"weightGrams\":5}");
        String paid = ORDER.replace("LAMP", "SAMPLE");
        String unpaid = paid.replace("{\"token\":\"tok_visa\"}", "null");

        String orderId = place(unpaid, key)
                .then()
                .statusCode(202)
                .body("total.amount", equalTo(0))
                .extract()
                .path("orderId");

        for (String same :
                List.of(paid, paid.replace("tok_visa", "tok_declined"), paid.replace("\"tok_visa\"", "null"))) {
            place(same, key)
                    .then()
                    .statusCode(202)
                    .header("Idempotent-Replayed", "true")
                    .body("orderId", equalTo(orderId));
        }
        String withALamp = unpaid.replace("\"quantity\":2}", "\"quantity\":2},{\"sku\":\"LAMP\",\"quantity\":1}");
        place(withALamp).then().statusCode(400).body("violations[0].field", equalTo("payment.token"));
    }

    @Test
    void refusesWhatIsNoRequestAtAll() {
        for (String body : List.of("", "{", "[]", "null", "\"order\"", ORDER + ORDER)) {
            place(body).then().statusCode(400).contentType("application/problem+json");
        }
        place(" ".repeat(1_100_000)).then().statusCode(413).contentType("application/problem+json");
        given().contentType(ContentType.TEXT).body(ORDER).post("/orders").then().statusCode(415);
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", "k".repeat(256))
                .body(ORDER)
                .post("/orders")
                .then()
                .statusCode(400);
    }

    @Test
    void documentsTheHeadersAndFieldsThatItReads() {
        given().get("/q/openapi?format=json")
                .then()
                .body(
                        "paths.'/orders'.post.parameters.findAll { it.in == 'header' }.name",
                        containsInAnyOrder("Idempotency-Key", "traceparent"))
                .body("paths.'/orders'.post.parameters.schema.type", everyItem(equalTo("string")))
                .body(
                        "components.schemas.OrderRequest.properties.keySet()",
                        containsInAnyOrder(Stream.of(OrderRequest.class.getRecordComponents())
                                .map(RecordComponent::getName)
                                .toArray()))
                .body(
                        "components.schemas.OrderRequest.required",
                        containsInAnyOrder("customer", "lines", "shippingAddress"))
                .body("components.schemas.OrderRequest.additionalProperties", equalTo(false))
                .body("components.schemas.OrderRequestLine.additionalProperties", equalTo(false))
                .body(
                        "components.schemas.OrderRequest.properties.metadata.additionalProperties.type",
                        equalTo("string"))
                .body("components.schemas.OrderAccepted.additionalProperties", nullValue());
    }

    /** The document has them beside the records, for the domain knows nothing of HTTP. */
    @Test
    void documentsTheBoundsThatTheRecordsHave() {
        given().get("/q/openapi?format=json")
                .then()
                .body("components.schemas.OrderRequest.properties.lines.maxItems", equalTo(OrderRequest.MAX_LINES))
                .body(
                        "components.schemas.OrderRequestLine.properties.quantity.maximum",
                        equalTo(OrderRequest.MAX_QUANTITY))
                .body("components.schemas.OrderRequest.properties.note.maxLength", equalTo(OrderCreated.MAX_NOTE))
                .body(
                        "components.schemas.OrderRequest.properties.externalId.pattern",
                        equalTo("^[!-~]{1,%d}$".formatted(OrderCreated.MAX_EXTERNAL_ID)))
                .body(
                        "components.schemas.OrderRequest.properties.metadata.maxProperties",
                        equalTo(Require.MAX_METADATA))
                .body("components.schemas.OrderRequestLine.properties.taxes.maxItems", equalTo(Require.MAX_TAXES))
                .body(
                        "components.schemas.OrderRequestLine.properties.giftMessage.maxLength",
                        equalTo(OrderLine.MAX_GIFT_MESSAGE))
                .body(
                        "components.schemas.Buyer.properties.id.pattern",
                        equalTo("^[!-~]{1,%d}$".formatted(Customer.MAX_ID)))
                .body("components.schemas.Product.properties.weightGrams.maximum", equalTo(ParcelLine.MAX_WEIGHT_GRAMS))
                .body(
                        "components.schemas.ProductDescription.properties.weightGrams.maximum",
                        equalTo(ParcelLine.MAX_WEIGHT_GRAMS));
    }

    @Test
    void listsTheCatalogueInPages() {
        putProduct("RUG", "{\"name\":\"Rug\",\"price\":{\"amount\":9900,\"currency\":\"EUR\"},\"weightGrams\":4000}");

        given().get("/products").then().statusCode(200).body("items.sku", hasItem("LAMP"));
        String cursor = given().get("/products?limit=1").then().extract().path("nextCursor");
        given().get("/products?limit=1&cursor=" + cursor).then().body("items[0].sku", equalTo("RUG"));
    }

    @Test
    void refusesAProductThatNobodyCouldOrder() {
        putProduct("LAMP", "{\"name\":\"Lamp\",\"price\":{\"amount\":-1,\"currency\":\"USD\"},\"weightGrams\":1200}")
                .then()
                .statusCode(400);
        putProduct("LAMP", "{\"name\":\"Lamp\",\"price\":{\"amount\":1,\"currency\":\"XYZ\"},\"weightGrams\":1200}")
                .then()
                .statusCode(400);
        putProduct("LAMP", "{\"name\":\"Lamp\",\"weightGrams\":1200}").then().statusCode(400);
        putProduct("a b", "{}").then().statusCode(400);
    }

    /** Of a customer who has placed no other. */
    private static Response place(String order) {
        return given().contentType(ContentType.JSON)
                .body(order.replace("\"c-1\"", "\"" + UuidV7.next() + "\""))
                .post("/orders");
    }

    private static Response place(String order, String idempotencyKey) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", idempotencyKey)
                .body(order)
                .post("/orders");
    }

    private static Response putProduct(String sku, String product) {
        return given().contentType(ContentType.JSON).body(product).put("/products/{sku}", sku);
    }
}
