package io.orderflow.order.application;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Received;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.Decisions;
import io.orderflow.runtime.transaction.EventTransaction;
import io.orderflow.runtime.transaction.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Forgets whom orders are of, some of them in a transaction, and tells the others. */
@ApplicationScoped
class AnonymizeOrders {

    private static final Logger LOG = Logger.getLogger(AnonymizeOrders.class);

    private final Erasures erasures;
    private final NoteProgress noteProgress;
    private final Timeline timeline;
    private final EventTransaction transaction;
    private final Decisions decisions;
    private final OrderDecisions orders;

    AnonymizeOrders(
            Erasures erasures,
            OrderDecisions orders,
            NoteProgress noteProgress,
            Timeline timeline,
            EventTransaction transaction,
            Decisions decisions) {
        this.erasures = erasures;
        this.noteProgress = noteProgress;
        this.timeline = timeline;
        this.transaction = transaction;
        this.decisions = decisions;
        this.orders = orders;
    }

    /**
     * Takes the next orders that have ended.
     *
     * @param customerId of this customer alone, if one is given
     * @return how many it has found; so many as asked for, if there may be more of them
     */
    Uni<Integer> next(@Nullable String customerId, int most) {
        return transaction
                .writeBatch(() -> erasures.next(customerId, most)
                        .chain(found ->
                                anonymize(found).map(consequences -> new Outcome<>(found.size(), consequences))))
                .invoke(AnonymizeOrders::log);
    }

    private Uni<Consequences> anonymize(Map<OrderId, String> pseudonyms) {
        if (pseudonyms.isEmpty()) {
            return Uni.createFrom().item(Consequences.NONE);
        }
        return timeline.beginnings(pseudonyms.keySet())
                .chain(beginnings ->
                        decisions.decide(commands(pseudonyms, beginnings), orders.deciding(), noteProgress));
    }

    private List<Received<OrderCommand>> commands(Map<OrderId, String> pseudonyms, Map<OrderId, EventId> beginnings) {
        return pseudonyms.entrySet().stream()
                .map(order -> decisions.<OrderCommand>received(
                        new OrderCommand.Anonymize(order.getKey(), order.getValue()),
                        // What has no timeline begins with this.
                        Cause.own(beginnings.getOrDefault(
                                order.getKey(), new EventId(order.getKey().value())))))
                .toList();
    }

    private static void log(int found) {
        if (found > 0) {
            LOG.infof("The customers of %d orders are forgotten", found);
        }
    }
}
