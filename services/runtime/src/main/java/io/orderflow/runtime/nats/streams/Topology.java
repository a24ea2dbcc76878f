package io.orderflow.runtime.nats.streams;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.CompressionOption;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.orderflow.events.wire.EventCodec;
import io.orderflow.events.wire.Streams;
import io.orderflow.runtime.nats.connection.NatsConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes the streams that Orderflow needs, or brings them to their configuration; harmless to repeat. */
@ApplicationScoped
public class Topology {

    private static final Logger LOG = Logger.getLogger(Topology.class);
    private static final int STREAM_NOT_FOUND = 10059;
    /** Twice the largest event; a dead letter, which has more headers, still fits into the server's limit. */
    private static final int MAX_MESSAGE_BYTES = 2 * EventCodec.MAX_BODY_BYTES;

    private static final Duration DEAD_LETTER_AGE = Duration.ofDays(90);

    private final NatsConfiguration.Stream settings;
    private final String service;
    private final Set<String> leftAsTheyAre = ConcurrentHashMap.newKeySet();

    Topology(NatsConfiguration configuration, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.settings = configuration.stream();
        this.service = service;
    }

    /** Declares the streams; on a thread that may block. */
    public void declare(Connection connection) throws IOException, JetStreamApiException {
        JetStreamManagement management = connection.jetStreamManagement();
        declare(
                management,
                stream(Streams.ORDERS, Streams.ORDERS_SUBJECTS)
                        .maximumMessageSize(MAX_MESSAGE_BYTES)
                        .maxAge(settings.maxAge())
                        .maxBytes(settings.maxBytes())
                        .duplicateWindow(settings.duplicateWindow())
                        .build());
        declare(
                management,
                stream(Streams.DEAD_LETTERS, Streams.DEAD_LETTERS_SUBJECTS)
                        .maxAge(DEAD_LETTER_AGE)
                        .build());
    }

    private StreamConfiguration.Builder stream(String name, String subjects) {
        return StreamConfiguration.builder()
                .name(name)
                .subjects(List.of(subjects))
                .retentionPolicy(RetentionPolicy.Limits)
                .storageType(StorageType.File)
                // A power cut may make a block the last one that is compressed already: nats-server crawls in it (ADR
                // 23).
                .compressionOption(CompressionOption.None)
                .discardPolicy(DiscardPolicy.Old)
                .replicas(settings.replicas())
                .allowDirect(true);
    }

    private void declare(JetStreamManagement management, StreamConfiguration wanted)
            throws IOException, JetStreamApiException {
        try {
            StreamInfo present = management.getStreamInfo(wanted.getName());
            if (!matches(present.getConfiguration(), wanted)) {
                change(management, wanted);
            }
        } catch (JetStreamApiException absent) {
            if (absent.getApiErrorCode() != STREAM_NOT_FOUND) {
                throw absent;
            }
            create(management, wanted);
        }
    }

    /** Whoever may not is not heard at all, so it does not try: its caller does, in a moment, and finds the stream. */
    private void create(JetStreamManagement management, StreamConfiguration wanted)
            throws IOException, JetStreamApiException {
        String creator = settings.createdBy().orElse(service);
        if (!creator.equals(service)) {
            throw new IOException("stream " + wanted.getName() + " is not there yet, and " + creator + " makes it");
        }
        management.addStream(wanted);
        LOG.infof("Created stream %s", wanted.getName());
    }

    private void change(JetStreamManagement management, StreamConfiguration wanted)
            throws IOException, JetStreamApiException {
        if (settings.update()) {
            management.updateStream(wanted);
            LOG.infof("Updated stream %s", wanted.getName());
        } else if (leftAsTheyAre.add(wanted.getName())) {
            LOG.warnf(
                    "Stream %s is not as configured here; it is left as it is (orderflow.nats.stream.update is false)",
                    wanted.getName());
        }
    }

    private static boolean matches(StreamConfiguration present, StreamConfiguration wanted) {
        return present.getSubjects().equals(wanted.getSubjects())
                && present.getReplicas() == wanted.getReplicas()
                && present.getCompressionOption() == wanted.getCompressionOption()
                && present.getMaxAge().equals(wanted.getMaxAge())
                && present.getMaxBytes() == wanted.getMaxBytes()
                && present.getMaximumMessageSize() == wanted.getMaximumMessageSize()
                && present.getAllowDirect() == wanted.getAllowDirect()
                && (wanted.getDuplicateWindow().isZero()
                        || present.getDuplicateWindow().equals(wanted.getDuplicateWindow()));
    }
}
