package io.orderflow.payment.domain;

import static io.orderflow.payment.domain.PaymentFixture.ORDER_ID;
import static io.orderflow.payment.domain.PaymentFixture.aDeclinedPayment;
import static io.orderflow.payment.domain.PaymentFixture.aPaymentToBeCaptured;
import static io.orderflow.payment.domain.PaymentFixture.aRequestedPayment;
import static io.orderflow.payment.domain.PaymentFixture.anAuthorizedPayment;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderAnonymized;
import io.orderflow.events.value.Owner;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Decision.Accepted;
import io.orderflow.runtime.decision.Decision.Ignored;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class AnonymizedPaymentsTest {

    static final List<Payment> PAYMENTS = List.of(
            aRequestedPayment(),
            anAuthorizedPayment(),
            aPaymentToBeCaptured(),
            new Payment.Captured(PaymentFixture.TERMS, PaymentFixture.HOLD, PaymentFixture.NOW, PaymentFixture.PACKING),
            PaymentFixture.after(aRequestedPayment(), PaymentFixture.orderCancelled()),
            PaymentFixture.aPaymentThatWaitsForItsCustomer(),
            PaymentFixture.anAbandonedPayment(),
            PaymentFixture.aPaymentToBeVoided(),
            new Payment.Voided(PaymentFixture.TERMS, null, PaymentFixture.NOW),
            aDeclinedPayment());

    @ParameterizedTest
    @FieldSource("PAYMENTS")
    void areOfAPseudonymHoweverFarTheyAre(Payment payment) {
        Payment anonymized = payment.anonymized("erased-1");

        assertThat(((Payment.Known) anonymized).terms().owner()).isEqualTo(new Owner("erased-1", "shop"));
        assertThat(anonymized.anonymized(PaymentFixture.OWNER.customerId())).isEqualTo(payment);
    }

    @Test
    void areAllOfItAndToldToNobody() {
        Attempts attempts = new Attempts(List.of(aDeclinedPayment(), anAuthorizedPayment()));

        Decision<Attempts> decision = anonymize(attempts);

        assertThat(decision)
                .isEqualTo(Decision.accept(new Attempts(List.of(
                        aDeclinedPayment().anonymized("erased-1"),
                        anAuthorizedPayment().anonymized("erased-1")))));
        assertThat(anonymize(((Accepted<Attempts>) decision).state())).isInstanceOf(Ignored.class);
    }

    @Test
    void areNoneWhereNothingIsKnownOfAny() {
        assertThat(anonymize(Attempts.NONE)).isInstanceOf(Ignored.class);
    }

    private static Decision<Attempts> anonymize(Attempts attempts) {
        return new AttemptsDecider(new PaymentDecider(PaymentFixture.INTERVAL))
                .decide(
                        attempts,
                        new PaymentCommand.Heard(new OrderAnonymized(ORDER_ID, "erased-1")),
                        new Circumstances(PaymentFixture.REQUEST, Instant.EPOCH));
    }
}
