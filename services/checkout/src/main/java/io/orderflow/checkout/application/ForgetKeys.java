package io.orderflow.checkout.application;

import io.orderflow.runtime.outbox.Timers;
import io.orderflow.runtime.transaction.Database;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Forgets idempotency keys past their retention, in bounded steps, each in a transaction of its own. */
@ApplicationScoped
class ForgetKeys {

    private static final Logger LOG = Logger.getLogger(ForgetKeys.class);

    private final OrderRequests requests;
    private final Database database;
    private final CheckoutConfiguration.Idempotency configuration;
    private final Timers timers;
    private final AtomicBoolean forgetting = new AtomicBoolean();

    ForgetKeys(OrderRequests requests, Database database, CheckoutConfiguration configuration, Timers timers) {
        this.requests = requests;
        this.database = database;
        this.configuration = configuration.idempotency();
        this.timers = timers;
    }

    void start(@Observes StartupEvent started) {
        timers.every(configuration.sweepInterval(), this::forgetWhenIdle);
    }

    private void forgetWhenIdle() {
        if (forgetting.compareAndSet(false, true)) {
            forget().onTermination()
                    .invoke(() -> forgetting.set(false))
                    .subscribe()
                    .with(done -> {}, failure -> LOG.warnf("Old keys not forgotten: %s", failure.getMessage()));
        }
    }

    private Uni<Void> forget() {
        Instant bound = Instant.now().minus(configuration.retention());
        return database.writeBatch(() -> requests.forgetBefore(bound, configuration.sweepSize()))
                .chain(forgotten ->
                        forgotten < configuration.sweepSize() ? Uni.createFrom().voidItem() : forget());
    }
}
