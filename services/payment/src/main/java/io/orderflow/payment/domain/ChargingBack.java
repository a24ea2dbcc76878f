package io.orderflow.payment.domain;

import io.orderflow.events.PaymentChargedBack;
import io.orderflow.events.value.OrderId;
import io.orderflow.payment.domain.Payment.Captured;
import io.orderflow.payment.domain.Payment.Terms;
import io.orderflow.payment.domain.PaymentCommand.DisputesAnswered;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.decision.Effect.Publish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hears what banks take back. Nothing of it is decided here: what the gateway says has happened, be it more than was left,
 * and refunds that were given stand. What has not been asked of the gateway yet, and for which there is not as much any more,
 * is stopped. Each dispute is told of once; one that is won before anybody has heard of it stands in the books alone.
 */
final class ChargingBack {

    private ChargingBack() {}

    /** Somebody says that there is a dispute, or that something has become of one: the gateway is asked. */
    static Decision<Attempts> hinted(Attempts attempts, OrderId orderId) {
        return mayBeDisputed(attempts.last()) ? ask(attempts, attempts.chargebacks(), orderId) : Decision.ignore();
    }

    /**
     * We have told so ourselves. Who does not know of it was restored: it is so, and the gateway is asked what has become of it
     * since.
     */
    static Decision<Attempts> told(Attempts attempts, PaymentChargedBack told, Instant now) {
        Chargebacks known = attempts.chargebacks();
        if (known.find(told.chargebackId()).isPresent() || known.areFull()) {
            return Decision.ignore();
        }
        Chargeback chargeback =
                new Chargeback(told.chargebackId(), told.paymentId(), told.amount(), told.reason(), now, null);
        return ask(attempts, known.with(chargeback), told.orderId());
    }

    /** The gateway has said what banks have taken, and what they have given back. */
    static Decision<Attempts> answered(Attempts attempts, DisputesAnswered answered, Cause cause, Instant now) {
        Terms terms = answered.terms();
        if (!(attempts.last() instanceof Captured captured)
                || !captured.terms().paymentId().equals(terms.paymentId())) {
            return Decision.ignore();
        }
        Chargebacks known = attempts.chargebacks().answered(answered.hint());
        List<Effect> effects = new ArrayList<>();
        for (Dispute dispute : answered.disputes()) {
            Optional<Chargeback> before = known.find(dispute.reference());
            if (before.isEmpty() && known.areFull()) {
                continue;
            }
            Chargeback chargeback = before.orElseGet(() -> chargeback(terms, dispute, now));
            known = known.with(dispute.isWon() ? chargeback.reversed(now) : chargeback);
            if (before.isEmpty() && !dispute.isWon()) {
                effects.add(new Publish(event(terms, dispute), cause));
            }
        }
        effects.add(Steps.answered(terms));
        return Refunding.settled(attempts, attempts.with(known), terms.orderId(), effects);
    }

    private static Decision<Attempts> ask(Attempts attempts, Chargebacks known, OrderId orderId) {
        return Refunding.settled(attempts, attempts.with(known.hinted()), orderId, List.of());
    }

    /** Once it is captured; a database that was restored may have forgotten that it is. */
    private static boolean mayBeDisputed(Payment payment) {
        return switch (payment) {
            case Payment.Requested _, Payment.ActionRequired _ -> true;
            case Payment.Authorized authorized -> !authorized.terms().isFree();
            case Payment.CaptureDue _ -> true;
            case Captured captured -> !captured.terms().isFree();
            case Payment.Unknown _,
                    Payment.Closed _,
                    Payment.Expected _,
                    Payment.Closing _,
                    Payment.Abandoned _,
                    Payment.VoidDue _,
                    Payment.Voided _,
                    Payment.Declined _ -> false;
        };
    }

    private static Chargeback chargeback(Terms terms, Dispute dispute, Instant now) {
        return new Chargeback(dispute.reference(), terms.paymentId(), dispute.amount(), dispute.reason(), now, null);
    }

    private static PaymentChargedBack event(Terms terms, Dispute dispute) {
        return new PaymentChargedBack(
                terms.orderId(), terms.paymentId(), dispute.reference(), dispute.amount(), dispute.reason());
    }
}
