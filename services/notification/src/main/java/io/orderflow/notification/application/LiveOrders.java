package io.orderflow.notification.application;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.notification.domain.Story;
import io.orderflow.runtime.database.Database;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureFailure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<OrderId, Set<Listener>> listeners = new ConcurrentHashMap<>();
    private final Seats seats;
    private final Hearing hearing;
    private final Clock clock = Clock.systemUTC();
    private final Horizon horizon = new Horizon();
    private volatile boolean leaving;

    // Touched on the context alone.
    private final Set<OrderId> due = new HashSet<>();
    private boolean reading;
    private boolean away;

    LiveOrders(
            History history, Database database, Hearing hearing, NotificationConfiguration configuration, Vertx vertx) {
        this.history = history;
        this.database = database;
        this.hearing = hearing;
        this.configuration = configuration.live();
        this.seats = new Seats(this.configuration.maxConnections(), this.configuration.maxConnectionsPerAddress());
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(configuration.pollInterval().toMillis(), ignored -> wake(listeners.keySet()));
    }

    /** Before the service waits for the requests that it still answers: these would never end by themselves. */
    void stop(@Observes ShutdownDelayInitiatedEvent stopping) {
        leaving = true;
        listeners.values().forEach(listening -> listening.forEach(Listener::dismiss));
    }

    /**
     * Looks for an order that somebody wants to follow, and waits a little if it is not there yet. Whoever waits has a
     * connection too, and counts as such. While this service is behind, that it knows of no order says nothing.
     */
    public Uni<Finding> find(OrderId orderId, String client) {
        return Uni.createFrom().deferred(() -> {
            if (leaving) {
                return Uni.createFrom().item(new Finding.Away());
            }
            if (!seats.take(client)) {
                return Uni.createFrom().item(new Finding.TooMany());
            }
            Newcomer newcomer = new Newcomer(orderId, configuration.awaitOrder(), horizon, vertx);
            join(newcomer);
            return newcomer.finding()
                    .chain(found -> found instanceof Finding.Unknown
                            ? doubt(orderId)
                            : Uni.createFrom().item(found))
                    .onTermination()
                    .invoke(() -> {
                        newcomer.stop();
                        leave(newcomer, client);
                    });
        });
    }

    /** Looks once more when it is certain that there is nothing to come: it may have come meanwhile. */
    private Uni<Finding> doubt(OrderId orderId) {
        Context connection = vertx.getOrCreateContext();
        Uni<Boolean> isCertain = horizon.isBeyond(orderId) ? Uni.createFrom().item(true) : hearing.isUpToDate();
        return isCertain
                .emitOn(next -> connection.runOnContext(ignored -> next.run()))
                .<Finding>chain(
                        certain -> certain ? look(orderId) : Uni.createFrom().item(new Finding.Away()))
                .onFailure()
                .recoverWithItem(new Finding.Away());
    }

    private Uni<Finding> look(OrderId orderId) {
        return database.read(() -> history.of(orderId))
                .<Finding>map(story -> story.events().isEmpty() ? new Finding.Unknown() : new Finding.Known(story));
    }

    /** Whether a client whose last event was this one has no reason to come back. */
    public boolean isHeardToTheEnd(Story story, EventId last) {
        return story.isHeardToTheEnd(last)
                && !story.mayGoOnUntil(configuration.cancelledLinger()).isAfter(clock.instant());
    }

    /** All events until about this time are recorded: called after the commit, on any thread. */
    public void heard(Instant time) {
        horizon.reach(time);
    }

    /**
     * What has happened to an order, then what happens to it, each event once, until shortly after its end. With the
     * last event that a client has heard, only what it may not have heard. A client too slow for the bound is cut off:
     * it can come back and go on where it was.
     */
    public Multi<LiveItem> follow(OrderId orderId, @Nullable EventId last, String client) {
        return Multi.createFrom()
                .<LiveItem>emitter(emitter -> follow(orderId, last, client, emitter), BackPressureStrategy.IGNORE)
                .onOverflow()
                .buffer(configuration.maxWaiting())
                .onFailure(BackPressureFailure.class)
                .recoverWithCompletion()
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "A live stream failed; orderId=%s", orderId));
    }

    private void follow(
            OrderId orderId, @Nullable EventId last, String client, MultiEmitter<? super LiveItem> emitter) {
        if (leaving || !seats.take(client)) {
            emitter.complete();
            return;
        }
        Follower follower = new Follower(orderId, last, emitter, configuration, clock, vertx);
        emitter.onTermination(() -> {
            follower.stop();
            leave(follower, client);
        });
        follower.start();
        join(follower);
    }

    private void join(Listener listener) {
        listeners.compute(listener.orderId(), (ignored, present) -> {
            Set<Listener> listening = present == null ? ConcurrentHashMap.newKeySet() : present;
            listening.add(listener);
            return listening;
        });
        wake(Set.of(listener.orderId()));
    }

    private void leave(Listener listener, String client) {
        seats.leave(client);
        listeners.computeIfPresent(listener.orderId(), (ignored, listening) -> {
            listening.remove(listener);
            return listening.isEmpty() ? null : listening;
        });
    }

    /** Something may have been recorded of these orders: called after the commit, on any thread. */
    public void wake(Collection<OrderId> orders) {
        Set<OrderId> followed = new HashSet<>(orders);
        followed.retainAll(listeners.keySet());
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
        due.forEach(orderId -> listeners.getOrDefault(orderId, Set.of()).stream()
                .mapToInt(Listener::known)
                .min()
                .ifPresent(least -> known.put(orderId, least)));
        due.clear();
        reading = true;
        database.read(() -> history.longerThan(known))
                .subscribe()
                .with(
                        stories -> context.runOnContext(ignored -> passOn(known.keySet(), stories)),
                        failure -> context.runOnContext(ignored -> failed(failure)));
    }

    private void passOn(Set<OrderId> asked, Map<OrderId, Story> stories) {
        reading = false;
        away = false;
        for (OrderId orderId : asked) {
            Story story = stories.get(orderId);
            listeners
                    .getOrDefault(orderId, Set.of())
                    .forEach(story == null ? Listener::hearNothing : listener -> listener.hear(story));
        }
        read();
    }

    /** The next poll tries again; it is enough to say so once. */
    private void failed(Throwable failure) {
        reading = false;
        if (!away) {
            LOG.warnf("Live streams stand still: %s", failure.getMessage());
        }
        away = true;
        listeners.values().forEach(listening -> listening.forEach(Listener::databaseIsAway));
    }
}
