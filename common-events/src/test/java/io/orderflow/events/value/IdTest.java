package io.orderflow.events.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class IdTest {

    private static final String TEXT = "01a21b5f-e8fb-73ee-b7e9-6e59ce40f9cb";

    @Test
    void readsAndWritesTheCanonicalForm() {
        assertThat(OrderId.of(TEXT)).hasToString(TEXT);
        assertThat(OrderId.of("01A21B5F-E8FB-73EE-B7E9-6E59CE40F9CB")).isEqualTo(OrderId.of(TEXT));
        assertThat(PaymentId.of(TEXT)).hasToString(TEXT).isEqualTo(new PaymentId(UUID.fromString(TEXT)));
        assertThat(ShipmentId.of(TEXT)).hasToString(TEXT).isEqualTo(new ShipmentId(UUID.fromString(TEXT)));
        assertThat(EventId.of(TEXT)).hasToString(TEXT).isEqualTo(new EventId(UUID.fromString(TEXT)));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "1-1-1-1-1",
                "{1a21b5f-e8fb-73ee-b7e9-6e59ce40f9cb}",
                "01a21b5fe-8fb-73ee-b7e9-6e59ce40f9cb",
                "01a21b5f-e8fb-73ee-b7e9-6e59ce40f9c٣"
            })
    void refusesWhatIsNotAUuid(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> OrderId.of(text)).withMessageContaining("orderId");
    }

    /** PostgreSQL compares the bytes of a uuid without sign, which is the order of its hexadecimal digits. */
    @Test
    void sortsAsPostgreSqlDoes() {
        Random random = new Random(42);
        List<String> texts = Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()).toString())
                .limit(1000)
                .toList();

        assertThat(texts.stream().map(OrderId::of).sorted().map(OrderId::toString))
                .containsExactlyElementsOf(texts.stream().sorted().toList());
        assertThat(texts.stream().map(EventId::of).sorted().map(EventId::toString))
                .containsExactlyElementsOf(texts.stream().sorted().toList());
    }
}
