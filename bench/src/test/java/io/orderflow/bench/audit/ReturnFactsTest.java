package io.orderflow.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.RefundId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReturnFactsTest {
    private static final Receipt LAMP = new Receipt(1_000);
    private static final Receipt DESK = new Receipt(500);

    private final ReturnFacts facts = new ReturnFacts(2);

    private record Receipt(ReceiptId id, RefundId refund, long price) {
        Receipt(long price) {
            this(new ReceiptId(UUID.randomUUID()), new RefundId(UUID.randomUUID()), price);
        }
    }

    @Test
    void isContentWhenAllIsBackAndPaidBack() {
        sold(1_500);
        received(LAMP, DESK);
        restocked(DESK, LAMP);
        refunded(DESK, 500);
        refunded(LAMP, 1_000);
        told(5);

        assertThat(facts.finding()).isNull();
    }

    @Test
    void findsWhatNobodyWantedBack() {
        ReturnFacts unwanted = new ReturnFacts(0);
        unwanted.refunded(LAMP.refund(), 1_000);

        assertThat(unwanted.finding()).isEqualTo("came back, and nobody wanted it to");
    }

    @Test
    void findsAReturnThatWasNeverApprovedOrTwice() {
        assertThat(facts.finding()).contains("approved 0 times");
        facts.approved();
        facts.approved();
        assertThat(facts.finding()).contains("approved 2 times");
    }

    @Test
    void findsGoodsThatDidNotArriveOrThatInventoryDoesNotKnow() {
        facts.approved();
        facts.received(LAMP.id(), LAMP.refund(), LAMP.price());
        facts.restocked(LAMP.id());
        assertThat(facts.finding()).contains("in 2 receipts: 1 have arrived, and inventory knows 1");

        facts.received(DESK.id(), DESK.refund(), DESK.price());
        assertThat(facts.finding()).contains("2 have arrived, and inventory knows 1");

        facts.restocked(LAMP.id());
        assertThat(facts.finding()).contains("2 have arrived, and inventory knows 2");
    }

    @Test
    void findsMoneyThatWasNotPaidBackOrTwice() {
        sold(1_500);
        received(LAMP, DESK);
        restocked(LAMP, DESK);
        refunded(LAMP, 1_000);
        assertThat(facts.finding()).contains("1 refunds were asked for, 1 were paid, 0 failed");

        facts.refundAsked();
        facts.refundFailed();
        assertThat(facts.finding()).contains("2 refunds were asked for, 1 were paid, 1 failed");

        refunded(LAMP, 500);
        assertThat(facts.finding()).contains("3 refunds were asked for, 2 were paid, 1 failed");
    }

    @Test
    void findsAmountsThatAreNotWhatCameBack() {
        sold(1_500);
        received(LAMP, DESK);
        restocked(LAMP, DESK);
        refunded(LAMP, 1_000);
        refunded(DESK, 499);

        assertThat(facts.finding()).contains("sold for 1500: 1500 were authorized, 1500 captured and 1499 refunded");
    }

    @Test
    void findsMoreThanWasCaptured() {
        sold(1_499);
        received(LAMP, DESK);
        restocked(LAMP, DESK);
        refunded(LAMP, 1_000);
        refunded(DESK, 500);

        assertThat(facts.finding()).contains("1499 captured and 1500 refunded");
    }

    @Test
    void findsARefundOfAnotherReceiptsAmount() {
        sold(1_500);
        received(LAMP, DESK);
        restocked(LAMP, DESK);
        refunded(LAMP, 500);
        refunded(DESK, 1_000);
        told(5);

        assertThat(facts.finding()).contains("other amounts were refunded");
    }

    @Test
    void findsACustomerWhoWasNotToldOfARefund() {
        sold(1_500);
        received(LAMP, DESK);
        restocked(LAMP, DESK);
        refunded(LAMP, 1_000);
        refunded(DESK, 500);
        told(4);

        assertThat(facts.finding()).contains("told 4 times");
    }

    private void sold(long amount) {
        facts.authorized(amount);
        facts.captured(amount);
    }

    private void received(Receipt... receipts) {
        facts.approved();
        List.of(receipts).forEach(receipt -> facts.received(receipt.id(), receipt.refund(), receipt.price()));
    }

    private void restocked(Receipt... receipts) {
        List.of(receipts).forEach(receipt -> facts.restocked(receipt.id()));
    }

    private void refunded(Receipt receipt, long amount) {
        facts.refundAsked();
        facts.refunded(receipt.refund(), amount);
    }

    private void told(int times) {
        for (int i = 0; i < times; i++) {
            facts.told();
        }
    }
}
