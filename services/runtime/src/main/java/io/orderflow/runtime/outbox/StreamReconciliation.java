package io.orderflow.runtime.outbox;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.orderflow.events.wire.Streams;
import io.orderflow.runtime.nats.StreamMemory;
import io.orderflow.runtime.nats.Topology;
import io.orderflow.runtime.transaction.Database;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.jboss.logging.Logger;

/**
 * Holds the outbox against the stream. JetStream acknowledges before it syncs to disk, so that after a power cut the
 * stream may lack its tail, or be gone; whatever it lacks from some place on becomes unsent again and is published
 * anew. Consumers ignore what they have seen.
 */
@ApplicationScoped
class StreamReconciliation {

    private static final Logger LOG = Logger.getLogger(StreamReconciliation.class);

    private final Outbox outbox;
    private final Database database;
    private final Topology topology;
    private final OutboxConfiguration configuration;

    StreamReconciliation(Outbox outbox, Database database, Topology topology, OutboxConfiguration configuration) {
        this.outbox = outbox;
        this.database = database;
        this.topology = topology;
        this.configuration = configuration;
    }

    /** Declares the streams, and completes with the number of rows that have to be published anew. */
    Uni<Integer> reconcile(Connection connection) {
        return database.writeBatch(outbox::last)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(last -> declare(connection))
                .chain(last -> last.isEmpty() || !forgot(connection, last.getFirst())
                        ? Uni.createFrom().item(0)
                        : publishAnew(connection, last.getFirst().streamSequence()));
    }

    /** A service that hears nothing needs the streams as well. */
    private void declare(Connection connection) {
        try {
            topology.declare(connection);
        } catch (IOException | JetStreamApiException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    /** Everything from the first forgotten place on. */
    private Uni<Integer> publishAnew(Connection connection, long last) {
        return firstForgotten(connection, 1, last)
                .chain(sequence -> forgetFrom(sequence, 0))
                .invoke(rows -> LOG.warnf("The stream forgot %d events: publishing them anew", rows));
    }

    private Uni<Integer> forgetFrom(long sequence, int before) {
        return database.writeBatch(() -> outbox.forgetFrom(sequence))
                .chain(rows -> rows < configuration.sweepSize()
                        ? Uni.createFrom().item(before + rows)
                        : forgetFrom(sequence, before + rows));
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
