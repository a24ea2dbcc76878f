package io.orderflow.order.domain;

import io.orderflow.events.value.Code;
import io.orderflow.order.domain.OrderCommand.Assessed;
import io.orderflow.order.domain.OrderCommand.Expire;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How an assessor is asked about an order that could go on to shipping otherwise, and what becomes of its word. Whoever is
 * not heard of in time has said nothing: people look at the order instead.
 */
final class Assessing {

    private static final Code RISK = new Code("RISK");
    private static final Code RISK_UNKNOWN = new Code("RISK_UNKNOWN");

    private Assessing() {}

    /** A word that comes late, or twice, is ignored. */
    static Decision<Order> decide(Order order, Assessed command, NextSteps next) {
        return switch (command.verdict()) {
            case CLEAR -> assessed(order, next, List.of());
            case REVIEW -> assessed(order, next, List.of(RISK));
        };
    }

    /** That of an order that people hold meanwhile is waited for on. */
    static Decision<Order> decide(Order order, Expire command, NextSteps next) {
        return order.waitsFor().filter(command.what()::equals).isPresent()
                ? assessed(order, next, List.of(RISK_UNKNOWN))
                : Decision.ignore();
    }

    private static Decision<Order> assessed(Order order, NextSteps next, List<Code> reasons) {
        return order.holds().areBeingAssessed() ? next.assessed(order, reasons) : Decision.ignore();
    }

    /** The same with the question, if it is to be asked from now on, or without it, if it is not any more. */
    static Decision<Order> following(Order before, Decision<Order> decision) {
        if (!(decision instanceof Decision.Accepted<Order>(Order order, List<Effect> effects))) {
            return decision;
        }
        Optional<AssessmentCall> asked = AssessmentCall.of(before);
        Optional<AssessmentCall> asks = AssessmentCall.of(order);
        if (asked.isPresent() == asks.isPresent()) {
            return decision;
        }
        List<Effect> all = new ArrayList<>(effects);
        asks.ifPresent(call -> all.add(new Effect.Call(call)));
        asked.ifPresent(call -> all.add(new Effect.Forget(call.id())));
        return Decision.accept(order, all);
    }
}
