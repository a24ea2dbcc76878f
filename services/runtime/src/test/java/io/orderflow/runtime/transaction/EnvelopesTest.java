package io.orderflow.runtime.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.StockReleased;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.decision.OutsideCall;
import io.orderflow.runtime.decision.WorkId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EnvelopesTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final UUID ID = UuidV7.next();
    private static final WorkId NAME = new WorkId("bell", UuidV7.next());
    private static final Cause CAUSE = new Cause(
            new EventId(UuidV7.next()),
            new EventId(UuidV7.next()),
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    private final Envelopes envelopes = new Envelopes("probe", Clock.fixed(NOW, ZoneOffset.UTC), () -> ID);

    private record Ring(WorkId id) implements OutsideCall {

        @Override
        public Cause cause() {
            return CAUSE;
        }

        @Override
        public String describe() {
            return "ring";
        }
    }

    @Test
    void nameTheCauseOfWhatFollows() {
        StockReleased event =
                new StockReleased(new OrderId(UuidV7.next()), List.of(new SkuQuantity(new Sku("LAMP"), 1)));

        assertThat(envelopes.of(List.of(new Effect.Publish(event, CAUSE))).events())
                .singleElement()
                .satisfies(emitted -> {
                    assertThat(emitted.id()).isEqualTo(new EventId(ID));
                    assertThat(emitted.time()).isEqualTo(NOW);
                    assertThat(emitted.source()).isEqualTo("/orderflow/probe");
                    assertThat(emitted.causationId()).isEqualTo(CAUSE.eventId());
                    assertThat(emitted.correlationId()).isEqualTo(CAUSE.correlationId());
                    assertThat(emitted.traceparent()).isEqualTo(CAUSE.traceparent());
                    assertThat(emitted.event()).isEqualTo(event);
                });
    }

    @Test
    void letTheLastWordOnACallOrAReminderCount() {
        Effect call = new Effect.Call(new Ring(NAME));
        Effect forget = new Effect.Forget(NAME);
        Effect remind = new Effect.Remind(NAME, NOW);

        assertThat(envelopes.of(List.of(call, forget)))
                .isEqualTo(new Consequences(List.of(), List.of(), List.of(), List.of(NAME)));
        assertThat(envelopes.of(List.of(forget, call)))
                .isEqualTo(new Consequences(List.of(), List.of(new Ring(NAME)), List.of(), List.of()));
        assertThat(envelopes.of(List.of(remind, new Effect.Remind(NAME, NOW.plusSeconds(1)))))
                .isEqualTo(new Consequences(
                        List.of(), List.of(), List.of(new Effect.Remind(NAME, NOW.plusSeconds(1))), List.of()));
    }
}
