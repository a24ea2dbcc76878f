package io.orderflow.runtime.decision.former;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.StockReleased;
import io.orderflow.events.StockReserved;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.probe.Wire;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchDecisionTest {

    private final OrderId known = Wire.newOrder();
    private final OrderId fresh = Wire.newOrder();

    /** Counts, releases on the first event, refuses the third and ignores the rest. */
    private static Decision<Integer> decide(int state, EventEnvelope event) {
        StockReserved reserved = (StockReserved) event.event();
        return switch (state) {
            case 0 -> Decision.accept(1, new StockReleased(reserved.orderId(), reserved.lines()));
            case 1 -> Decision.accept(2);
            case 2 -> Decision.reject("twice is enough");
            default -> Decision.ignore();
        };
    }

    private BatchDecision<OrderId, Integer> decide(Map<OrderId, Integer> states, OrderId... orders) {
        List<EventEnvelope> events =
                List.of(orders).stream().map(Wire::reserved).toList();
        return BatchDecision.of(
                events, states, 0, OrderEvent::orderId, BatchDecisionTest::decide, Envelopes.of("probe"));
    }

    @Test
    void decidesEachEventOnTheStateThatTheOnesBeforeItLeft() {
        assertThat(decide(Map.of(), fresh).added()).containsExactly(Map.entry(fresh, 1));
        assertThat(decide(Map.of(), fresh, fresh, fresh).added()).containsExactly(Map.entry(fresh, 2));
    }

    @Test
    void tellsWhatIsNewFromWhatIsChangedAndLeavesOutTheRest() {
        BatchDecision<OrderId, Integer> decision = decide(Map.of(known, 1, Wire.newOrder(), 1), fresh, known);
        assertThat(decision.added()).containsExactly(Map.entry(fresh, 1));
        assertThat(decision.changed()).containsExactly(Map.entry(known, 2));
        assertThat(decide(Map.of(known, 2), known).changed()).isEmpty();
        assertThat(decide(Map.of(known, 3), known).changed()).isEmpty();
    }

    @Test
    void putsWhatFollowsIntoEnvelopesThatNameTheirCause() {
        EventEnvelope cause = Wire.reserved(fresh);
        BatchDecision<OrderId, Integer> decision = BatchDecision.of(
                List.of(cause), Map.of(), 0, OrderEvent::orderId, BatchDecisionTest::decide, Envelopes.of("probe"));
        EventEnvelope emitted = decision.emitted().getFirst();
        assertThat(emitted.causationId()).isEqualTo(cause.id());
        assertThat(emitted.correlationId()).isEqualTo(cause.correlationId());
        assertThat(emitted.source()).isEqualTo("/orderflow/probe");
        assertThat(emitted.event()).isInstanceOf(StockReleased.class);
    }

    @Test
    void tellsWhatHasBecomeSoButNotWhatHasBeenSoBefore() {
        OrderId other = Wire.newOrder();
        Map<OrderId, Integer> states = Map.of(known, 1, other, 0);
        BatchDecision<OrderId, Integer> decision = decide(states, fresh, known, other);

        assertThat(decision.become(state -> state > 0, states)).containsExactlyInAnyOrder(1, 1);
        assertThat(decision.become(state -> state == 2, states)).containsExactly(2);
    }
}
