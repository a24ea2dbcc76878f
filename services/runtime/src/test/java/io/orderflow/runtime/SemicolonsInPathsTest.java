package io.orderflow.runtime;

import static io.orderflow.runtime.probe.RawConnection.answerTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.runtime.probe.FragileServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Readers of a path disagree on what a semicolon is: the beginning of matrix parameters, which some drop before they
 * compare, or a character like others. What is written with one, encoded or not, must be another name of nothing, or it
 * would pass by whoever guards the plain name.
 */
@QuarkusTest
@QuarkusTestResource(FragileServers.class)
class SemicolonsInPathsTest {

    private static final String BODY = "{\"sku\": \"BOOK-1\", \"quantity\": 1, \"name\": \"n\"}";
    private static final String ID = "00000000-0000-7000-8000-000000000001";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/probes;",
                "/probes;x=1",
                "/probes%3B",
                "/probes%3bx=1",
                "/probes%253Bx=1",
                "/;/probes",
                "/;x=1/probes",
                "/%3B/probes",
                "/x;/../probes",
                "/x%3B/../probes",
                "/probes/..;/probes",
                "/probes/..%3B/probes",
                "/q/..;/probes",
                "/q/..%3B/probes",
                "/q/;/../../probes",
                "/q/%3B/../../probes",
                "/q/x;/../../probes",
                "/probes/" + ID + ";x=1",
                "/probes/" + ID + "%3Bx=1",
                "/probes;x=1/" + ID,
                "/probes%3Bx=1/" + ID,
                "/probes;/broken",
                "/probes/broken;x=1",
                "/probes/broken%3Bx=1",
            })
    void areNoOtherNameOfAResource(String path) {
        assertReachesNothing("GET " + path);
        assertReachesNothing("POST " + path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/metrics;",
                "/q/metrics;x=1",
                "/q/metrics%3Bx=1",
                "/q;x=1/metrics",
                "/q%3B/metrics",
                "/q/;/metrics",
                "/q/%3B/metrics",
                "/;/q/metrics",
                "/%3B/q/metrics",
                "/x;/../q/metrics",
                "/x%3B/../q/metrics",
                "/probes/..;/q/metrics",
                "/probes/..%3B/q/metrics",
                "/q/health;x=1",
                "/q/health%3Bx=1",
                "/q/health;x=1/ready",
                "/q/openapi;x=1",
                "/q/openapi%3Bx=1",
            })
    void areNoOtherNameOfWhatIsForOperators(String path) {
        assertReachesNothing("GET " + path);
    }

    private static void assertReachesNothing(String methodAndPath) {
        String answer = answerTo(methodAndPath + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY);
        assertThat(answer)
                .as(methodAndPath)
                .matches("(?s)HTTP/1\\.1 40[045] .*")
                .contains("application/problem+json")
                .doesNotContain("There is no probe");
    }
}
