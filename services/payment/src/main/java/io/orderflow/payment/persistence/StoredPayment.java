package io.orderflow.payment.persistence;

import io.orderflow.payment.domain.Attempts;
import io.orderflow.payment.domain.Chargebacks;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.Refunds;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is kept in a row.
 *
 * @param refunds those of the order, in the row of its first payment; none in the others
 * @param chargebacks likewise
 */
record StoredPayment(Payment payment, Refunds refunds, Chargebacks chargebacks) {

    static List<StoredPayment> of(Attempts attempts) {
        List<Payment> payments = attempts.payments();
        return IntStream.range(0, payments.size())
                .mapToObj(i -> i == 0
                        ? new StoredPayment(payments.getFirst(), attempts.refunds(), attempts.chargebacks())
                        : new StoredPayment(payments.get(i), Refunds.NONE, Chargebacks.NONE))
                .toList();
    }

    static Attempts attempts(List<StoredPayment> stored) {
        return new Attempts(
                stored.stream().map(StoredPayment::payment).toList(),
                stored.getFirst().refunds(),
                stored.getFirst().chargebacks());
    }
}
