package io.orderflow.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.InstanceUtils;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import jakarta.ws.rs.core.Response.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemPathTest {

    @ParameterizedTest
    @CsvSource({"/customers/ø, /customers/%C3%B8", "/a b%c, /a%20b%25c", "/orders/7, /orders/7"})
    void isWrittenAsAUri(String path, String uri) {
        HttpProblem problem = after(HttpProblem.builder()
                .withTitle("Not found")
                .withStatus(404)
                .withInstance(InstanceUtils.pathToInstance(path))
                .withHeader("Retry-After", 1)
                .with("more", "than that")
                .build());

        assertThat(InstanceUtils.instanceToPath(problem.getInstance())).isEqualTo(uri);
        assertThat(problem.getParameters()).containsEntry("more", "than that");
        assertThat(problem.getHeaders()).containsEntry("Retry-After", 1);
    }

    @Test
    void mayBeAbsent() {
        HttpProblem problem = HttpProblem.valueOf(Status.NOT_FOUND);

        assertThat(after(problem)).isSameAs(problem);
    }

    private static HttpProblem after(HttpProblem problem) {
        return new ProblemPath().apply(problem, ProblemContext.of(new IllegalStateException(), "/"));
    }
}
