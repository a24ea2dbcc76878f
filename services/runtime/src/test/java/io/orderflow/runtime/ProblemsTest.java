package io.orderflow.runtime;

import static io.orderflow.runtime.probe.RawConnection.answerTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.probe.FragileServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake of a client has its answer: problem+json (RFC 9457) that names the field. */
@QuarkusTest
@QuarkusTestResource(FragileServers.class)
class ProblemsTest {

    @Test
    void anUnknownPathIs404() {
        problem(given().get("/nowhere").then(), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/probes/",
                "//probes",
                "/probes;x=1",
                "/probes/;x=1",
                "/probes/.",
                "/x/../probes",
                "/probes/%2e",
                "/probes%2F",
                "/q/../probes/",
                "/probes/../q/health"
            })
    void anotherWayToWriteAPathIs404(String path) {
        // As a hostile client sends it; others would tidy it up.
        String answer = answerTo("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path));
        assertThat(answer).startsWith("HTTP/1.1 404").contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "/probes/a%2Fb, orderId",
        "/probes/%2F, orderId",
        "/probes/..%2f..%2fetc, orderId",
        "/probes/a%3Bb, orderId",
        "/probes/a+b, orderId",
        "/probes/%25%30, orderId",
        "/probes/%E2%80%AE, orderId",
        "/probes/%FF, orderId",
        "/probes/%ED%A0%80, orderId",
        "/probes?sku=a%2Fb, sku",
    })
    void whatIsNoValueOfAParameterIs400HoweverItIsEncoded(String path, String field) {
        String answer = answerTo("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path));
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .contains("\"field\":\"" + field + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/probes/%zz", "/probes/%", "/probes/a%2", "/probes?sku=%", "/probes?sku=a%z0b"})
    void aPercentSignThatEncodesNothingIs400(String path) {
        String answer = answerTo("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }

    @Test
    void anotherMethodIs405AndTheRightOnesAreTold() {
        problem(given().delete("/probes").then(), 405).header("Allow", containsString("POST"));
        problem(given().request("BREW", "/probes").then(), 405).header("Allow", containsString("POST"));
        problem(given().request("TRACE", "/probes").then(), 405);
        problem(given().request("TRACE", "/probes?sku=").then(), 405);
    }

    @Test
    void headAndOptionsAreAnsweredWithoutABody() {
        given().head("/probes").then().statusCode(200).body(equalTo(""));
        given().options("/probes").then().statusCode(200).header("Allow", equalTo("GET, HEAD, OPTIONS, POST"));
        given().options("/probes/" + UuidV7.next())
                .then()
                .statusCode(200)
                .header("Allow", equalTo("GET, HEAD, OPTIONS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour", "since", "sku", "limit", "unknown"})
    void aParameterThatNamesNothingIs400(String name) {
        for (String query : List.of(name + "=", name, "a=b&" + name + "=&c=d", name + "=x&" + name + "=")) {
            problem(given().get("/probes?" + query).then(), 400).body("violations[0].field", equalTo(name));
        }
    }

    @Test
    void whatCannotBeMadeIs406() {
        problem(given().accept("image/png").get("/probes").then(), 406);
    }

    @Test
    void anotherMediaTypeIs415() {
        problem(given().contentType("text/plain").body("x").post("/probes").then(), 415);
    }

    @Test
    void aBodyOverTheLimitIs413() {
        String large = "{\"name\": \"" + "x".repeat(70_000) + "\"}";
        assertThat(given().contentType("application/json")
                        .body(large)
                        .post("/probes")
                        .statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "/probes?limit=many, limit",
        "/probes?limit=0, limit",
        "/probes?limit=99999999999, limit",
        "/probes?colour=BLUE, colour",
        "/probes?since=yesterday, since",
        "/probes?sku=%20, sku",
        "/probes/not-an-id, orderId",
    })
    void aParameterOfTheWrongTypeIs400AndNamed(String path, String field) {
        problem(given().urlEncodingEnabled(false).get(path).then(), 400)
                .body("type", equalTo("urn:orderflow:problem:invalid-request"))
                .body("violations[0].field", equalTo(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{not json | body",
                "[] | body",
                "'' | body",
                "null | body",
                "{\"sku\": \"BOOK-1\", \"quantity\": \"1\", \"name\": \"n\"} | quantity",
                "{\"sku\": \"BOOK-1\", \"quantity\": 1.5, \"name\": \"n\"} | quantity",
                "{\"sku\": \"BOOK-1\", \"quantity\": 99999999999, \"name\": \"n\"} | quantity",
                "{\"sku\": \"BOOK-1\", \"name\": \"n\"} | quantity",
                "{\"sku\": 7, \"quantity\": 1, \"name\": \"n\"} | sku",
                "{\"sku\": \"BOOK-1\", \"quantity\": 1, \"name\": 7} | name",
                "{\"sku\": \"BOOK-1\", \"quantity\": 0, \"name\": \"n\"} | quantity",
                "{\"sku\": \"BOOK-1\", \"quantity\": 1, \"name\": \"n\"} trailing | body",
            })
    void aBodyThatIsNotAsItShouldBeIs400AndItsFieldIsNamed(String body, String field) {
        problem(
                        given().contentType("application/json")
                                .body(body)
                                .post("/probes")
                                .then(),
                        400)
                .body("violations[0].field", equalTo(field))
                .body("detail", not(containsString("io.orderflow")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"sku\": \"BOOK-1\", \"sku\": \"BOOK-1\", \"quantity\": 1, \"name\": \"n\" | sku",
                "\"quantity\": 1, \"sku\": \"BOOK-1\", \"quantity\": 2, \"name\": \"n\" | quantity",
                "\"sku\": \"BOOK-1\", \"quantity\": 1, \"name\": \"n\", \"quantity\": 1 | quantity",
                "\"sku\": \"BOOK-1\", \"quantity\": 1, \"name\": \"n\", \"n\\u0061me\": \"m\" | name",
                "\"parts\": [{\"label\": \"a\", \"weight\": 1}, {\"label\": \"b\", \"weight\": 2, \"weight\": 2}] | parts[1].weight",
                "\"parts\": [{\"label\": \"a\", \"label\": \"b\"}] | parts[0].label",
                "\"parts\": [], \"sku\": \"BOOK-1\", \"parts\": [] | parts",
            })
    void aFieldThatIsNamedTwiceIs400AndNamed(String fields, String field) {
        post("{" + fields + "}")
                .body("violations[0].field", equalTo(field))
                .body("violations[0].message", equalTo("is named twice"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"sku\": \"BOOK-1\", \"quantity\": 1, \"name\": \"n\", \"quantitty\": 2 | quantitty",
                "\"colour\": {\"a\": [1, 2]}, \"sku\": \"BOOK-1\", \"quantity\": 1, \"name\": \"n\" | colour",
                "\"parts\": [{\"label\": \"a\", \"weight\": 1}, {\"label\": \"b\", \"weight\": 2, \"height\": 2}] | parts[1].height",
                "\"@type\": \"Request\", \"sku\": \"BOOK-1\", \"quantity\": 1, \"name\": \"n\" | @type",
            })
    void aFieldThatTheApiDoesNotKnowIs400AndNamed(String fields, String field) {
        post("{" + fields + "}")
                .body("violations[0].field", equalTo(field))
                .body("violations[0].message", equalTo("is not known here"));
    }

    @Test
    void aLongNameIsNotRepeatedAtLength() {
        post("{\"sku\": \"BOOK-1\", \"quantity\": 1, \"name\": \"n\", \"" + "x".repeat(40_000) + "\": 1}")
                .body("violations[0].field.length()", lessThan(200))
                .body("detail.length()", lessThan(300));
    }

    /** What a parser may stumble over beyond wrong types; none of it is the server's mistake. */
    @ParameterizedTest
    @MethodSource("oddities")
    void whateverElseIsWrongWithABodyIs400(byte[] body) {
        problem(
                        given().contentType("application/json")
                                .body(body)
                                .post("/probes")
                                .then(),
                        400)
                .body("violations[0].field", not(emptyOrNullString()));
    }

    static Stream<byte[]> oddities() {
        String request = "{\"sku\": \"BOOK-1\", \"quantity\": %s, \"name\": \"n\"}";
        Stream<String> quantities = Stream.of(
                "1e999999",
                "-1e-999999",
                "NaN",
                "-Infinity",
                "+1",
                "0x1",
                "01",
                ".1",
                "1.",
                "9".repeat(1_500),
                "1e" + "9".repeat(1_500),
                "[".repeat(2_000) + "]".repeat(2_000),
                "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000),
                "\"\\ud800\"",
                "\"\\uZZZZ\"",
                "true",
                "{}",
                "[1]",
                "'1'",
                "1 /* one */",
                "1,");
        Stream<String> wholes = Stream.of(
                request.formatted(1) + request.formatted(1),
                request.formatted(1) + "]",
                "\uFEFF\uFEFF" + request.formatted(1),
                "{\"" + "x".repeat(60_000) + "\":1}",
                request.formatted("1, \"" + "x".repeat(99) + "\uD83C\uDF4B\": 1"),
                request.formatted("1, \"\\ud800\": 1"),
                request.formatted("1, \"\\u0000\": 1"),
                "{\"\\udc00\\ud800\": 1, \"\\udc00\\ud800\": 1}",
                "[" + request.formatted(1) + "]",
                "\"" + request.replace("\"", "'") + "\"",
                "1e999999");
        byte[] json = request.formatted(1).getBytes(StandardCharsets.UTF_8);
        byte[] notUtf8 = json.clone();
        notUtf8[10] = (byte) 0xff;
        byte[] cutUtf16 = Arrays.copyOf(json, json.length - 5);
        byte[] beyondUnicode = {0, 0, 0, '{', 0, 0, 0, '"', 0x7f, 0, 0, 0};
        byte[] cutUtf32 = {0, 0, 0, '{', 0, 0, 0, '"', 0, 0};
        byte[] oddUtf32 = {0, 0, (byte) 0xff, (byte) 0xfe, 0, 0, 0, '{'};
        return Stream.concat(
                Stream.concat(quantities.map(request::formatted), wholes)
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Stream.of(
                        notUtf8,
                        cutUtf16,
                        beyondUnicode,
                        cutUtf32,
                        oddUtf32,
                        Arrays.copyOf(request.getBytes(StandardCharsets.UTF_16LE), 31),
                        request.formatted("\"\"").getBytes(StandardCharsets.UTF_16BE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2.0", "2e0", "20E-1", "0.2e1"})
    void aNumberIsWholeHoweverItIsWritten(String quantity) {
        given().contentType("application/json")
                .body("{\"sku\": \"BOOK-1\", \"quantity\": %s, \"name\": \"n\"}".formatted(quantity))
                .post("/probes")
                .then()
                .statusCode(200);
    }

    @Test
    void aBodyInAnotherUnicodeEncodingIsRead() {
        String request = "{\"sku\": \"BOOK-1\", \"quantity\": 1, \"name\": \"n\"}";
        for (byte[] body : List.of(
                ("\uFEFF" + request).getBytes(StandardCharsets.UTF_8),
                request.getBytes(StandardCharsets.UTF_16BE),
                request.getBytes(StandardCharsets.UTF_32LE))) {
            given().contentType("application/json")
                    .body(body)
                    .post("/probes")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void whatIsNotThereIs404() {
        problem(given().get("/probes/0190163d-8694-739b-aea5-966c26f8ad91").then(), 404)
                .body("type", equalTo("urn:orderflow:problem:not-found"));
    }

    @Test
    void aBugIs500AndTellsNothing() {
        problem(given().get("/probes/broken").then(), 500).body(not(containsString("secrets")));
    }

    @Test
    void whatWasRestoredAndHasYetToReadIs503() {
        problem(given().get("/probes/forgetful").then(), 503)
                .header("Retry-After", "1")
                .body("type", equalTo("urn:orderflow:problem:unavailable"))
                .body("detail", containsString("has yet to read what has happened"));
    }

    @Test
    void controlCharactersAreRefused() {
        problem(given().urlEncodingEnabled(false).get("/probes?sku=a%00b").then(), 400);
        problem(given().urlEncodingEnabled(false).get("/probes/a%00b").then(), 400);
    }

    private static ValidatableResponse post(String body) {
        return problem(
                given().contentType("application/json")
                        .body(body)
                        .post("/probes")
                        .then(),
                400);
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }
}
