package io.orderflow.payment;

import static io.orderflow.payment.domain.PaymentFixture.aCapturedPayment;
import static io.orderflow.payment.domain.PaymentFixture.aDeclinedPayment;
import static io.orderflow.payment.domain.PaymentFixture.aPaymentThatWaitsForItsCustomer;
import static io.orderflow.payment.domain.PaymentFixture.aPaymentToBeCaptured;
import static io.orderflow.payment.domain.PaymentFixture.aPaymentToBeVoided;
import static io.orderflow.payment.domain.PaymentFixture.aRequestedPayment;
import static io.orderflow.payment.domain.PaymentFixture.after;
import static io.orderflow.payment.domain.PaymentFixture.anAbandonedPayment;
import static io.orderflow.payment.domain.PaymentFixture.anAuthorizedPayment;
import static io.orderflow.payment.domain.PaymentFixture.anUnclearPayment;
import static io.orderflow.payment.domain.PaymentFixture.orderCancelled;
import static io.orderflow.payment.domain.PaymentFixture.shipmentProcessed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.RefundId;
import io.orderflow.payment.application.Payments;
import io.orderflow.payment.domain.Attempts;
import io.orderflow.payment.domain.Chargeback;
import io.orderflow.payment.domain.Chargebacks;
import io.orderflow.payment.domain.Hold;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.PaymentFixture;
import io.orderflow.payment.domain.Refund;
import io.orderflow.payment.domain.Refunds;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.database.Sql;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class PaymentsOfAnOrderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final OrderId ORDER_ID = PaymentFixture.ORDER_ID;
    private static final Payment.Terms SECOND =
            new Payment.Terms(ORDER_ID, PaymentId.of(ORDER_ID, 2), PaymentFixture.AMOUNT, PaymentFixture.OWNER);
    private static final Payment ANOTHER_REQUESTED =
            new Payment.Requested(SECOND, PaymentFixture.TOKEN, false, PaymentFixture.REQUEST, null);

    @Inject
    Payments payments;

    @Inject
    Database database;

    @AfterEach
    void forget() {
        write(() -> Sql.execute("delete from payments where order_id = $1", ORDER_ID.value()));
    }

    @Test
    void findsEachOfThemInTheOrderOfTheAttempts() {
        Attempts attempts = new Attempts(List.of(aDeclinedPayment(), ANOTHER_REQUESTED));
        write(() -> payments.add(Map.of(ORDER_ID, attempts)));

        assertThat(locked()).isEqualTo(attempts);
    }

    @Test
    void storesWhateverAPaymentMayBe() {
        for (Payment payment : List.of(
                new Payment.Expected(PaymentFixture.PACKING),
                aRequestedPayment(),
                anAuthorizedPayment(),
                aPaymentToBeCaptured(),
                aCapturedPayment(),
                new Payment.Captured(PaymentFixture.TERMS, PaymentFixture.HOLD, PaymentFixture.NOW, null),
                new Payment.Closed(),
                anUnclearPayment(),
                aPaymentThatWaitsForItsCustomer(),
                after(aPaymentThatWaitsForItsCustomer(), shipmentProcessed()),
                after(aPaymentThatWaitsForItsCustomer(), orderCancelled()),
                anAbandonedPayment(),
                after(aRequestedPayment(), orderCancelled()),
                after(anUnclearPayment(), orderCancelled()),
                aPaymentToBeVoided(),
                new Payment.Voided(PaymentFixture.TERMS, PaymentFixture.HOLD, PaymentFixture.NOW),
                new Payment.Voided(PaymentFixture.TERMS, null, PaymentFixture.NOW),
                aDeclinedPayment())) {
            forget();
            write(() -> payments.add(Map.of(ORDER_ID, new Attempts(List.of(payment)))));

            assertThat(locked().last()).isEqualTo(payment);
        }
    }

    @Test
    void remembersWhatWasAskedBack() {
        PaymentId paymentId = PaymentFixture.PAYMENT_ID;
        Refunds refunds = new Refunds(List.of(
                refund(paymentId, "open", new Refund.Outcome.Open(PaymentFixture.REQUEST)),
                refund(paymentId, "asked", new Refund.Outcome.Open(PaymentFixture.REQUEST, true)),
                refund(paymentId, "refunded", new Refund.Outcome.Refunded(PaymentFixture.NOW)),
                refund(paymentId, "failed", new Refund.Outcome.Failed(new Code("CARD_CLOSED")))));
        Attempts early = new Attempts(List.of(new Payment.Unknown()), refunds);
        write(() -> payments.add(Map.of(ORDER_ID, early)));

        assertThat(locked()).isEqualTo(early);

        Attempts next = new Attempts(List.of(aDeclinedPayment(), ANOTHER_REQUESTED), refunds);
        write(() -> payments.update(Map.of(ORDER_ID, early), Map.of(ORDER_ID, next)));

        assertThat(locked()).isEqualTo(next);
    }

    @Test
    void remembersWhatBanksHaveTakenBack() {
        Chargebacks chargebacks = new Chargebacks(
                List.of(chargeback("lost", null), chargeback("won", PaymentFixture.NOW.plusSeconds(5))), 3, 2);
        Attempts taken = new Attempts(List.of(aCapturedPayment()), Refunds.NONE, chargebacks);
        write(() -> payments.add(Map.of(ORDER_ID, taken)));

        assertThat(locked()).isEqualTo(taken);
    }

    private static Chargeback chargeback(String id, @Nullable Instant reversedAt) {
        return new Chargeback(
                id,
                PaymentFixture.PAYMENT_ID,
                new Money(5_000, "USD"),
                new Code("FRAUDULENT"),
                PaymentFixture.NOW,
                reversedAt);
    }

    private static Refund refund(PaymentId paymentId, String key, Refund.Outcome outcome) {
        return new Refund(RefundId.of(ORDER_ID, key), paymentId, new Money(5_000, "USD"), outcome);
    }

    @Test
    void writesThoseAloneThatChanged() {
        Attempts declined = new Attempts(List.of(aDeclinedPayment()));
        write(() -> payments.add(Map.of(ORDER_ID, declined)));
        String first = versionOfTheFirst();
        Attempts again = new Attempts(List.of(aDeclinedPayment(), ANOTHER_REQUESTED));
        write(() -> payments.update(Map.of(ORDER_ID, declined), Map.of(ORDER_ID, again)));
        Attempts authorized =
                new Attempts(List.of(aDeclinedPayment(), new Payment.Authorized(SECOND, new Hold("A2", null))));
        write(() -> payments.update(Map.of(ORDER_ID, again), Map.of(ORDER_ID, authorized)));

        assertThat(locked()).isEqualTo(authorized);
        assertThat(versionOfTheFirst()).isEqualTo(first);
    }

    @Test
    void failsWhenAnotherTransactionWasFaster() {
        Attempts expected = new Attempts(List.of(new Payment.Expected(PaymentFixture.PACKING)));
        write(() -> payments.add(Map.of(ORDER_ID, expected)));

        assertThatThrownBy(() -> write(() -> payments.add(Map.of(ORDER_ID, expected))))
                .hasStackTraceContaining("payments_pkey");
    }

    private Attempts locked() {
        return write(() -> payments.lock(List.of(ORDER_ID))).get(ORDER_ID);
    }

    private String versionOfTheFirst() {
        return write(() -> Sql.select(
                        "select xmin::text || ctid::text from payments where order_id = $1 and attempt = 1",
                        columns -> (String) columns[0],
                        ORDER_ID.value()))
                .getFirst();
    }

    private <T> T write(Supplier<Uni<T>> work) {
        return database.writeBatch(work).await().atMost(PATIENCE);
    }
}
