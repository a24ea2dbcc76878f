package io.orderflow.runtime.transaction;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Tries again what failed because the database was away, with growing pauses, for as long as the service runs. */
@ApplicationScoped
public class Retries {

    private static final Logger LOG = Logger.getLogger(Retries.class);

    private final DatabaseConfiguration configuration;

    Retries(DatabaseConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Repeats the work while it fails for reasons that pass; any other failure is passed on. */
    public <T> Uni<T> whilePassing(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure(Failures::isPassing)
                .invoke(failure -> LOG.warnf("The database is away, trying again: %s", failure.getMessage()))
                .onFailure(Failures::isPassing)
                .retry()
                .withBackOff(configuration.retryPause(), configuration.longestRetryPause())
                .indefinitely();
    }
}
