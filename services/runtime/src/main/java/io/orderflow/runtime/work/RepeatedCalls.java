package io.orderflow.runtime.work;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.orderflow.runtime.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Counts at an interval the calls that have to be made again, by the reason why, and gives the hopeless ones a chance.
 */
final class RepeatedCalls {

    private static final Logger LOG = Logger.getLogger(RepeatedCalls.class);
    private static final long NO_TIMER = -1;

    private final String name;
    private final Vertx vertx;
    private final Database database;
    private final DueRows rows;
    private final WorkConfiguration configuration;
    private final MultiGauge gauges;
    private volatile long timer = NO_TIMER;

    RepeatedCalls(String name, WorkResources resources) {
        this.name = name;
        this.vertx = resources.vertx();
        this.database = resources.database();
        this.rows = resources.rows();
        this.configuration = resources.configuration();
        this.gauges = MultiGauge.builder("orderflow.calls.repeated")
                .description("Calls of the outside that have to be made again")
                .tag("calls", name)
                .register(resources.registry());
    }

    /** A start may be what they wait for: of a new version, or with another configuration. */
    void start() {
        timer = vertx.setPeriodic(configuration.countInterval().toMillis(), ignored -> count());
        hasten().subscribe()
                .with(done -> count(), failure -> LOG.warnf("%s: not hastened: %s", name, failure.getMessage()));
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private Uni<Void> hasten() {
        return Uni.createFrom()
                .deferred(() -> database.writeBatch(() -> rows.hastenHopeless(name)))
                .repeat()
                .whilst(hastened -> hastened >= DueRows.MOST_HASTENED)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private void count() {
        database.read(() -> rows.countByReason(name))
                .subscribe()
                .with(this::show, failure -> LOG.debugf("%s: not counted: %s", name, failure.getMessage()));
    }

    private void show(Map<String, Long> counts) {
        gauges.register(
                counts.entrySet().stream()
                        .map(count -> MultiGauge.Row.of(Tags.of("reason", count.getKey()), count.getValue()))
                        .toList(),
                true);
    }
}
