package io.orderflow.runtime;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.orderflow.runtime.probe.FragileServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void anotherWayToWriteAPathIs404(String path) throws Exception {
        // As a hostile client sends it; others would tidy it up.
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .formatted(path)
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 404").contains("application/problem+json");
        }
    }

    @Test
    void anotherMethodIs405() {
        problem(given().delete("/probes").then(), 405);
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
    void controlCharactersAreRefused() {
        problem(given().urlEncodingEnabled(false).get("/probes?sku=a%00b").then(), 400);
        problem(given().urlEncodingEnabled(false).get("/probes/a%00b").then(), 400);
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }
}
