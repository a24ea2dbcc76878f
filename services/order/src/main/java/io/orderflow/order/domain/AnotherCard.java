package io.orderflow.order.domain;

import io.orderflow.events.value.Moment;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.Require;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Whether a customer whose payment is declined may pay otherwise. Meanwhile stock is set aside, so no further decline
 * prolongs the time.
 *
 * @param within for how long after the first decline; zero if never. A time that has begun stays as it was told
 * @param mostPayments how many payments of an order may be tried, the first among them; 1 to {@value
 *     PaymentId#MAX_ATTEMPTS}
 */
public record AnotherCard(Duration within, int mostPayments) {

    /** Who is declined is rejected. */
    public static final AnotherCard NEVER = new AnotherCard(Duration.ZERO, 1);

    public AnotherCard {
        Require.that(!within.isNegative(), "the time to pay again must not be negative");
        Require.between(mostPayments, "mostPayments", 1, PaymentId.MAX_ATTEMPTS);
    }

    /**
     * Until when, to the millisecond; nothing if the customer may not.
     *
     * @param payment as it was before the decline
     * @param declined which payment it is that was declined
     */
    Optional<Moment> until(Payment payment, OrderId orderId, PaymentId declined, Instant now) {
        return begun(payment)
                .or(() -> beginning(payment, now))
                .filter(until -> now.isBefore(until.instant()))
                .filter(until -> PayingAgain.numberOf(declined, orderId) < mostPayments);
    }

    private static Optional<Moment> begun(Payment payment) {
        return payment instanceof Payment.Asked asked
                ? Optional.ofNullable(asked.again()).map(Payment.Again::until)
                : Optional.empty();
    }

    /** What was granted, or settled, before is not for the customer to mend. */
    private Optional<Moment> beginning(Payment payment, Instant now) {
        return within.isZero() || payment.isDecided()
                ? Optional.empty()
                : Optional.of(new Moment(now.plus(within).truncatedTo(ChronoUnit.MILLIS)));
    }
}
