package io.orderflow.runtime;

import static io.orderflow.runtime.probe.RawConnection.answerTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.runtime.probe.FragileServers;
import io.orderflow.runtime.probe.RawConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of a shop that is elsewhere may use the API and read every answer; a page of somebody else may not. */
@QuarkusTest
@QuarkusTestResource(FragileServers.class)
@TestProfile(CrossOriginTest.ShopElsewhere.class)
class CrossOriginTest {

    /** Two origins are allowed. */
    public static final class ShopElsewhere implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "orderflow.http.cors.origins",
                    SHOP + ",http://localhost:5173",
                    "orderflow.http.cors.max-age",
                    "10m");
        }
    }

    private static final String SHOP = "https://shop.example.com";
    private static final String BODY = "{\"sku\": \"BOOK-1\", \"quantity\": 1, \"name\": \"n\"}";
    private static final String POST = "POST /probes HTTP/1.1\r\nHost: localhost\r\nOrigin: " + SHOP
            + "\r\nConnection: close\r\nContent-Type: application/json\r\n";

    @ParameterizedTest
    @ValueSource(strings = {SHOP, "http://localhost:5173"})
    void aPreflightIsAnsweredWithoutATokenAndReachesNoResource(String origin) {
        preflight(origin, "/probes/broken")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo(origin))
                .header("Access-Control-Allow-Methods", equalTo("GET, HEAD, POST, PUT, PATCH, DELETE"))
                .header(
                        "Access-Control-Allow-Headers",
                        equalTo(
                                "Authorization, Content-Type, Idempotency-Key, If-None-Match, Last-Event-ID, traceparent"))
                .header("Access-Control-Max-Age", equalTo("600"))
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Allow", nullValue())
                .header("Vary", equalTo("Origin"))
                .body(emptyOrNullString());
    }

    @Test
    void anAnswerSaysWhoMayReadItAndWhichOfItsHeaders() {
        given().header("Origin", SHOP)
                .get("/probes")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo(SHOP))
                .header(
                        "Access-Control-Expose-Headers",
                        equalTo("Location, ETag, Retry-After, Allow, WWW-Authenticate, Idempotent-Replayed"))
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Vary", equalTo("Origin"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com",
                "http://shop.example.com",
                "https://shop.example.com:8443",
                "https://shop.example.com.evil.example",
                "https://SHOP.example.com",
                "https://shop.example.com/",
                "https://shop.example.com,http://localhost:5173",
                "null",
                "*",
            })
    void anotherOriginIsToldNothing(String origin) {
        isUnreadable(given().header("Origin", origin).get("/probes")).then().statusCode(200);
        isUnreadable(preflight(origin, "/probes"))
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .header("Allow", nullValue());
    }

    @Test
    void twoOriginsAreNone() {
        String answer = answerTo("GET /probes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Origin: https://evil.example.com\r\nOrigin: " + SHOP + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContainIgnoringCase("access-control");
    }

    /** A cache that keeps it must not give it to a page of whichever origin. */
    @Test
    void whoSaysNoOriginIsToldThatOthersAreAnsweredOtherwise() {
        isUnreadable(given().get("/probes")).then().statusCode(200).header("Vary", equalTo("Origin"));
    }

    @Test
    void optionsThatIsNoPreflightIsARequestLikeOthers() {
        given().header("Origin", SHOP)
                .options("/probes")
                .then()
                .statusCode(200)
                .header("Allow", containsString("POST"))
                .header("Access-Control-Allow-Origin", equalTo(SHOP));
        given().header("Access-Control-Request-Method", "POST")
                .options("/probes")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nowhere, 404",
        "GET, /probes/, 404",
        "GET, /probes/00000000-0000-7000-8000-000000000001, 404",
        "GET, /probes?limit=0, 400",
        "GET, /probes?sku=%00, 400",
        "GET, /probes/broken, 500",
        "DELETE, /probes, 405",
        "POST, /probes, 415",
    })
    void aPageMayReadWhatResourcesRefuse(String method, String path, int status) {
        given().urlEncodingEnabled(false)
                .header("Origin", SHOP)
                .request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("Access-Control-Allow-Origin", equalTo(SHOP))
                .header("Access-Control-Expose-Headers", containsString("Retry-After"));
    }

    @Test
    void aPageMayReadThatABodyIsTooLargeOrInACodingOrExpectsTooMuch() {
        String large = "{\"name\": \"" + "x".repeat(70_000) + "\"}";
        String rest = "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY;
        isReadable(answerTo(POST + "Content-Length: " + large.length() + "\r\n\r\n" + large), 413);
        isReadable(answerTo(POST + "Content-Encoding: gzip\r\n" + rest), 415);
        isReadable(answerTo(POST + "Expect: miracles\r\n" + rest), 417);
    }

    @Test
    void aPageMayReadThatItsBodyCameTooSlowly() {
        try (RawConnection connection = new RawConnection()) {
            connection.send(POST + "Content-Length: 60000\r\n\r\n");
            isReadable(connection.answerDuring(" "), 408);
        }
    }

    @Test
    void aPageMayReadThatItsHeadIsNoRequest() {
        String get = "GET /probes?sku=%zz HTTP/1.1\r\nHost: localhost\r\nOrigin: ";
        isReadable(answerTo(get + SHOP + "\r\n\r\n"), 400);
        isReadable(answerTo(POST + "Content-Length: 44\r\nContent-Length: 45\r\n\r\n" + BODY), 400);
        isReadable(answerTo(POST + "X: " + "x".repeat(20_000) + "\r\n\r\n"), 431);
        assertThat(answerTo(get + "https://evil.example.com\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContainIgnoringCase("access-control");
    }

    private static Response preflight(String origin, String path) {
        return given().header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,idempotency-key")
                .options(path);
    }

    private static Response isUnreadable(Response answer) {
        assertThat(answer.headers().asList())
                .extracting(header -> header.getName().toLowerCase(Locale.ROOT))
                .noneMatch(name -> name.startsWith("access-control-"));
        return answer;
    }

    private static void isReadable(String answer, int status) {
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        List<String> head = answer.substring(0, answer.indexOf("\r\n\r\n"))
                .toLowerCase(Locale.ROOT)
                .lines()
                .toList();
        assertThat(head)
                .contains(
                        "access-control-allow-origin: " + SHOP,
                        "content-type: application/problem+json",
                        "vary: origin");
    }
}
