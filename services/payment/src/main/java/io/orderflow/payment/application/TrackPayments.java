package io.orderflow.payment.application;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.payment.domain.Attempts;
import io.orderflow.payment.domain.AttemptsDecider;
import io.orderflow.payment.domain.PaymentCommand;
import io.orderflow.payment.domain.PaymentDecider;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Received;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.Decisions;
import io.orderflow.runtime.transaction.Decisions.Deciding;
import io.orderflow.runtime.transaction.EventHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Takes payments along: learns from events which are to be authorized and captured, and from the gateway which are. */
@ApplicationScoped
public class TrackPayments implements EventHandler {

    private final Decisions decisions;
    private final Deciding<OrderId, Attempts, PaymentCommand> deciding;

    TrackPayments(Payments payments, Decisions decisions, PaymentConfiguration configuration) {
        this.decisions = decisions;
        this.deciding = new Deciding<>(
                payments,
                Attempts.NONE,
                PaymentCommand::orderId,
                new AttemptsDecider(new PaymentDecider(configuration.followInterval())));
    }

    @Override
    public Uni<Consequences> handle(List<EventEnvelope> events) {
        return decide(decisions.heard(events, PaymentCommand.Heard::new));
    }

    /** Has the gateway asked again about payments of these orders where that is worthwhile, in the transaction that is open. */
    Uni<Consequences> askAgain(Collection<OrderId> orders) {
        return ask(orders, PaymentCommand.AskAgain::new);
    }

    /** Has the gateway asked what banks have taken back of the money of these orders, in the transaction that is open. */
    Uni<Consequences> askForDisputes(Collection<OrderId> orders) {
        return ask(orders, PaymentCommand.AskForDisputes::new);
    }

    private Uni<Consequences> ask(Collection<OrderId> orders, Function<OrderId, PaymentCommand> command) {
        return decide(orders.stream()
                .map(order -> decisions.received(command.apply(order), Cause.own(new EventId(order.value()))))
                .toList());
    }

    /** Decides commands in the transaction that is open. */
    Uni<Consequences> decide(List<Received<PaymentCommand>> commands) {
        return decisions.decide(commands, deciding);
    }
}
