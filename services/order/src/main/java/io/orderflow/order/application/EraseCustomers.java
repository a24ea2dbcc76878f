package io.orderflow.order.application;

import io.orderflow.order.application.Erasures.Erasure;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.lifecycle.Timers;
import io.orderflow.runtime.outbox.Retention;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Forgets customers: what of their orders has ended at once and in steps, each of the others when it ends. Orders that were
 * placed before but are heard of later are found likewise, as long as they may come.
 */
@ApplicationScoped
public class EraseCustomers {

    private static final Logger LOG = Logger.getLogger(EraseCustomers.class);

    private final Erasures erasures;
    private final AnonymizeOrders anonymizeOrders;
    private final Database database;
    private final Timers timers;
    private final Retention retention;
    private final OrderConfiguration.Erasure configuration;
    private final AtomicBoolean looking = new AtomicBoolean();

    EraseCustomers(
            Erasures erasures,
            AnonymizeOrders anonymizeOrders,
            Database database,
            Timers timers,
            Retention retention,
            OrderConfiguration configuration) {
        this.erasures = erasures;
        this.anonymizeOrders = anonymizeOrders;
        this.database = database;
        this.timers = timers;
        this.retention = retention;
        this.configuration = configuration.erasure();
    }

    void start(@Observes StartupEvent started) {
        timers.every(configuration.interval(), this::lookWhenIdle);
        retention.keep(
                "erasures that are done",
                configuration.retention(),
                configuration.interval(),
                configuration.batchSize(),
                erasures::forgetBefore);
    }

    /** Forgets a customer; whoever has few orders on their way is forgotten but for these when it is answered. */
    public Uni<ErasureStanding> erase(String customerId) {
        Erasure erasure = new Erasure(customerId, "erased-" + UUID.randomUUID(), Instant.now());
        return database.write(() -> erasures.request(erasure))
                .call(() -> anonymizeOrders.next(customerId, configuration.batchSize()))
                .chain(requested -> database.read(() -> erasures.standing(requested)));
    }

    private void lookWhenIdle() {
        if (looking.compareAndSet(false, true)) {
            look().onTermination()
                    .invoke(() -> looking.set(false))
                    .subscribe()
                    .with(done -> {}, failure -> LOG.warnf("Customers not forgotten yet: %s", failure.getMessage()));
        }
    }

    /** A pause between two steps leaves the others time to follow. */
    private Uni<Void> look() {
        return anonymizeOrders
                .next(null, configuration.batchSize())
                .chain(found -> found < configuration.batchSize()
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(configuration.pause())
                                .chain(this::look));
    }
}
