package io.orderflow.payment.domain;

import io.orderflow.events.OrderAnonymized;
import io.orderflow.payment.domain.PaymentCommand.Heard;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Decision;

/** Decides which payment of an order a command is about: the one that counts, or all where it is about the order. */
public final class AttemptsDecider implements Decider<Attempts, PaymentCommand> {

    private final PaymentDecider each;

    /** With what decides on each of them. */
    public AttemptsDecider(PaymentDecider each) {
        this.each = each;
    }

    @Override
    public Decision<Attempts> decide(Attempts attempts, PaymentCommand command, Circumstances circumstances) {
        return command instanceof Heard(OrderAnonymized(var _, String pseudonym))
                ? anonymize(attempts, pseudonym)
                : each.decide(attempts.last(), command, circumstances).map(attempts::withLast);
    }

    private static Decision<Attempts> anonymize(Attempts attempts, String pseudonym) {
        Attempts nobodys = attempts.anonymized(pseudonym);
        return nobodys.equals(attempts) ? Decision.ignore() : Decision.accept(nobodys);
    }
}
