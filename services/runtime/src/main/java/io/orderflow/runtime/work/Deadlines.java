package io.orderflow.runtime.work;

import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.nats.consume.ConsumerBacklog;
import io.orderflow.runtime.transaction.Outcome;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The deadlines of one {@link DeadlineKind}: rows of the table {@code due_work}, which all instances look for. Whoever
 * has claimed one decides on it; while this service has much to hear, a claim is left to run out.
 */
final class Deadlines implements RunningKind, Work<Lease, Lease> {

    private static final Logger LOG = Logger.getLogger(Deadlines.class);

    private final DeadlineKind kind;
    private final WorkResources resources;
    private final ConsumerBacklog backlog;
    private final DueWork<Lease, Lease> work;

    Deadlines(DeadlineKind kind, WorkResources resources, ConsumerBacklog backlog) {
        this.kind = kind;
        this.resources = resources;
        this.backlog = backlog;
        this.work = new DueWork<>(resources.vertx(), resources.gathering().gatheringPause(), this);
    }

    @Override
    public void start() {
        work.start(resources.configuration().pollInterval());
    }

    @Override
    public void stop() {
        work.stop();
    }

    @Override
    public void finish() throws InterruptedException {
        work.finish();
    }

    /** Sets deadlines, in the transaction that is open. */
    Uni<Void> set(Collection<Effect.Remind> reminders) {
        Map<UUID, Instant> times = new HashMap<>();
        reminders.forEach(reminder -> times.put(reminder.name().id(), reminder.at()));
        return resources.rows().remind(name(), times);
    }

    @Override
    public String name() {
        return kind.name();
    }

    @Override
    public int maxConcurrent() {
        return resources.configuration().maxConcurrent();
    }

    @Override
    public Uni<List<Lease>> claim(int limit) {
        return resources
                .database()
                .writeBatch(() -> resources.rows().claim(name(), limit))
                .chain(leases -> leases.isEmpty() ? Uni.createFrom().item(leases) : unlessBehind(leases));
    }

    private Uni<List<Lease>> unlessBehind(List<Lease> leases) {
        return backlog.isAtMost(resources.configuration().mostUnheard()).map(upToDate -> {
            if (!upToDate) {
                LOG.infof("%s: %d are over, but there is much to be heard first", name(), leases.size());
            }
            return upToDate ? leases : List.of();
        });
    }

    /** There is nothing to do outside a transaction. */
    @Override
    public Uni<Lease> perform(Lease lease) {
        return Uni.createFrom().item(lease);
    }

    /** Removed before what follows is stored: that may set it anew. */
    @Override
    public Uni<Void> record(List<Lease> leases) {
        return resources
                .transaction()
                .writeBatch(() -> kind.decide(leases.stream().map(Lease::id).toList())
                        .call(() -> resources.rows().removeLeased(name(), leases))
                        .map(Outcome::following))
                .replaceWithVoid();
    }
}
