package io.orderflow.runtime;

import static io.orderflow.runtime.probe.RawConnection.answerTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.runtime.probe.FragileServers;
import io.orderflow.runtime.probe.RawConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over a connection and is no decent request: it is answered with a problem, and the connection ends. */
@QuarkusTest
@QuarkusTestResource(FragileServers.class)
class HostileConnectionsTest {

    private static final String POST = "POST /probes HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    private static final String BODY = "{\"sku\": \"BOOK-1\", \"quantity\": 1, \"name\": \"n\"}";

    @Test
    void aHeadThatDoesNotArriveIs408() {
        try (RawConnection connection = new RawConnection()) {
            connection.send("GET /probes HTTP/1.1\r\nHost: localhost\r\n");
            assertProblem(connection.answerDuring("X: y\r\n"), 408);
        }
    }

    @Test
    void aHeadThatDoesNotArriveIs408LaterOnAConnectionToo() {
        try (RawConnection connection = new RawConnection()) {
            connection.send("GET /probes HTTP/1.1\r\nHost: localhost\r\n\r\n");
            String answers = connection.answerDuring("G");
            assertThat(answers).startsWith("HTTP/1.1 200");
            assertProblem(answers.substring(answers.lastIndexOf("HTTP/1.1")), 408);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 60000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\nea60\r\n"})
    void aBodyThatDoesNotArriveIs408(String body) {
        try (RawConnection connection = new RawConnection()) {
            connection.send(POST + body);
            assertProblem(connection.answerDuring(" "), 408);
        }
    }

    @Test
    void aBodyThatNobodyWantsMayNotTakeForEverEither() {
        try (RawConnection connection = new RawConnection()) {
            connection.send("POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n");
            assertProblem(connection.answerDuring(" "), 404);
        }
    }

    @Test
    void aBodyThatArrivedAndThatNobodyReadEndsNothing() {
        String get = "GET /probes HTTP/1.1\r\nHost: localhost\r\n";
        try (RawConnection connection = new RawConnection()) {
            connection.send(get + "Content-Length: 3\r\n\r\nabc");
            await().pollDelay(Duration.ofMillis(1_500)).until(() -> true);
            connection.send(get + "Connection: close\r\n\r\n");
            assertThat(connection.answer().split("HTTP/1.1 200", -1)).hasSize(3);
        }
    }

    @Test
    void aConnectionThatDoesNotSayWhatItSpeaksIsClosed() {
        try (RawConnection silent = new RawConnection()) {
            assertThat(silent.answer()).isEmpty();
        }
        // The beginning of HTTP/2, and no more of it.
        try (RawConnection hesitant = new RawConnection()) {
            hesitant.send("PRI * HTTP");
            assertThat(hesitant.answer()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 44\r\nContent-Length: 45\r\n\r\n",
                "Content-Length: 44\r\nContent-Length: 44\r\n\r\n",
                "Content-Length: 44, 45\r\n\r\n",
                "Content-Length: -1\r\n\r\n",
                "Content-Length: +44\r\n\r\n",
                "Content-Length: many\r\n\r\n",
                "Content-Length: 44\r\nTransfer-Encoding: chunked\r\n\r\n2c\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 44\r\n\r\n2c\r\n",
                "Content-Length : 44\r\n\r\n",
                "X\u0000Y: z\r\n\r\n",
            })
    void aHeadThatIsNotPlainIs400(String headers) {
        assertProblem(answerTo(POST + headers + BODY), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense\r\n\r\n", "GET /probes HTTP/9.9.9\r\n\r\n"})
    void whatIsNotHttpIs400(String request) {
        assertProblem(answerTo(request), 400);
    }

    @Test
    void aHeadThatIsTooLongIs414Or431() {
        String tooLong = "x".repeat(20_000);
        assertProblem(answerTo("GET /" + tooLong + " HTTP/1.1\r\nHost: localhost\r\n\r\n"), 414);
        assertProblem(answerTo("GET /probes HTTP/1.1\r\nHost: localhost\r\nX: " + tooLong + "\r\n\r\n"), 431);
    }

    @ParameterizedTest
    @CsvSource({"gzip, 415", "'br, gzip', 415", "identity, 200"})
    void aBodyInACodingIs415(String coding, int status) {
        String answer = answerTo(POST + "Connection: close\r\nContent-Encoding: " + coding + "\r\nContent-Length: "
                + BODY.length() + "\r\n\r\n" + BODY);
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer.contains("application/problem+json")).isEqualTo(status == 415);
    }

    @Test
    void anExpectationIsMetOrRefused() {
        String rest = "Connection: close\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;
        assertThat(answerTo(POST + "Expect: 100-continue\r\n" + rest))
                .startsWith("HTTP/1.1 100 Continue")
                .contains("HTTP/1.1 200 OK");
        assertProblem(answerTo(POST + "Expect: miracles\r\n" + rest), 417);
    }

    @Test
    void aChunkWithoutALengthEndsTheConnection() {
        assertThat(answerTo(POST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + BODY))
                .doesNotStartWith("HTTP/1.1 2");
    }

    @Test
    void requestsInARowAreAnsweredInARow() {
        String get = "GET /probes HTTP/1.1\r\nHost: localhost\r\n";
        String answers = answerTo(get + "\r\n" + get + "\r\n" + get + "Connection: close\r\n\r\n");
        assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void decentClientsOfEitherVersionNoticeNothing(HttpClient.Version version) throws Exception {
        URI probes = URI.create("http://localhost:" + RestAssured.port + "/probes");
        HttpRequest get = HttpRequest.newBuilder(probes).build();
        HttpRequest post = HttpRequest.newBuilder(probes)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
        try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
            for (HttpRequest request : List.of(get, post, get, post)) {
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.version()).isEqualTo(version);
            }
        }
    }

    private static void assertProblem(String answer, int status) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("application/problem+json")
                .contains("\"status\":" + status);
    }
}
