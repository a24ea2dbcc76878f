package io.orderflow.endtoend.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    private record Given(int status, String retryAfter) implements RetryAfter.Answer {}

    private static final Given LATER = new Given(503, "0");
    private static final Given DONE = new Given(200, "");

    @Test
    void asksAgainWhoeverPutsItOff() {
        assertThat(answered(LATER, LATER, DONE)).isEqualTo(DONE);
    }

    @Test
    void givesUpOnWhoeverGoesOnPuttingItOff() {
        assertThat(RetryAfter.heeded(() -> LATER)).isEqualTo(LATER);
        assertThat(answered(Stream.concat(Collections.nCopies(10, LATER).stream(), Stream.of(DONE))
                        .toArray(Given[]::new)))
                .isEqualTo(LATER);
    }

    @Test
    void takesEveryOtherAnswerForOne() {
        for (Given other : List.of(
                new Given(500, "0"),
                new Given(429, "0"),
                new Given(404, ""),
                new Given(503, ""),
                new Given(503, "x"))) {
            assertThat(answered(other, DONE)).isEqualTo(other);
        }
    }

    private static Given answered(Given... answers) {
        Iterator<Given> given = List.of(answers).iterator();
        return RetryAfter.heeded(given::next);
    }
}
