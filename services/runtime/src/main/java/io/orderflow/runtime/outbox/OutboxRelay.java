package io.orderflow.runtime.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.nats.client.impl.Headers;
import io.orderflow.events.wire.EncodedEvent;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.lifecycle.ShutdownOrder;
import io.orderflow.runtime.lifecycle.Timers;
import io.orderflow.runtime.nats.connection.NatsConnection;
import io.orderflow.runtime.nats.connection.NatsSession;
import io.orderflow.runtime.nats.publish.JetStreamPublisher;
import io.orderflow.runtime.nats.publish.Stored;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what the outbox holds and records where JetStream stored it. What it cannot publish or record stays
 * unsent, and the {@link OutboxSweep} takes it up.
 *
 * <p>Of each session at a server nothing is recorded before the stream has been held against what is recorded already:
 * what a stream that lost its end stores anew lies at the places of what was lost, and would hide it.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration LAST_RECORDING = Duration.ofSeconds(3);
    private static final Duration POLL = Duration.ofMillis(10);
    /** What is beyond stays unsent, and is published again. */
    private static final int MOST_UNRECORDED = 50_000;

    private final NatsConnection connection;
    private final JetStreamPublisher publisher;
    private final Outbox outbox;
    private final Database database;
    private final Timers timers;
    private final OutboxConfiguration configuration;
    private final AtomicInteger inFlight;
    private final AtomicBoolean recording = new AtomicBoolean();
    private final Object lock = new Object();
    private List<Acknowledged> unrecorded = new ArrayList<>();

    private volatile @Nullable NatsSession compared;

    private record Acknowledged(UUID id, Stored stored) {
        Published published() {
            return new Published(id, stored.sequence());
        }
    }

    OutboxRelay(
            NatsConnection connection,
            JetStreamPublisher publisher,
            Outbox outbox,
            Database database,
            Timers timers,
            OutboxConfiguration configuration,
            MeterRegistry registry) {
        this.connection = connection;
        this.publisher = publisher;
        this.outbox = outbox;
        this.database = database;
        this.timers = timers;
        this.configuration = configuration;
        this.inFlight = registry.gauge("orderflow.outbox.in.flight", new AtomicInteger());
    }

    @PostConstruct
    void start() {
        timers.every(configuration.recordInterval(), this::recordWhenIdle);
    }

    /** Publishes events that have just been committed. Nobody waits for it. */
    public void publish(List<EncodedEvent> events) {
        for (EncodedEvent event : events) {
            UUID id = UUID.fromString(event.headers().get(OutboxRow.MESSAGE_ID));
            publish(id, event.subject(), event.headers(), event.body())
                    .subscribe()
                    .with(stored -> {}, this::logUnsent);
        }
    }

    /** Stream and outbox agree as of this session: what it acknowledges is recorded from now on. */
    void compared(NatsSession session) {
        compared = session;
    }

    /**
     * Publishes rows that were left behind, and completes, when each is published or has failed, with whether all are.
     */
    Uni<Boolean> publishRows(List<OutboxRow> rows) {
        List<Uni<Boolean>> publications = rows.stream()
                .map(row -> publish(
                                row.id(),
                                row.subject(),
                                row.wireHeaders(),
                                row.body().getBytes(StandardCharsets.UTF_8))
                        .replaceWith(true)
                        .onFailure()
                        .invoke(this::logUnsent)
                        .onFailure()
                        .recoverWithItem(false))
                .toList();
        return publications.isEmpty()
                ? Uni.createFrom().item(true)
                : Uni.join().all(publications).andCollectFailures().map(published -> !published.contains(false));
    }

    private Uni<Void> publish(UUID id, String subject, Map<String, String> headers, byte[] body) {
        Headers wire = new Headers();
        headers.forEach(wire::put);
        inFlight.incrementAndGet();
        return publisher
                .publish(subject, wire, body)
                .invoke(stored -> remember(new Acknowledged(id, stored)))
                .onTermination()
                .invoke(inFlight::decrementAndGet)
                .replaceWithVoid();
    }

    private void logUnsent(Throwable failure) {
        LOG.debugf("Left in the outbox: %s", failure.getMessage());
    }

    private void remember(Acknowledged acknowledged) {
        synchronized (lock) {
            if (unrecorded.size() < MOST_UNRECORDED) {
                unrecorded.add(acknowledged);
            }
        }
    }

    private void recordWhenIdle() {
        if (recording.compareAndSet(false, true)) {
            record().onTermination()
                    .invoke(() -> recording.set(false))
                    .subscribe()
                    .with(done -> {});
        }
    }

    /** Records what has been published; rows whose recording fails are swept and published again, which is harmless. */
    private Uni<Void> record() {
        List<Published> batch = takeRecordable();
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return database.writeBatch(() -> outbox.record(batch))
                .onFailure()
                .invoke(failure -> LOG.warnf("%d sequences not recorded: %s", batch.size(), failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /**
     * All of the present session once that is compared. What an earlier one acknowledged may be lost: it stays unsent.
     */
    private List<Published> takeRecordable() {
        NatsSession present = connection.session().orElse(null);
        synchronized (lock) {
            unrecorded.removeIf(one -> !one.stored().session().equals(present));
            if (present == null || !present.equals(compared)) {
                return List.of();
            }
            List<Published> batch =
                    unrecorded.stream().map(Acknowledged::published).toList();
            unrecorded = new ArrayList<>();
            return batch;
        }
    }

    /** Waits for what is on its way, and records it. */
    void finish(@Observes @Priority(ShutdownOrder.OUTBOX) ShutdownEvent stopping) throws InterruptedException {
        long end = System.nanoTime() + LAST_RECORDING.toNanos();
        boolean finished = false;
        while (!finished && System.nanoTime() < end) {
            recordWhenIdle();
            Thread.sleep(POLL);
            finished = inFlight.get() == 0 && isRecorded();
        }
        if (!finished) {
            LOG.warn("Stopped before all sequences were recorded; they will be published once more");
        }
    }

    private boolean isRecorded() {
        synchronized (lock) {
            return unrecorded.isEmpty() && !recording.get();
        }
    }
}
