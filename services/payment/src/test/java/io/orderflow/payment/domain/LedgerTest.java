package io.orderflow.payment.domain;

import static io.orderflow.payment.domain.PaymentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.value.Money;
import io.orderflow.payment.domain.Ledger.Account;
import io.orderflow.payment.domain.Ledger.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {

    @Test
    void hasNothingBeforeTheGatewayHasAnswered() {
        assertThat(ledger(aRequestedPayment()).entries()).isEmpty();
        assertThat(ledger(aDeclinedPayment()).entries()).isEmpty();
        assertThat(Ledger.of(Attempts.NONE).entries()).isEmpty();
    }

    @Test
    void setsAsideWhatIsAuthorized() {
        for (Payment payment : List.of(anAuthorizedPayment(), aPaymentToBeCaptured())) {
            Ledger ledger = ledger(payment);

            assertThat(ledger.balance(Account.HELD)).isEqualTo(34_998);
            assertThat(ledger.balance(Account.CUSTOMER)).isEqualTo(-34_998);
            assertThat(ledger.entries()).extracting(Ledger.Entry::at).containsExactly(NOW);
        }
    }

    @Test
    void givesTheMerchantWhatIsCaptured() {
        Ledger ledger = ledger(new Payment.Captured(TERMS, new Hold("A1", null), NOW, PACKING));

        assertThat(ledger.entries()).extracting(Ledger.Entry::kind).containsExactly(Kind.AUTHORIZE, Kind.CAPTURE);
        assertThat(ledger.entries()).extracting(Ledger.Entry::at).containsExactly(null, NOW);
        assertThat(ledger.balance(Account.HELD)).isZero();
        assertThat(ledger.balance(Account.MERCHANT)).isEqualTo(34_998);
    }

    @Test
    void movesNothingWhereNothingIsToBePaid() {
        Payment.Terms free = new Payment.Terms(ORDER_ID, PAYMENT_ID, new Money(0, "USD"), null);

        assertThat(ledger(new Payment.Captured(free, HOLD, NOW, PACKING)).entries())
                .isEmpty();
    }

    @Test
    void addsUpThePaymentsOfAnOrder() {
        Ledger ledger = Ledger.of(new Attempts(List.of(aDeclinedPayment(), anAuthorizedPayment())));

        assertThat(ledger.balance(Account.HELD)).isEqualTo(34_998);
    }

    private static Ledger ledger(Payment payment) {
        return Ledger.of(new Attempts(List.of(payment)));
    }
}
