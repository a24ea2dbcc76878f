package io.orderflow.runtime.outbox;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.orderflow.events.wire.Streams;
import io.orderflow.runtime.nats.StreamMemory;
import io.orderflow.runtime.transaction.Database;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Holds the outbox against the stream. JetStream acknowledges before it syncs to disk, so that after a power cut the
 * stream may lack its tail, or be gone; whatever it lacks from some place on becomes unsent again and is published
 * anew. Consumers ignore what they have seen.
 */
@ApplicationScoped
class StreamReconciliation {

    private static final Logger LOG = Logger.getLogger(StreamReconciliation.class);
    private static final int NEWEST = 100;

    private final Outbox outbox;
    private final Database database;

    StreamReconciliation(Outbox outbox, Database database) {
        this.outbox = outbox;
        this.database = database;
    }

    /** Completes with the number of rows that have to be published anew. */
    Uni<Integer> reconcile(Connection connection) {
        return database.writeBatch(() -> outbox.newest(NEWEST))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(newest -> forgot(connection, newest) ? publishAnew(connection, newest) : nothing());
    }

    private static Uni<Integer> nothing() {
        return Uni.createFrom().item(0);
    }

    private static boolean forgot(Connection connection, List<Published> newest) {
        return newest.stream()
                .max(java.util.Comparator.comparingLong(Published::streamSequence))
                .map(last -> forgot(connection, last))
                .orElse(false);
    }

    /** Everything from the first forgotten place on. */
    private Uni<Integer> publishAnew(Connection connection, List<Published> newest) {
        long last = newest.stream().mapToLong(Published::streamSequence).max().orElseThrow();
        return firstForgotten(connection, 1, last)
                .chain(sequence -> database.writeBatch(() -> outbox.forgetFrom(sequence)))
                .invoke(rows -> LOG.warnf("The stream forgot %d events: publishing them anew", rows));
    }

    /**
     * Searches by halves for the first forgotten row: what lies before the place where the stream was cut is there,
     * what lies behind is not. {@code forgotten} is the sequence of a row that is known to be forgotten.
     */
    private Uni<Long> firstForgotten(Connection connection, long from, long forgotten) {
        if (from >= forgotten) {
            return Uni.createFrom().item(forgotten);
        }
        long middle = from + (forgotten - from) / 2;
        return database.writeBatch(() -> outbox.atOrAfter(middle))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(rows -> {
                    if (rows.isEmpty() || rows.getFirst().streamSequence() >= forgotten) {
                        return firstForgotten(connection, from, middle);
                    }
                    Published row = rows.getFirst();
                    return forgot(connection, row)
                            ? firstForgotten(connection, from, row.streamSequence())
                            : firstForgotten(connection, row.streamSequence() + 1, forgotten);
                });
    }

    private static boolean forgot(Connection connection, Published row) {
        try {
            return new StreamMemory(connection.jetStreamManagement(), Streams.ORDERS)
                    .forgot(row.streamSequence(), row.id().toString());
        } catch (IOException | JetStreamApiException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }
}
