package io.orderflow.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.bench.measure.OrderLedger.End;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderLedgerTest {
    private final OrderLedger ledger = new OrderLedger(100_000);

    @Test
    void countsFromTheMomentAtWhichTheOrderWasDue() {
        UUID id = UUID.randomUUID();
        ledger.accepted(id, 1_000);
        ledger.processed(id, 1_500);
        ledger.ended(id, End.FULFILLED, 1_700);

        assertThat(timesToProcessed(1_000, 1_001)).containsExactly(500L);
        assertThat(timesToEnd(End.FULFILLED, 1_000, 1_001)).containsExactly(700L);
        assertThat(timesToEnd(End.REJECTED, 1_000, 1_001)).isEmpty();
        assertThat(timesToEnd(End.FULFILLED, 0, 1_000)).isEmpty();
    }

    @Test
    void countsAnotherEndAsAContradictionAndTheSameAgainAsNone() {
        UUID id = UUID.randomUUID();
        ledger.accepted(id, 1_000);
        ledger.ended(id, End.CANCELLED, 1_700);
        ledger.ended(id, End.CANCELLED, 1_800);
        assertThat(ledger.contradictions()).isZero();
        assertThat(ledger.backlog()).isZero();

        ledger.ended(id, End.FULFILLED, 1_900);

        assertThat(ledger.contradictions()).isEqualTo(1);
        assertThat(ledger.endedCount()).isEqualTo(1);
    }

    @Test
    void takesAnEventThatIsHeardBeforeTheAnswer() {
        UUID id = UUID.randomUUID();
        ledger.ended(id, End.REJECTED, 1_700);
        assertThat(ledger.acceptedCount()).isZero();

        ledger.accepted(id, 1_000);

        assertThat(ledger.backlog()).isZero();
        assertThat(timesToEnd(End.REJECTED, 0, 2_000)).containsExactly(700L);
    }

    @Test
    void countsWhatIsToldTwiceOnceAndTheFirstTime() {
        UUID id = UUID.randomUUID();
        ledger.accepted(id, 1_000);
        ledger.ended(id, End.FULFILLED, 1_700);
        ledger.ended(id, End.FULFILLED, 1_900);
        ledger.accepted(id, 1_000);

        assertThat(ledger.acceptedCount()).isEqualTo(1);
        assertThat(ledger.endedCount()).isEqualTo(1);
        assertThat(timesToEnd(End.FULFILLED, 0, 2_000)).containsExactly(700L);
    }

    @Test
    void countsEndsByTheTimeOfTheEndAndTheBoundsHalfOpen() {
        for (int i = 0; i < 10; i++) {
            UUID id = UUID.randomUUID();
            ledger.accepted(id, i);
            ledger.ended(id, End.FULFILLED, 100 + i);
        }

        assertThat(ledger.endedBetween(End.FULFILLED, 102, 105)).isEqualTo(3);
        assertThat(ledger.endedBetween(End.REJECTED, 0, 1_000)).isZero();
    }

    @Test
    void findsEveryOrderAgainHoweverManyThereAre() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            // As checkout makes them: equal in the first bits, so that a weak hash would pile them up.
            ids.add(new UUID(0x019a_0000_0000_7000L + i / 100, 0x8000_0000_0000_0000L + i));
            ledger.accepted(ids.getLast(), i);
        }

        assertThat(ledger.size()).isEqualTo(50_000);
        for (int i = 0; i < ids.size(); i++) {
            assertThat(ledger.indexOf(ids.get(i))).isEqualTo(i);
        }
    }

    @Test
    void holdsNoMoreThanItIsAllowedTo() {
        OrderLedger small = new OrderLedger(1);
        small.accepted(UUID.randomUUID(), 1);

        assertThatThrownBy(() -> small.accepted(UUID.randomUUID(), 2)).hasMessageContaining("more than 1 orders");
    }

    private List<Long> timesToProcessed(long from, long to) {
        List<Long> times = new ArrayList<>();
        ledger.timesToProcessed(from, to, times::add);
        return times;
    }

    private List<Long> timesToEnd(End end, long from, long to) {
        List<Long> times = new ArrayList<>();
        ledger.timesToEnd(end, from, to, times::add);
        return times;
    }
}
