package io.orderflow.checkout;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many orders at once, a line each. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class OrderBatchesTest {

    private static final String NDJSON = "application/x-ndjson";
    private static final JsonMapper JSON = new JsonMapper();
    private static final RestAssuredConfig CONFIG =
            RestAssured.config().encoderConfig(encoderConfig().encodeContentTypeAs(NDJSON, ContentType.TEXT));

    private static final String ORDER =
            "{\"customer\":{\"id\":\"c-1\",\"name\":\"Ada Lovelace\",\"email\":\"ada@example.com\"},"
                    + "\"lines\":[{\"sku\":\"LAMP\",\"quantity\":2}],"
                    + "\"shippingAddress\":{\"name\":\"Ada Lovelace\",\"line1\":\"1 Main Street\",\"city\":\"Springfield\","
                    + "\"postalCode\":\"62701\",\"country\":\"US\"},\"payment\":{\"token\":\"tok_visa\"}}";

    @BeforeEach
    void offerALamp() {
        given().contentType(ContentType.JSON)
                .body("{\"name\":\"Lamp\",\"price\":{\"amount\":17499,\"currency\":\"USD\"},\"weightGrams\":1200}")
                .put("/products/LAMP")
                .then()
                .statusCode(200);
    }

    @Test
    void eachLineIsAnsweredInItsPlaceAndABrokenOneHindersNoOther() {
        String key = UuidV7.next().toString();
        List<JsonNode> answers = place(
                line(key, ORDER),
                "{",
                line(null, ORDER.replace("LAMP", "NO-SUCH")),
                "",
                line(null, ORDER.replace("\"quantity\":2", "\"quantity\":0")),
                line("a b", ORDER),
                "{\"idempotencyKey\":\"alone\"}",
                line(null, ORDER.replace("\"quantity\":2", "\"quantity\":2,\"colour\":\"red\"")),
                line(null, ORDER.replace("tok_visa", "tok_other")));

        assertThat(answers).extracting(answer -> answer.get("line").asInt()).containsExactly(1, 2, 3, 5, 6, 7, 8, 9);
        assertThat(answers)
                .extracting(answer -> answer.get("status").asInt())
                .containsExactly(202, 400, 422, 400, 400, 400, 400, 202);
        assertThat(answers.stream()
                        .map(answer -> answer.at("/problem/violations/0/field").asText()))
                .containsExactly(
                        "",
                        "body",
                        "lines[0].sku",
                        "order.lines[0].quantity",
                        "idempotencyKey",
                        "order",
                        "order.lines[0].colour",
                        "");
        JsonNode first = answers.getFirst();
        assertThat(first.at("/total/amount").asInt()).isEqualTo(34_998);
        assertThat(first.get("location").asText())
                .endsWith("/orders/" + first.get("orderId").asText());
        assertThat(first.has("problem")).isFalse();
        try (EventWire wire = EventWire.connect()) {
            OrderId orderId = OrderId.of(first.get("orderId").asText());
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> wire.events(orderId).size() == 1);
        }

        JsonNode again = place(line(key, ORDER)).getFirst();
        assertThat(again.get("orderId")).isEqualTo(first.get("orderId"));
        assertThat(again.get("replayed").asBoolean()).isTrue();
    }

    @Test
    void aThousandOrdersArePlacedAtOnceAndNotOneMore() {
        String[] lines = IntStream.range(0, 1_000)
                .mapToObj(i -> line(UuidV7.next().toString(), ORDER.replace("\"c-1\"", "\"c-of-line-" + i + "\"")))
                .toArray(String[]::new);

        List<JsonNode> answers = place(lines);

        assertThat(answers)
                .hasSize(1_000)
                .allSatisfy(answer -> assertThat(answer.get("status").asInt()).isEqualTo(202));
        assertThat(answers.stream().map(answer -> answer.get("orderId"))).doesNotHaveDuplicates();
        refused(Stream.concat(Stream.of(lines), Stream.of(line(null, ORDER))).toArray(String[]::new));
    }

    @Test
    void aLineIsAnsweredHoweverManyEmptyOnesStandBeforeIt() {
        String[] lines = new String[5_000];
        Arrays.fill(lines, "");
        lines[4_999] = line(null, ORDER);

        assertThat(place(lines))
                .extracting(answer -> answer.get("line").asInt())
                .containsExactly(5_000);
    }

    @Test
    void whatIsNoBatchIsRefusedAsAWhole() {
        refused();
        refused("", " ", "");
        given().urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body(ORDER)
                .post("/orders:batch")
                .then()
                .statusCode(415);
    }

    @Test
    void twoLinesWithOneKeyMakeOneOrder() {
        String key = UuidV7.next().toString();

        List<JsonNode> answers = place(line(key, ORDER), line(key, ORDER), line(key, ORDER.replace(":2}", ":3}")));

        assertThat(answers.stream().filter(answer -> answer.get("status").asInt() == 202))
                .hasSizeBetween(1, 2)
                .extracting(answer -> answer.get("orderId"))
                .containsOnly(answers.stream()
                        .filter(answer -> answer.has("orderId"))
                        .findFirst()
                        .orElseThrow()
                        .get("orderId"));
        assertThat(answers.stream().filter(answer -> answer.get("status").asInt() == 422))
                .hasSizeBetween(1, 2);
    }

    private static void refused(String... lines) {
        send(lines)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("body"));
    }

    private static List<JsonNode> place(String... lines) {
        String answers =
                send(lines).then().statusCode(200).contentType(NDJSON).extract().asString();
        return answers.lines().map(OrderBatchesTest::read).toList();
    }

    private static Response send(String... lines) {
        return given().config(CONFIG)
                .urlEncodingEnabled(false)
                .contentType(NDJSON)
                .body(String.join("\n", lines) + "\n")
                .post("/orders:batch");
    }

    private static String line(@Nullable String key, String order) {
        return key == null
                ? "{\"order\":%s}".formatted(order)
                : "{\"idempotencyKey\":\"%s\",\"order\":%s}".formatted(key, order);
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }
}
