package io.orderflow.payment.domain;

import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import java.util.List;

/** Decides which payment of an order a command is about: the one that counts. */
public final class AttemptsDecider implements Decider<Attempts, PaymentCommand> {

    private final PaymentDecider each = new PaymentDecider();

    @Override
    public Decision<Attempts> decide(Attempts attempts, PaymentCommand command, Circumstances circumstances) {
        return switch (each.decide(attempts.last(), command, circumstances)) {
            case Decision.Accepted<Payment>(Payment next, List<Effect> effects) ->
                Decision.accept(attempts.withLast(next), effects);
            case Decision.Rejected<Payment>(String reason) -> Decision.reject(reason);
            case Decision.Ignored<Payment>() -> Decision.ignore();
        };
    }
}
