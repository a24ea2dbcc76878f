package io.orderflow.payment.domain;

import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Decision;

/** Decides which payment of an order a command is about: the one that counts. */
public final class AttemptsDecider implements Decider<Attempts, PaymentCommand> {

    private final PaymentDecider each = new PaymentDecider();

    @Override
    public Decision<Attempts> decide(Attempts attempts, PaymentCommand command, Circumstances circumstances) {
        return each.decide(attempts.last(), command, circumstances).map(attempts::withLast);
    }
}
