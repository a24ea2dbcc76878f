package io.orderflow.checkout;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders whose prices a shop sets, and all that an order can bring. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class PricedOrdersTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** (3 x 1,001 - 3) + 570 for the mugs, nothing for the gift, less 70, with shipping of 499 and 95. */
    private static final String ORDER = """
            {"customer":{"id":"c-1","name":"Ada Lovelace","email":"ada@example.com"},
             "lines":[{"sku":"MUG","quantity":3,"unitPrice":{"amount":1001,"currency":"USD"},"name":"Mug","weightGrams":300,
                       "discount":{"amount":{"amount":3,"currency":"USD"},"reason":"loyal"},
                       "taxes":[{"name":"VAT","rate":"0.19","amount":{"amount":570,"currency":"USD"},"included":false}],
                       "giftMessage":"Happy birthday,\\nAda"},
                      {"sku":"MUG","quantity":1,"unitPrice":{"amount":0,"currency":"USD"},"name":"A mug for free",
                       "weightGrams":300}],
             "discount":{"amount":{"amount":70,"currency":"USD"},"reason":"voucher"},
             "shipping":{"amount":{"amount":499,"currency":"USD"},
                         "taxes":[{"rate":"0.19","amount":{"amount":95,"currency":"USD"},"included":false}]},
             "total":{"amount":4094,"currency":"USD"},
             "placedAt":"2026-11-27T04:59:58Z",
             "billingAddress":{"name":"Lovelace Ltd","line1":"2 Broadway","city":"Springfield","country":"US"},
             "phone":"+1 (312) 555-0100","note":"Please ring twice.\\nThe bell is quiet.",
             "metadata":{"cart":"c-77","campaign.source":""},
             "shippingAddress":{"name":"Ada Lovelace","line1":"1 Main Street","city":"Springfield",
                                "postalCode":"62701","country":"US"},
             "payment":{"token":"tok_visa"}}
            """;

    private final String externalId = "#" + UuidV7.next();

    @Test
    void aShopNamesItsPricesAndAllOfItIsTold() {
        OrderCreated created = told(place(order().put("externalId", externalId)));

        assertThat(created.total()).isEqualTo(new Money(4_094, "USD"));
        assertThat(created.lines()).extracting("name").containsExactly("Mug", "A mug for free");
        assertThat(created.lines().getFirst().total()).isEqualTo(new Money(3_570, "USD"));
        assertThat(Objects.requireNonNull(created.discount()).reason()).isEqualTo("voucher");
        assertThat(Objects.requireNonNull(created.shipping()).total()).isEqualTo(new Money(594, "USD"));
        assertThat(created.externalId()).isEqualTo(externalId);
        assertThat(created.placedAt()).isEqualTo(Moment.of("2026-11-27T04:59:58Z"));
        assertThat(created.phone()).isEqualTo("+1 (312) 555-0100");
        assertThat(created.note()).isEqualTo("Please ring twice.\nThe bell is quiet.");
        assertThat(created.metadata()).containsEntry("cart", "c-77").containsEntry("campaign.source", "");
    }

    /** 0, 2 and 3 decimals: to a service they are minor units all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"JPY", "USD", "KWD"})
    void theTotalIsComparedWithItsPartsToTheMinorUnit(String currency) {
        ObjectNode order = read(ORDER.replace("USD", currency));

        place(order).then().statusCode(202).body("total.amount", equalTo(4_094));
        money(order, "/total").put("amount", 4_093);
        place(order)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("total"))
                .body(
                        "violations[0].message",
                        equalTo("is 4093, and its parts come to 4094: 1 too little, in minor units of " + currency));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/lines/0/unitPrice/currency         | \"EUR\" | 422 | lines[0].discount",
                "/lines/1/unitPrice/currency         | \"EUR\" | 422 | lines[1].unitPrice.currency",
                "/lines/0/discount/amount/amount     | 3004    | 422 | lines[0].discount",
                "/lines/0/taxes/0/amount/currency    | \"EUR\" | 422 | lines[0].taxes",
                "/lines/0/taxes/0/rate               | \"19\"  | 400 | lines[0].taxes[0].rate",
                "/lines/0/taxes/0/rate               | 0.19    | 400 | lines[0].taxes[0].rate",
                "/lines/0/taxes/0/included           | null    | 400 | lines[0].taxes[0].included",
                "/lines/0/unitPrice/amount           | -1      | 400 | lines[0].unitPrice.amount",
                "/lines/0/unitPrice                  | null    | 400 | lines[0].unitPrice",
                "/lines/1/weightGrams                | 301     | 422 | lines[1].weightGrams",
                "/lines/1/weightGrams                | null    | 422 | lines[1].weightGrams",
                "/lines/1/name                       | null    | 422 | lines[1].name",
                "/lines/0/quantity                   | 9999    | 400 | lines",
                "/lines/0/giftMessage                | \"\"    | 400 | lines[0].giftMessage",
                "/discount/amount/amount             | 3001    | 422 | discount.amount",
                "/discount/reason                    | \" \"   | 400 | discount.reason",
                "/shipping/amount/currency           | \"EUR\" | 400 | shipping.taxes",
                "/total/currency                     | \"EUR\" | 422 | total",
                "/total                              | null    | 400 | total",
                "/placedAt                           | \"2999-01-01T00:00:00Z\" | 400 | placedAt",
                "/placedAt                           | \"yesterday\" | 400 | placedAt",
                "/billingAddress/country             | \"XX\"  | 400 | billingAddress.country",
                "/billingAddress/city                | \"\\u202e\" | 400 | billingAddress.city",
                "/phone                              | \"call me\" | 400 | phone",
                "/note                               | \"\\u0000\" | 400 | note",
                "/note                               | \"\\u202e\" | 400 | note",
                "/metadata/cart                      | 7       | 400 | metadata.cart",
                "/metadata                           | {\"a b\":\"\"} | 400 | metadata",
                "/externalId                         | \"a b\" | 400 | externalId",
            })
    void whatIsWrongIsNamed(String pointer, String value, int status, String field) {
        ObjectNode order = order();
        ObjectNode parent = (ObjectNode) order.at(pointer.substring(0, pointer.lastIndexOf('/')));
        parent.set(pointer.substring(pointer.lastIndexOf('/') + 1), read(value, JsonNode.class));

        place(order)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field));
    }

    @Test
    void allLinesArePricedOrNone() {
        ObjectNode half = order();
        ((ObjectNode) half.at("/lines/1")).removeAll().put("sku", "MUG").put("quantity", 1);
        place(half).then().statusCode(400).body("detail", containsString("lines must all name a unitPrice"));

        ObjectNode discounted = order();
        discounted.remove(List.of("total", "shipping"));
        discounted.withArray("lines").removeAll().addObject().put("sku", "MUG").put("quantity", 1);
        place(discounted).then().statusCode(400).body("detail", containsString("lines must name a unitPrice"));
    }

    @Test
    void whatAShopDoesNotNameOfAProductIsTheCatalogues() {
        String sku = "MUG-" + UuidV7.next();
        given().contentType(ContentType.JSON)
                .body("{\"name\":\"Catalogue mug\",\"price\":{\"amount\":1,\"currency\":\"EUR\"},\"weightGrams\":250}")
                .put("/products/" + sku)
                .then()
                .statusCode(200);
        ObjectNode order = order();
        for (JsonNode line : order.withArray("lines")) {
            ((ObjectNode) line).put("sku", sku).remove(List.of("name", "weightGrams"));
        }

        OrderCreated created = told(place(order));

        assertThat(created.lines()).extracting("name").containsOnly("Catalogue mug");
        assertThat(created.lines()).extracting("weightGrams").containsOnly(250);
        assertThat(created.total()).isEqualTo(new Money(4_094, "USD"));
    }

    @Test
    void anOrderHasUpToFiveHundredLines() {
        ObjectNode order = order();
        order.remove(List.of("discount", "shipping"));
        ArrayNode lines = order.withArray("lines").removeAll();
        IntStream.range(0, 500)
                .forEach(i -> lines.addObject()
                        .put("sku", "S-" + i)
                        .put("quantity", 9_999)
                        .put("name", "Something of an ordinary name, " + i)
                        .put("weightGrams", 1)
                        .putObject("unitPrice")
                        .put("amount", 1)
                        .put("currency", "USD"));
        money(order, "/total").put("amount", 500 * 9_999);

        assertThat(told(place(order)).lines()).hasSize(500);

        String longName = "\ud83d\ude00".repeat(200);
        lines.forEach(line -> ((ObjectNode) line).put("name", longName));
        place(order).then().statusCode(422).body("type", equalTo("urn:orderflow:problem:order-too-large"));
    }

    @Test
    void anExternalIdIsOneOrders() {
        ObjectNode order = order().put("externalId", externalId);
        String first = place(order).then().statusCode(202).extract().path("orderId");

        place(order)
                .then()
                .statusCode(202)
                .header("Idempotent-Replayed", "true")
                .body("orderId", equalTo(first));
        place(order, UuidV7.next().toString()).then().statusCode(202).body("orderId", equalTo(first));
        place(order.put("note", "another"))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString(first));
    }

    /** A request that has lost its external id to another gives back its key too. */
    @Test
    void ofRequestsThatCallTheirOrdersTheSameOneIsPlaced() throws Exception {
        List<String> keys =
                Stream.generate(() -> UuidV7.next().toString()).limit(20).toList();
        ObjectNode order = order().put("externalId", externalId);

        List<Response> answers = atOnce(keys.stream()
                .map(key -> (Callable<Response>) () -> place(order, key))
                .toList());

        String placed = answers.getFirst().path("orderId");
        assertThat(answers).allSatisfy(answer -> answer.then().statusCode(202).body("orderId", equalTo(placed)));
        assertThat(answers.stream().filter(answer -> answer.header("Idempotent-Replayed") == null))
                .hasSize(1);
        keys.forEach(key -> place(order, key).then().statusCode(202).body("orderId", equalTo(placed)));
        ObjectNode another = order().put("externalId", externalId + "-2");
        assertThat(keys.stream()
                        .map(key ->
                                place(another.deepCopy().put("note", key), key).statusCode()))
                .as("the keys of those that were not placed are free")
                .filteredOn(status -> status == 202)
                .hasSize(1);
    }

    private static List<Response> atOnce(List<Callable<Response>> requests) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(requests.size())) {
            return threads.invokeAll(requests).stream().map(Future::resultNow).toList();
        }
    }

    private static OrderCreated told(Response response) {
        OrderId orderId = OrderId.of(response.then().statusCode(202).extract().path("orderId"));
        try (EventWire wire = EventWire.connect()) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !wire.events(orderId).isEmpty());
            return (OrderCreated) wire.events(orderId).getFirst().event();
        }
    }

    private static ObjectNode order() {
        return read(ORDER);
    }

    private static ObjectNode money(ObjectNode order, String pointer) {
        return (ObjectNode) order.at(pointer);
    }

    private static ObjectNode read(String json) {
        return read(json, ObjectNode.class);
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Response place(ObjectNode order) {
        return given().contentType(ContentType.JSON).body(order.toString()).post("/orders");
    }

    private static Response place(ObjectNode order, String key) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(order.toString())
                .post("/orders");
    }
}
