package io.orderflow.runtime.outbox;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.orderflow.events.wire.Streams;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.nats.publish.JetStreamPublisher;
import io.orderflow.runtime.nats.streams.StreamExtent;
import io.orderflow.runtime.nats.streams.StreamMemory;
import io.orderflow.runtime.nats.streams.Topology;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Holds the outbox against the stream, whose word is not to be trusted: JetStream acknowledges before it syncs to disk,
 * so that a power cut takes its end or leaves holes; a disk flips bits; an operator restores, purges or removes. What the
 * stream lacks becomes unsent again, and is published anew. Consumers ignore what they have seen.
 *
 * <p>A stream that is another than before, or has gone back, is compared row by row, as far down as anything is missing
 * ({@link StreamComparison#downwards}). In one that has only lost something, what everybody has read is missed by nobody;
 * the rest is looked for where the stream says that it has holes, and read where it says that it has none
 * ({@link StreamComparison#unread}).
 */
@ApplicationScoped
class StreamReconciliation {

    private static final Logger LOG = Logger.getLogger(StreamReconciliation.class);
    /** What an installation that has not kept a mark yet does not believe to be there. */
    private static final Duration UNKNOWN = Duration.ofMinutes(10);

    private final Outbox outbox;
    private final StreamMarks marks;
    private final StreamComparison comparison;
    private final Database database;
    private final Topology topology;
    private final JetStreamPublisher publisher;
    private volatile int contradictions;

    StreamReconciliation(
            Outbox outbox,
            StreamMarks marks,
            StreamComparison comparison,
            Database database,
            Topology topology,
            JetStreamPublisher publisher) {
        this.outbox = outbox;
        this.marks = marks;
        this.comparison = comparison;
        this.database = database;
        this.topology = topology;
        this.publisher = publisher;
    }

    /** What is known of the stream, and rows that it should hold if it has not gone back. */
    private record Known(StreamMark mark, List<Published> newest) {}

    /**
     * Declares the streams, and completes with the number of rows that have to be published anew.
     *
     * @param thorough whether everything unread is read, rather than a step of it
     */
    Uni<Integer> reconcile(Connection connection, boolean thorough) {
        StreamMemory memory = new StreamMemory(connection, Streams.ORDERS);
        Instant now = Instant.now();
        int contradicted = publisher.contradictions();
        return database.writeBatch(() -> known(now))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(known -> look(connection, memory, known, contradicted != contradictions, now))
                .chain(look -> compare(memory, look, thorough)
                        .call(lost -> database.writeBatch(() -> marks.save(look.nextMark()))))
                .invoke(lost -> contradictions = contradicted)
                .invoke(StreamReconciliation::tell);
    }

    private Uni<Known> known(Instant now) {
        return marks.find().chain(found -> {
            StreamMark mark = found.orElseGet(() -> StreamMark.unknown(now.minus(UNKNOWN)));
            return newest(mark).map(rows -> new Known(mark, rows));
        });
    }

    /** The newest row of all, and the newest of those that were there the last time. */
    private Uni<List<Published>> newest(StreamMark mark) {
        return outbox.below(Published.END, 1)
                .chain(last -> outbox.below(Published.after(mark.last()), 1)
                        .map(earlier -> Stream.concat(last.stream(), earlier.stream())
                                .distinct()
                                .toList()));
    }

    /** Asks for the consumers first: what has vanished until the stream is asked, they have not skipped yet. */
    private Look look(Connection connection, StreamMemory memory, Known known, boolean contradicted, Instant now) {
        try {
            topology.declare(connection);
            long passed = memory.passedByAll(known.mark().last());
            StreamExtent extent = memory.extent();
            boolean forgotten =
                    contradicted || known.newest().stream().anyMatch(row -> memory.forgot(row.place(), extent));
            return new Look(known.mark(), extent, passed, forgotten, now);
        } catch (IOException | JetStreamApiException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    private Uni<Integer> compare(StreamMemory memory, Look look, boolean thorough) {
        return look.isContradiction() ? comparison.downwards(memory, look) : comparison.unread(memory, look, thorough);
    }

    private static void tell(int lost) {
        if (lost > 0) {
            LOG.warnf("The stream has lost %d events: publishing them anew", lost);
        }
    }
}
