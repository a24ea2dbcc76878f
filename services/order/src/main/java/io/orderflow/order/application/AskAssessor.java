package io.orderflow.order.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.order.domain.AssessmentCall;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.runtime.decision.Received;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.Decisions;
import io.orderflow.runtime.work.CallKind;
import io.quarkus.arc.lookup.LookupUnlessProperty;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Asks the assessor about orders that wait for its word; where there is none, nobody looks for such orders. */
@ApplicationScoped
@LookupUnlessProperty(name = RiskConfiguration.ASSESSOR, stringValue = RiskConfiguration.NONE)
class AskAssessor implements CallKind<AssessmentCall, OrderCommand> {

    private final ChosenAssessor chosen;
    private final Orders orders;
    private final OrderDecisions orderDecisions;
    private final Decisions decisions;
    private final NoteProgress noteProgress;

    AskAssessor(
            ChosenAssessor chosen,
            Orders orders,
            OrderDecisions orderDecisions,
            Decisions decisions,
            NoteProgress noteProgress) {
        this.chosen = chosen;
        this.orders = orders;
        this.orderDecisions = orderDecisions;
        this.decisions = decisions;
        this.noteProgress = noteProgress;
    }

    @Override
    public String name() {
        return AssessmentCall.KIND;
    }

    @Override
    public Class<AssessmentCall> type() {
        return AssessmentCall.class;
    }

    @Override
    public Uni<List<AssessmentCall>> load(Collection<UUID> orderIds) {
        return orders.load(orderIds.stream().map(OrderId::new).toList())
                .map(known -> known.values().stream()
                        .map(AssessmentCall::of)
                        .flatMap(Optional::stream)
                        .toList());
    }

    @Override
    public Uni<OrderCommand> make(AssessmentCall call) {
        return chosen.assessor()
                .orElseThrow()
                .assess(call.profile())
                .map(verdict -> new OrderCommand.Assessed(call.profile().orderId(), verdict));
    }

    @Override
    public Uni<Consequences> decide(List<Received<OrderCommand>> answers) {
        return decisions.decide(answers, orderDecisions.deciding(), noteProgress);
    }
}
