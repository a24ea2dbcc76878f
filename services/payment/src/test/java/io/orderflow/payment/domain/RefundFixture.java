package io.orderflow.payment.domain;

import static io.orderflow.payment.domain.PaymentFixture.*;

import io.orderflow.events.PaymentRefundFailed;
import io.orderflow.events.PaymentRefundRequested;
import io.orderflow.events.PaymentRefunded;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.RefundId;
import io.orderflow.payment.domain.PaymentCommand.Heard;
import io.orderflow.payment.domain.PaymentCommand.RefundAnswered;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import java.util.List;

/** Refunds and their events, to be read aloud. */
final class RefundFixture {

    static final Cause ASKED = new Cause(
            EventId.of("01936f2e-0000-7000-8000-00000000000d"),
            EventId.of("01936f2e-0000-7000-8000-000000000009"),
            null);
    static final Code GOODWILL = new Code("GOODWILL");
    static final Effect ANSWERED = new Effect.Forget(GatewayCall.nameOf(ORDER_ID));

    private static final AttemptsDecider DECIDER = new AttemptsDecider(new PaymentDecider(INTERVAL));

    private RefundFixture() {}

    static RefundId refund(int n) {
        return RefundId.of(ORDER_ID, "refund-" + n);
    }

    static Money usd(long amount) {
        return new Money(amount, "USD");
    }

    static PaymentRefundRequested refundRequested(int n, long amount) {
        return new PaymentRefundRequested(ORDER_ID, PAYMENT_ID, refund(n), usd(amount), GOODWILL, "f-1");
    }

    static PaymentRefunded refunded(int n, long amount) {
        return new PaymentRefunded(ORDER_ID, PAYMENT_ID, refund(n), usd(amount));
    }

    static PaymentRefundFailed refundFailed(int n, long amount, Code reason) {
        return new PaymentRefundFailed(ORDER_ID, PAYMENT_ID, refund(n), usd(amount), reason);
    }

    static GatewayCall giveBack(int n, long amount) {
        return new GatewayCall.GiveBack(TERMS, "A1", refund(n), usd(amount), ASKED);
    }

    static Attempts aCapturedOne() {
        return of(aCapturedPayment());
    }

    static Attempts of(Payment payment) {
        return new Attempts(List.of(payment));
    }

    static Decision<Attempts> ask(Attempts attempts, int n, long amount) {
        return decide(attempts, new Heard(refundRequested(n, amount)));
    }

    static Decision<Attempts> answer(Attempts attempts, int n, RefundAnswer answer) {
        return decide(attempts, new RefundAnswered(TERMS, refund(n), answer));
    }

    static Decision<Attempts> decide(Attempts attempts, PaymentCommand command) {
        return decide(attempts, command, ASKED);
    }

    static Decision<Attempts> decide(Attempts attempts, PaymentCommand command, Cause cause) {
        return DECIDER.decide(attempts, command, new Circumstances(cause, NOW));
    }

    static Decision.Accepted<Attempts> done(Decision<Attempts> decision) {
        return (Decision.Accepted<Attempts>) decision;
    }
}
