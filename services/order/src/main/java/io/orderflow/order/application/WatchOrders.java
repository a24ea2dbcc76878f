package io.orderflow.order.application;

import io.orderflow.events.wire.UuidV7;
import io.orderflow.order.domain.Patience;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.lifecycle.ShutdownOrder;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The last net under all losses: looks again and again at the orders that are not at rest, a page at a time, asks for
 * what they wait for, says of those that wait too long that they are delayed, and gives up those that wait much too long;
 * and at those that are at rest, for goods that have not come back in time. Several instances may do so at once.
 */
@ApplicationScoped
public class WatchOrders {

    private static final Logger LOG = Logger.getLogger(WatchOrders.class);
    private static final UUID BEGINNING = new UUID(0, 0);

    private final WaitingOrders waiting;
    private final KeepDeadlines keepDeadlines;
    private final Publishers publishers;
    private final Hearing hearing;
    private final WaitingMetrics metrics;
    private final Database database;
    private final Vertx vertx;
    private final OrderConfiguration.Waiting configuration;
    private final Patience patience;
    private final AtomicBoolean looking = new AtomicBoolean();

    // Touched by one look at a time.
    private final Asked asked = new Asked();
    private UUID last = BEGINNING;

    private volatile long timer;

    WatchOrders(
            WaitingOrders waiting,
            KeepDeadlines keepDeadlines,
            Publishers publishers,
            Hearing hearing,
            WaitingMetrics metrics,
            Database database,
            Vertx vertx,
            OrderConfiguration configuration) {
        this.waiting = waiting;
        this.keepDeadlines = keepDeadlines;
        this.publishers = publishers;
        this.hearing = hearing;
        this.metrics = metrics;
        this.database = database;
        this.vertx = vertx;
        this.configuration = configuration.waiting();
        this.patience = this.configuration.patience();
    }

    void start(@Observes StartupEvent started) {
        timer = vertx.setPeriodic(configuration.interval().toMillis(), ignored -> lookWhenIdle());
    }

    void stop(@Observes @Priority(ShutdownOrder.CALLS) ShutdownEvent stopping) {
        vertx.cancelTimer(timer);
    }

    private void lookWhenIdle() {
        if (looking.compareAndSet(false, true)) {
            look().onTermination()
                    .invoke(() -> looking.set(false))
                    .subscribe()
                    .with(done -> {}, failure -> LOG.warnf("Waiting orders not looked at: %s", failure.getMessage()));
        }
    }

    private Uni<Void> look() {
        Instant now = Instant.now();
        UUID youngest = UuidV7.lowerBound(now.minus(patience.firstAsking()));
        return database.read(() -> waiting.between(last, youngest, configuration.pageSize()))
                .chain(page -> act(page, now))
                .chain(() -> database.read(() -> waiting.overdue(now, configuration.mostAtOnce())))
                .chain(overdue -> unlessBehind(!overdue.isEmpty(), () -> keepDeadlines.giveUp(overdue)));
    }

    private Uni<Void> act(List<Waiting> page, Instant now) {
        Review review = Review.at(page, patience, asked, now, configuration.mostAtOnce());
        review.seen().forEach(metrics::see);
        return unlessBehind(!review.asksForNothing(), () -> ask(review, now)).chain(() -> goOn(review, page.size()));
    }

    /** Who is behind lacks what is on its way to it: it has nothing to ask for, and nothing is overdue. */
    private Uni<Void> unlessBehind(boolean isNeeded, Supplier<Uni<Void>> action) {
        return (isNeeded ? hearing.isUpToDate() : Uni.createFrom().item(false))
                .chain(upToDate -> upToDate ? action.get() : Uni.createFrom().voidItem());
    }

    private Uni<Void> ask(Review review, Instant now) {
        if (!review.missed().isEmpty()) {
            LOG.infof(
                    "Asking again for what %d orders wait for", review.missed().size());
            publishers.publishAgain(review.missedOrders());
            review.missed().forEach(order -> asked.note(patience.askings(order.step(), order.until(now)), order));
            metrics.asked(review.missed().size());
        }
        return keepDeadlines.delay(review.delayed()).chain(() -> keepDeadlines.giveUp(review.expired()));
    }

    private Uni<Void> goOn(Review review, int pageSize) {
        if (review.seen().size() < pageSize || pageSize == configuration.pageSize()) {
            last = review.seen().getLast().orderId().value();
            return Uni.createFrom().voidItem();
        }
        last = BEGINNING;
        asked.endRound();
        metrics.endRound();
        return database.read(waiting::stuck).invoke(metrics::stuck).replaceWithVoid();
    }
}
