package io.orderflow.runtime.nats.consume;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import io.orderflow.runtime.nats.streams.StreamExtent;
import io.orderflow.runtime.nats.streams.StreamMemory;
import io.orderflow.runtime.nats.streams.StreamPlace;
import java.io.IOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** One durable pull consumer as code: what it is called, what it hears, and how it is made or mended. */
public record DurableConsumer(String stream, String name, List<String> subjects, int maxAckPending, Duration ackWait) {

    private static final Logger LOG = Logger.getLogger(DurableConsumer.class);
    /** No such consumer, no such stream. */
    private static final Set<Integer> NOT_FOUND = Set.of(10014, 10059);
    /** What the server says of whatever keeps it from making a consumer. */
    private static final int NOT_CREATED = 10012;
    /** In what the server keeps of the consumer: up to which place of the stream the service has to remember. */
    private static final String REMEMBERS_AT = "orderflow-remembers-at";

    public DurableConsumer {
        subjects = List.copyOf(subjects);
    }

    /**
     * Creates the consumer, or brings it to its configuration; one that cannot be brought to it is made anew. Where the
     * server's disk has damaged the file of its state, the server knows no such consumer, removes none and makes none:
     * then its state is kept in memory, until the server starts without that file.
     *
     * @param remembersAt for one that is made now, see {@link #remembersAt(Connection, Optional)}
     */
    ConsumerInfo declare(Connection connection, long remembersAt) throws IOException, JetStreamApiException {
        Optional<ConsumerInfo> present = presentOrRemoved(connection);
        long place = present.map(DurableConsumer::remembersAt).orElse(remembersAt);
        boolean inMemory = present.map(info -> info.getConsumerConfiguration().isMemStorage())
                .orElse(false);
        try {
            return connection.jetStreamManagement().addOrUpdateConsumer(stream, configuration(inMemory, place));
        } catch (JetStreamApiException refused) {
            if (present.isPresent() || refused.getApiErrorCode() != NOT_CREATED) {
                throw refused;
            }
            LOG.warnf(
                    "Stream %s cannot store consumer %s (%s): it is kept in memory and reads the stream from its start"
                            + " whenever nats-server starts, until obs/%s/o.dat of the stream is removed",
                    stream, name, refused.getErrorDescription(), name);
            return connection.jetStreamManagement().addOrUpdateConsumer(stream, configuration(true, place));
        }
    }

    private Optional<ConsumerInfo> presentOrRemoved(Connection connection) throws IOException, JetStreamApiException {
        Optional<ConsumerInfo> present = find(connection);
        if (present.map(ConsumerInfo::getConsumerConfiguration)
                .filter(DurableConsumer::isOfAnotherKind)
                .isEmpty()) {
            return present;
        }
        LOG.warnf("Consumer %s of stream %s is of another kind: making it anew", name, stream);
        connection.jetStreamManagement().deleteConsumer(stream, name);
        return Optional.empty();
    }

    /** In what the server never changes in a consumer. */
    private static boolean isOfAnotherKind(ConsumerConfiguration present) {
        return present.getDeliverPolicy() != DeliverPolicy.All || present.getAckPolicy() != AckPolicy.Explicit;
    }

    /** The consumer as the server has it, if it has it. */
    Optional<ConsumerInfo> find(Connection connection) throws IOException, JetStreamApiException {
        try {
            return Optional.of(connection.jetStreamManagement().getConsumerInfo(stream, name));
        } catch (JetStreamApiException absent) {
            if (NOT_FOUND.contains(absent.getApiErrorCode())) {
                return Optional.empty();
            }
            throw absent;
        }
    }

    /**
     * Tells whether the consumer will read the stream from its beginning, because it is not there or has been removed:
     * one that is ahead of its stream would starve. What the service has dealt with already, it ignores.
     */
    boolean startsAnew(Connection connection, StreamPlace position, ZonedDateTime before)
            throws IOException, JetStreamApiException {
        Optional<ConsumerInfo> present = find(connection);
        if (present.isEmpty() || present.get().getCreationTime().isAfter(before)) {
            return present.isEmpty();
        }
        if (isAhead(present.get(), new StreamMemory(connection, stream), position)) {
            LOG.warnf("Stream %s forgot what consumer %s has seen: reading it from the start", stream, name);
            return connection.jetStreamManagement().deleteConsumer(stream, name);
        }
        return false;
    }

    private static boolean isAhead(ConsumerInfo present, StreamMemory memory, StreamPlace position)
            throws IOException, JetStreamApiException {
        StreamExtent extent = memory.extent();
        return present.getDelivered().getStreamSequence() > extent.last() || memory.forgot(position, extent);
    }

    /**
     * Up to which place of the stream the service has to read, before it knows again what it knew: to the last of what it
     * hears, if that stands behind the service's own position, and 0 otherwise. A position that the stream has forgotten is
     * the stream's loss and none of the service. To be asked for while there is no consumer, which is how an operator lets
     * NATS forget after a restore.
     *
     * @param position where the service has got by its own account
     */
    long remembersAt(Connection connection, Optional<StreamPlace> position) throws IOException, JetStreamApiException {
        StreamMemory memory = new StreamMemory(connection, stream);
        StreamExtent extent = memory.extent();
        boolean forgotten =
                position.filter(place -> memory.forgot(place, extent)).isPresent();
        long known = position.map(StreamPlace::sequence).orElse(0L);
        long last = memory.lastOn(subjects);
        return forgotten || last <= known ? 0 : last;
    }

    /**
     * Whether the service has yet to read what it knew once. Of what is new there may be as much as there will: it counts for
     * nothing.
     */
    static boolean isReadingAgain(ConsumerInfo present) {
        return present.getAckFloor().getStreamSequence() < remembersAt(present)
                && present.getNumPending() + present.getNumAckPending() > 0;
    }

    private static long remembersAt(ConsumerInfo present) {
        Map<String, String> metadata = present.getConsumerConfiguration().getMetadata();
        return Long.parseLong(metadata.getOrDefault(REMEMBERS_AT, "0"));
    }

    private ConsumerConfiguration configuration(boolean inMemory, long remembersAt) {
        return ConsumerConfiguration.builder()
                .durable(name)
                .filterSubjects(subjects)
                .ackPolicy(AckPolicy.Explicit)
                .deliverPolicy(DeliverPolicy.All)
                .ackWait(ackWait)
                .maxAckPending(maxAckPending)
                .memStorage(inMemory)
                .metadata(Map.of(REMEMBERS_AT, Long.toString(remembersAt)))
                // The channel itself moves what fails too often to the dead letters; the server would only drop it.
                .maxDeliver(-1)
                .build();
    }
}
