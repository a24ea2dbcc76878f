package io.orderflow.runtime.database;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tries again what failed though nothing was wrong with it, with growing pauses. */
@ApplicationScoped
public class Retries {

    private static final Logger LOG = Logger.getLogger(Retries.class);

    private final DatabaseConfiguration configuration;
    private final Refusals refusals;

    /** One piece of work; its tries come one after the other. */
    private final class Course {

        private int refused;
        private @Nullable Refusal last;

        void failed(Throwable failure) {
            if (!Failures.isPassing(failure)) {
                return;
            }
            Refusal refusal = Failures.refusal(failure);
            if (last == null) {
                LOG.warnf("The database is away or refuses, trying again: %s", refusal.message());
            } else {
                refusals.noteRepeated(refusal);
            }
            refused = Failures.isAway(failure) ? 0 : refused + 1;
            last = refusal;
        }

        boolean goesOn(Throwable failure) {
            return Failures.isAway(failure) || (Failures.isPassing(failure) && refused < configuration.triesTogether());
        }

        void succeeded() {
            if (last != null) {
                refusals.overcome(last);
            }
        }
    }

    Retries(DatabaseConfiguration configuration, Refusals refusals) {
        this.configuration = configuration;
        this.refusals = refusals;
    }

    /**
     * Repeats the work for as long as the database is away, and {@code orderflow.database.tries-together} times where it
     * refuses this work. Any other failure is passed on.
     */
    public <T> Uni<T> whilePassing(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Course course = new Course();
            return Uni.createFrom()
                    .deferred(work::get)
                    .onFailure()
                    .invoke(course::failed)
                    .onFailure(course::goesOn)
                    .retry()
                    .withBackOff(configuration.retryPause(), configuration.longestRetryPause())
                    .indefinitely()
                    .invoke(course::succeeded);
        });
    }
}
