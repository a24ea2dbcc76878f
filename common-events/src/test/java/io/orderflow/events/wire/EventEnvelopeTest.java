package io.orderflow.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orderflow.events.Events;
import io.orderflow.events.value.EventId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventEnvelopeTest {

    private static final Instant NOW = Instant.parse("2026-11-27T05:00:00.123456789Z");

    private final EventEnvelope first =
            EventEnvelope.first(id(), "checkout", NOW, Events.TRACEPARENT, Events.orderCreated());

    @Test
    void theFirstEventIsCorrelatedWithItselfAndCausedByNone() {
        assertThat(first.correlationId()).isEqualTo(first.id());
        assertThat(first.causationId()).isNull();
        assertThat(first.source()).isEqualTo("/orderflow/checkout");
        assertThat(first.service()).isEqualTo("checkout");
    }

    @Test
    void anEventPassesOnCorrelationAndTraceAndIsTheCauseOfTheNext() {
        EventEnvelope second = first.caused(id(), "inventory", NOW, Events.orderCreated());
        EventEnvelope third = second.caused(id(), "order", NOW, Events.orderCreated());

        assertThat(third.correlationId()).isEqualTo(first.id());
        assertThat(third.causationId()).isEqualTo(second.id());
        assertThat(third.traceparent()).isEqualTo(Events.TRACEPARENT);
        assertThat(third.service()).isEqualTo("order");
    }

    @Test
    void theTimeIsCutToMicrosecondsAsPostgreSqlKeepsThem() {
        assertThat(first.time()).isEqualTo(Instant.parse("2026-11-27T05:00:00.123456Z"));
    }

    @Test
    void anInvalidTraceparentFromOutsideIsDropped() {
        assertThat(EventEnvelope.first(id(), "checkout", NOW, "nonsense", Events.orderCreated())
                        .traceparent())
                .isNull();
    }

    @Test
    void aServiceIsOneWord() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventEnvelope.first(id(), "check out", NOW, null, Events.orderCreated()))
                .withMessageContaining("source");
    }

    private static EventId id() {
        return new EventId(UuidV7.next());
    }
}
