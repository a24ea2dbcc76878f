package io.orderflow.runtime.nats.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.orderflow.events.wire.Streams;
import io.orderflow.runtime.nats.connection.ConnectionObserver;
import io.orderflow.runtime.nats.connection.NatsConfiguration;
import io.orderflow.runtime.nats.connection.NatsConnection;
import io.orderflow.runtime.nats.connection.NatsSession;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to JetStream without blocking: at most a window of messages is on its way, a bounded number waits behind
 * it, and a message counts as published when the server has acknowledged it. Safe for use by many threads.
 */
@ApplicationScoped
public class JetStreamPublisher {

    private final NatsConnection connection;
    private final NatsConfiguration.Publishing bounds;
    private final Counter published;
    private final Counter failed;
    private final Queue<Pending> waiting = new ArrayDeque<>();
    private final Map<Pending, Sent> underway = new ConcurrentHashMap<>();
    private final AtomicLong highest = new AtomicLong();
    private final AtomicInteger contradictions = new AtomicInteger();
    private int inFlight;

    private record Pending(NatsMessage message, UniEmitter<? super Stored> emitter) {}

    /** What waits for its answer since a time of {@link System#nanoTime}. */
    private record Sent(CompletableFuture<PublishAck> answer, long nanos) {}

    JetStreamPublisher(
            NatsConnection connection, NatsConfiguration configuration, MeterRegistry registry, Vertx vertx) {
        this.connection = connection;
        this.bounds = configuration.publish();
        this.published = Counter.builder("orderflow.events.published")
                .description("Messages that JetStream acknowledged")
                .register(registry);
        this.failed = Counter.builder("orderflow.events.publish.failed")
                .description("Messages that could not be published")
                .register(registry);
        connection.observe(new ConnectionObserver() {
            @Override
            public void connected(Connection established) {
                // Publishing finds the connection by itself.
            }

            @Override
            public void disconnected() {
                abandon();
            }
        });
        vertx.setPeriodic(Math.max(1, bounds.timeout().toMillis() / 10), ignored -> expire());
    }

    /** The answers to what was under way are lost; waiting for them would keep the window shut. */
    private void abandon() {
        underway.values()
                .forEach(
                        sent -> sent.answer().completeExceptionally(new NotPublishedException("the connection broke")));
    }

    /** One look at all of them costs less than a timer for each. */
    private void expire() {
        long earliest = System.nanoTime() - bounds.timeout().toNanos();
        for (Sent sent : underway.values()) {
            if (sent.nanos() - earliest < 0) {
                sent.answer().completeExceptionally(new NotPublishedException("no answer in " + bounds.timeout()));
            }
        }
    }

    /**
     * Publishes one message and tells where the stream stored it. Messages of one caller are sent in the order of its
     * subscriptions. The Uni publishes when it is subscribed to, completes on a thread of jnats, and
     * fails with {@link NotPublishedException} when there is no connection, no answer in time, or no room to wait.
     */
    public Uni<Stored> publish(String subject, Headers headers, byte[] body) {
        NatsMessage message = NatsMessage.builder()
                .subject(subject)
                .headers(headers)
                .data(body)
                .build();
        return Uni.createFrom().emitter(emitter -> submit(new Pending(message, emitter)));
    }

    private void submit(Pending pending) {
        synchronized (waiting) {
            if (inFlight >= bounds.window()) {
                if (waiting.size() < bounds.queue()) {
                    waiting.add(pending);
                    return;
                }
            } else {
                inFlight++;
                send(pending);
                return;
            }
        }
        fail(pending, new NotPublishedException("the publish queue is full"));
    }

    /** Sends inside the lock: the order of the calls is the order on the wire. The write itself only enqueues. */
    private void send(Pending pending) {
        try {
            NatsSession session =
                    connection.session().orElseThrow(() -> new NotPublishedException("no connection to NATS"));
            JetStream jetStream =
                    connection.jetStream().orElseThrow(() -> new NotPublishedException("no connection to NATS"));
            long before = highest.get();
            CompletableFuture<PublishAck> answer = jetStream.publishAsync(pending.message());
            underway.put(pending, new Sent(answer, System.nanoTime()));
            var _ = answer.whenComplete((ack, failure) -> {
                underway.remove(pending);
                if (ack != null) {
                    check(ack, before);
                }
                finished(pending, ack == null ? null : new Stored(ack.getSeqno(), session), failure);
            });
        } catch (RuntimeException refused) {
            // On a thread of its own: the next one may be refused too, and a full queue is deeper than a stack.
            Infrastructure.getDefaultExecutor().execute(() -> finished(pending, null, refused));
        }
    }

    /** What was sent after an acknowledgement is stored behind it, or the stream has gone back in between. */
    private void check(PublishAck ack, long before) {
        if (!ack.isDuplicate() && ack.getStream().equals(Streams.ORDERS)) {
            if (ack.getSeqno() <= before) {
                contradictions.incrementAndGet();
                highest.set(ack.getSeqno());
            } else {
                highest.accumulateAndGet(ack.getSeqno(), Math::max);
            }
        }
    }

    /** How often the stream {@code ORDERS} has stored something before what it had acknowledged earlier. */
    public int contradictions() {
        return contradictions.get();
    }

    private void finished(Pending pending, @Nullable Stored stored, @Nullable Throwable failure) {
        synchronized (waiting) {
            Pending next = waiting.poll();
            if (next == null) {
                inFlight--;
            } else {
                send(next);
            }
        }
        if (stored != null) {
            published.increment();
            pending.emitter().complete(stored);
        } else {
            fail(pending, new NotPublishedException(failure == null ? "no answer" : String.valueOf(failure), failure));
        }
    }

    private void fail(Pending pending, NotPublishedException reason) {
        failed.increment();
        pending.emitter().fail(reason);
    }
}
