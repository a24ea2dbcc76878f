package io.orderflow.runtime.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.StockReleased;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.decision.Effect.Publish;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchDecisionTest {

    private static final Cause CAUSE = Cause.own(new EventId(UuidV7.next()));

    private final OrderId known = anOrder();
    private final OrderId fresh = anOrder();

    private record Count(OrderId orderId) implements Command {

        @Override
        public String about() {
            return "orderId=" + orderId;
        }
    }

    private static OrderId anOrder() {
        return new OrderId(UuidV7.next());
    }

    private static Effect released(OrderId orderId) {
        return new Publish(new StockReleased(orderId, List.of(new SkuQuantity(new Sku("LAMP"), 1))), CAUSE);
    }

    /** Counts, releases on the first command, refuses the third and ignores the rest. */
    private static Decision<Integer> decide(Integer state, Count command, Circumstances circumstances) {
        return switch (state) {
            case 0 -> Decision.accept(1, released(command.orderId()));
            case 1 -> Decision.accept(2);
            case 2 -> Decision.reject("twice is enough");
            default -> Decision.ignore();
        };
    }

    private static BatchDecision<OrderId, Integer, Count> decide(Map<OrderId, Integer> states, OrderId... orders) {
        List<Received<Count>> commands = Stream.of(orders)
                .map(order -> new Received<>(new Count(order), new Circumstances(CAUSE, Instant.EPOCH)))
                .toList();
        return BatchDecision.of(commands, states, 0, Count::orderId, BatchDecisionTest::decide);
    }

    @Test
    void decidesEachCommandOnTheStateThatTheOnesBeforeItLeft() {
        assertThat(decide(Map.of(), fresh).added()).containsExactly(Map.entry(fresh, 1));
        assertThat(decide(Map.of(), fresh, fresh, fresh).added()).containsExactly(Map.entry(fresh, 2));
    }

    @Test
    void tellsWhatIsNewFromWhatIsChangedAndLeavesOutTheRest() {
        var decision = decide(Map.of(known, 1, anOrder(), 1), fresh, known);

        assertThat(decision.added()).containsExactly(Map.entry(fresh, 1));
        assertThat(decision.changed()).containsExactly(Map.entry(known, 2));
        assertThat(decide(Map.of(known, 2), known).changed()).isEmpty();
        assertThat(decide(Map.of(known, 3), known).changed()).isEmpty();
    }

    @Test
    void givesWhatFollowsInTheOrderOfTheCommands() {
        OrderId other = anOrder();

        assertThat(decide(Map.of(), fresh, known, fresh, other).effects())
                .containsExactly(released(fresh), released(known), released(other));
    }

    @Test
    void saysWhatWasRefusedAndWhatThereWasNothingToDoAbout() {
        var decision = decide(Map.of(known, 2, fresh, 3), known, fresh);

        assertThat(decision.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.reason()).isEqualTo("twice is enough");
            assertThat(refused.received().command()).isEqualTo(new Count(known));
        });
        assertThat(decision.ignored()).containsExactly(new Count(fresh));
    }
}
