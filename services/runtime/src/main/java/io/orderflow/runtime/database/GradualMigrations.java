package io.orderflow.runtime.database;

import io.orderflow.runtime.lifecycle.ShutdownOrder;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * What an earlier version has left in large tables, brought up to date while the service works: a batch of rows in a
 * transaction of its own, in the order of their ids, and the next one after a pause. How far it has got stands in the
 * table {@code gradual_migrations}, into which a migration of the service puts it, and from which it goes when it is
 * done.
 */
@ApplicationScoped
public class GradualMigrations {

    private static final Logger LOG = Logger.getLogger(GradualMigrations.class);

    private static final String SPAN = "select done_to, last from gradual_migrations where name = $1 for update";
    private static final String ADVANCE = "update gradual_migrations set done_to = $2 where name = $1";
    private static final String END = "delete from gradual_migrations where name = $1";

    private final Database database;
    private final Vertx vertx;
    private final DatabaseConfiguration configuration;
    private volatile boolean stopped;

    /** Rows between two ids. */
    @FunctionalInterface
    public interface Batch {

        /**
         * Brings the next rows up to date, at most so many, in the transaction that is open.
         *
         * @param after the rows follow this id
         * @param last and none is behind this one
         * @return the ids of the rows, in their order; so many as asked for, if there may be more of them
         */
        Uni<List<UUID>> next(UUID after, UUID last, int most);
    }

    private record Span(UUID after, UUID last) {

        static Span of(Object[] columns) {
            return new Span((UUID) columns[0], (UUID) columns[1]);
        }
    }

    GradualMigrations(Database database, Vertx vertx, DatabaseConfiguration configuration) {
        this.database = database;
        this.vertx = vertx;
        this.configuration = configuration;
    }

    /** Goes on with a migration, if it is not done; called when the service starts. */
    public void goOn(String name, Batch batch) {
        AtomicBoolean more = new AtomicBoolean(true);
        database.writeBatch(() -> next(name, batch, configuration.gradualBatchSize()))
                .invoke(more::set)
                .subscribe()
                .with(done -> later(more.get(), name, batch), failure -> {
                    LOG.warnf("%s: will go on later: %s", name, failure.getMessage());
                    later(true, name, batch);
                });
    }

    private void later(boolean more, String name, Batch batch) {
        if (more && !stopped) {
            vertx.setTimer(configuration.gradualPause().toMillis(), ignored -> goOn(name, batch));
        }
    }

    void stop(@Observes @Priority(ShutdownOrder.CALLS) ShutdownEvent stopping) {
        stopped = true;
    }

    /** Does the next batch of a migration, in the transaction that is open; whether there may be more. */
    public Uni<Boolean> next(String name, Batch batch, int most) {
        return Sql.select(SPAN, Span::of, name)
                .chain(spans ->
                        spans.isEmpty() ? Uni.createFrom().item(false) : next(name, spans.getFirst(), batch, most));
    }

    private static Uni<Boolean> next(String name, Span span, Batch batch, int most) {
        return batch.next(span.after(), span.last(), most)
                .chain(rows -> rows.size() < most
                        ? Sql.execute(END, name).replaceWith(false)
                        : Sql.execute(ADVANCE, name, rows.getLast()).replaceWith(true));
    }
}
