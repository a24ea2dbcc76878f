package io.orderflow.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @Test
    void isAbsentOnlyWhereThereIsNoHeader() {
        assertThat(IdempotencyKey.of(List.of())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "first-order", "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"", "!~"})
    void isWhatTheClientSent(String key) {
        assertThat(IdempotencyKey.of(List.of(key))).isEqualTo(key).matches(IdempotencyKey.PATTERN);
    }

    @ParameterizedTest
    @MethodSource("noKeys")
    void refusesWhatIsNoKeyAndMoreThanOne(List<String> sent) {
        assertThatThrownBy(() -> IdempotencyKey.of(sent))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(400))
                .hasMessageContaining(IdempotencyKey.HEADER);
    }

    static Stream<List<String>> noKeys() {
        return Stream.of(
                List.of(""),
                List.of(" "),
                List.of("a b"),
                List.of("k\u00e4"),
                List.of("k".repeat(256)),
                List.of("first", "second"),
                List.of("same", "same"),
                List.of("", "key"));
    }
}
