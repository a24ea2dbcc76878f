package io.orderflow.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-brings"
            })
    void keepsAValidOne(String valid) {
        assertThat(Traceparent.orNew(valid)).isEqualTo(valid);
    }

    @Test
    void startsANewTraceWhereSeveralAreNamed() {
        String first = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        String second = "00-4bf92f3577b34da6a3ce929d0e0e4737-00f067aa0ba902b7-01";

        assertThat(Traceparent.onlyOneOrNew(List.of(first))).isEqualTo(first);
        assertThat(Traceparent.onlyOneOrNew(List.of(first, second)))
                .matches(Traceparent::isValid)
                .doesNotContain("4bf92f3577b34da6a3ce929d0e0e473");
        assertThat(Traceparent.onlyOneOrNew(List.of())).matches(Traceparent::isValid);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01.more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
                "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01"
            })
    void startsANewTraceInsteadOfAnInvalidOne(String invalid) {
        String started = Traceparent.orNew(invalid);

        assertThat(started).isNotEqualTo(invalid).endsWith("-01");
        assertThat(Traceparent.isValid(started)).isTrue();
        assertThat(Traceparent.orNull(invalid)).isNull();
        assertThat(Traceparent.orNew(invalid)).isNotEqualTo(started);
    }
}
