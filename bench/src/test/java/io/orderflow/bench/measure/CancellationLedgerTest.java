package io.orderflow.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.bench.measure.CancellationLedger.Answer;
import io.orderflow.bench.measure.CancellationLedger.Told;
import io.orderflow.bench.measure.OrderLedger.End;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CancellationLedgerTest {
    private final OrderLedger orders = new OrderLedger(100);
    private final CancellationLedger ledger = new CancellationLedger(orders);
    private final UUID id = UUID.randomUUID();

    @Test
    void restsWithTheLastThatIsUndone() {
        ledger.heard(id, Told.RESERVED, 1_000);
        ledger.heard(id, Told.PAYMENT_REQUESTED, 1_100);
        cancelled(1_200, 1_300);
        ledger.heard(id, Told.PAYMENT_CLOSED, 1_400);
        assertThat(ledger.restless()).isEqualTo(1);

        ledger.heard(id, Told.RELEASED, 1_500);

        assertThat(ledger.restless()).isZero();
        assertThat(visited()).containsExactly("CANCELLED CANCELLED 300");
    }

    @Test
    void isRestlessAgainWhenStockIsSetAsideForAnOrderThatIsStopped() {
        cancelled(1_200, 1_300);
        assertThat(ledger.restless()).isZero();

        ledger.heard(id, Told.RESERVED, 1_400);
        assertThat(ledger.restless()).isEqualTo(1);
        ledger.heard(id, Told.RELEASED, 1_600);

        assertThat(ledger.restless()).isZero();
        assertThat(visited()).containsExactly("CANCELLED CANCELLED 400");
    }

    @Test
    void countsNobodyWhoWantedNothing() {
        ledger.heard(id, Told.RESERVED, 1_000);
        orders.ended(id, End.FULFILLED, 1_100);

        assertThat(ledger.restless()).isZero();
        assertThat(ledger.isAsked(orders.indexOf(id))).isFalse();
        assertThat(visited()).isEmpty();
    }

    private void cancelled(long asked, long told) {
        ledger.asked(id, asked);
        ledger.answered(id, Answer.CANCELLED);
        orders.ended(id, End.CANCELLED, told);
        ledger.heard(id, Told.CANCELLED, told);
    }

    private List<String> visited() {
        List<String> visited = new ArrayList<>();
        ledger.visit(0, 10_000, (answer, end, nanos) -> visited.add(answer + " " + end + " " + nanos));
        return visited;
    }
}
