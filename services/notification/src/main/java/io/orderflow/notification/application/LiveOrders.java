package io.orderflow.notification.application;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.notification.domain.Story;
import io.orderflow.runtime.transaction.Database;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureFailure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The orders that somebody follows live. What this instance records is passed on right after its commit; what other
 * instances record is found by asking the database at an interval. Either way one query at a time serves all
 * connections, and it reads only the stories that have become longer.
 */
@ApplicationScoped
public class LiveOrders {

    private static final Logger LOG = Logger.getLogger(LiveOrders.class);

    private final History history;
    private final Database database;
    private final NotificationConfiguration.Live configuration;
    private final Vertx vertx;
    private final Context context;
    private final Map<OrderId, Set<Follower>> followers = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();

    // Touched on the context alone.
    private final Set<OrderId> due = new HashSet<>();
    private boolean reading;
    private boolean away;

    LiveOrders(History history, Database database, NotificationConfiguration configuration, Vertx vertx) {
        this.history = history;
        this.database = database;
        this.configuration = configuration.live();
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(configuration.pollInterval().toMillis(), ignored -> wake(followers.keySet()));
    }

    /** Before the service waits for the requests that it still answers: these would never end by themselves. */
    void stop(@Observes ShutdownDelayInitiatedEvent stopping) {
        followers.values().forEach(listening -> listening.forEach(Follower::dismiss));
    }

    /** Whether there are as many connections as there may be. */
    public boolean isFull() {
        return connections.get() >= configuration.maxConnections();
    }

    /**
     * What has happened to an order, then what happens to it, each event once, until shortly after its end. With the
     * last event that a client has heard, only what it may not have heard. A client too slow for the bound is cut off:
     * it can come back and go on where it was.
     */
    public Multi<LiveItem> follow(OrderId orderId, @Nullable EventId last) {
        return Multi.createFrom()
                .<LiveItem>emitter(emitter -> follow(orderId, last, emitter), BackPressureStrategy.IGNORE)
                .onOverflow()
                .buffer(configuration.maxWaiting())
                .onFailure(BackPressureFailure.class)
                .recoverWithCompletion()
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "A live stream failed; orderId=%s", orderId));
    }

    private void follow(OrderId orderId, @Nullable EventId last, MultiEmitter<? super LiveItem> emitter) {
        Follower follower = new Follower(orderId, last, emitter, configuration, vertx);
        connections.incrementAndGet();
        followers.compute(orderId, (ignored, present) -> {
            Set<Follower> listening = present == null ? ConcurrentHashMap.newKeySet() : present;
            listening.add(follower);
            return listening;
        });
        emitter.onTermination(() -> leave(follower));
        follower.start();
        wake(Set.of(orderId));
    }

    private void leave(Follower follower) {
        follower.stop();
        connections.decrementAndGet();
        followers.computeIfPresent(follower.orderId(), (ignored, listening) -> {
            listening.remove(follower);
            return listening.isEmpty() ? null : listening;
        });
    }

    /** Something may have been recorded of these orders: called after the commit, on any thread. */
    public void wake(Collection<OrderId> orders) {
        Set<OrderId> followed = new HashSet<>(orders);
        followed.retainAll(followers.keySet());
        if (!followed.isEmpty()) {
            context.runOnContext(ignored -> {
                due.addAll(followed);
                read();
            });
        }
    }

    private void read() {
        if (reading || due.isEmpty()) {
            return;
        }
        Map<OrderId, Integer> known = new HashMap<>();
        due.forEach(orderId -> followers.getOrDefault(orderId, Set.of()).stream()
                .mapToInt(Follower::known)
                .min()
                .ifPresent(least -> known.put(orderId, least)));
        due.clear();
        reading = true;
        database.read(() -> history.longerThan(known))
                .subscribe()
                .with(
                        stories -> context.runOnContext(ignored -> passOn(stories)),
                        failure -> context.runOnContext(ignored -> failed(failure)));
    }

    private void passOn(Map<OrderId, Story> stories) {
        reading = false;
        away = false;
        stories.forEach((orderId, story) ->
                followers.getOrDefault(orderId, Set.of()).forEach(follower -> follower.hear(story)));
        read();
    }

    /** The next poll tries again; it is enough to say so once. */
    private void failed(Throwable failure) {
        reading = false;
        if (!away) {
            LOG.warnf("Live streams stand still: %s", failure.getMessage());
        }
        away = true;
    }
}
