package io.orderflow.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.bench.measure.OrderLedger.End;
import io.orderflow.bench.measure.ReturnLedger.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReturnLedgerTest {
    private final OrderLedger orders = new OrderLedger(100_000);
    private final ReturnLedger ledger = new ReturnLedger(orders);
    private final UUID id = UUID.randomUUID();

    @Test
    void beginsOnceWhenTheOrderIsHandedOver() {
        ledger.wanted(id, 7, 1);
        assertThat(ledger.begin(id, 1_000)).isEmpty();
        orders.ended(id, End.FULFILLED, 1_100);

        assertThat(ledger.begin(id, 1_100)).hasValue(7);

        assertThat(ledger.begin(id, 1_200)).isEmpty();
        assertThat(ledger.receipts(orders.indexOf(id))).isEqualTo(1);
        assertThat(ledger.restless()).isEqualTo(1);
    }

    @Test
    void beginsWithAnOrderThatWasHandedOverBeforeItsAnswerCame() {
        orders.ended(id, End.FULFILLED, 1_000);
        assertThat(ledger.begin(id, 1_000)).isEmpty();
        ledger.wanted(id, 7, 1);

        assertThat(ledger.begin(id, 1_200)).hasValue(7);
    }

    @Test
    void neverBeginsWithAnOrderThatEndsElsewhere() {
        ledger.wanted(id, 7, 1);
        orders.ended(id, End.CANCELLED, 1_100);

        assertThat(ledger.begin(id, 1_100)).isEmpty();
        assertThat(ledger.restless()).isZero();
        assertThat(ledger.receipts(orders.indexOf(id))).isZero();
    }

    @Test
    void restsWithTheLastThatIsDoneForTheLastReceipt() {
        begun(id, 2);
        ledger.heard(id, Told.APPROVED, 1_100);
        ledger.heard(id, Told.RESTOCKED, 1_200);
        ledger.heard(id, Told.REFUNDED, 1_300);
        ledger.heard(id, Told.REFUNDED, 1_400);
        assertThat(ledger.restless()).isEqualTo(1);
        assertThat(visited()).containsExactly("2 -1");

        ledger.heard(id, Told.RESTOCKED, 1_500);

        assertThat(ledger.restless()).isZero();
        assertThat(ledger.restedCount()).isEqualTo(1);
        assertThat(visited()).containsExactly("2 500");
    }

    @Test
    void waitsNoLongerForWhatWasGivenUpAndDoesNotTakeItForBack() {
        begun(id, 1);

        ledger.gaveUp(id, 1_700);

        assertThat(ledger.restless()).isZero();
        assertThat(visited()).containsExactly("1 -1");
    }

    @Test
    void knowsNothingOfOrdersThatStay() {
        orders.ended(id, End.FULFILLED, 1_000);
        ledger.heard(id, Told.REFUNDED, 1_100);

        assertThat(ledger.begin(id, 1_200)).isEmpty();
        assertThat(ledger.receipts(orders.indexOf(id))).isZero();
        assertThat(visited()).isEmpty();
    }

    @Test
    void keepsAsManyAsThereAre() {
        for (int i = 0; i < 10_000; i++) {
            UUID order = UUID.randomUUID();
            orders.ended(order, End.FULFILLED, i);
            if (i % 3 == 0) {
                ledger.wanted(order, i, 1);
                assertThat(ledger.begin(order, 20_000)).hasValue(i);
            }
        }

        assertThat(ledger.restless()).isEqualTo(3_334);
        assertThat(ledger.receipts(9_999)).isEqualTo(1);
        assertThat(ledger.receipts(9_998)).isZero();
    }

    private void begun(UUID order, int receipts) {
        ledger.wanted(order, 7, receipts);
        orders.ended(order, End.FULFILLED, 1_000);
        assertThat(ledger.begin(order, 1_000)).isPresent();
    }

    private List<String> visited() {
        List<String> visited = new ArrayList<>();
        ledger.visit(0, 10_000, (receipts, nanosToRest) -> visited.add(receipts + " " + nanosToRest));
        return visited;
    }
}
