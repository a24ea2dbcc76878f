package io.orderflow.notification.application;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.notification.domain.RecordedEvent;
import io.orderflow.notification.domain.Story;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One connection that follows an order. It is touched on the Vert.x context of its connection alone. */
final class Follower implements Listener {

    private static final long NO_TIMER = -1;

    private final OrderId orderId;
    private final @Nullable EventId last;
    private final MultiEmitter<? super LiveItem> emitter;
    private final NotificationConfiguration.Live configuration;
    private final Clock clock;
    private final Vertx vertx;
    private final Context context;
    private final Set<EventId> told = new HashSet<>();
    private long heartbeat = NO_TIMER;
    private long longest = NO_TIMER;
    private long end = NO_TIMER;

    /** How many events of the order it knows; read by other threads. */
    private volatile int known;

    Follower(
            OrderId orderId,
            @Nullable EventId last,
            MultiEmitter<? super LiveItem> emitter,
            NotificationConfiguration.Live configuration,
            Clock clock,
            Vertx vertx) {
        this.orderId = orderId;
        this.last = last;
        this.emitter = emitter;
        this.configuration = configuration;
        this.clock = clock;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
    }

    @Override
    public OrderId orderId() {
        return orderId;
    }

    @Override
    public int known() {
        return known;
    }

    /** Begins the heartbeat, and the time after which the connection ends whatever happens. */
    void start() {
        heartbeat = vertx.setPeriodic(
                configuration.heartbeat().toMillis(), ignored -> emitter.emit(new LiveItem.StillThere()));
        longest = vertx.setTimer(configuration.longest().toMillis(), ignored -> emitter.complete());
    }

    /** Ends all that has begun. */
    void stop() {
        vertx.cancelTimer(heartbeat);
        vertx.cancelTimer(longest);
        vertx.cancelTimer(end);
    }

    /** Hears of the whole story from any thread, and passes on what is new in it. */
    @Override
    public void hear(Story story) {
        context.runOnContext(ignored -> tell(story));
    }

    /** Ends the connection from any thread. */
    @Override
    public void dismiss() {
        context.runOnContext(ignored -> emitter.complete());
    }

    private void tell(Story story) {
        boolean first = known == 0;
        boolean isLonger = story.events().size() > known;
        List<RecordedEvent> toTell = first && last != null ? story.after(last) : story.events();
        toTell.stream()
                .filter(event -> !told.contains(event.eventId()))
                .forEach(event -> emitter.emit(new LiveItem.Happened(event)));
        story.events().forEach(event -> told.add(event.eventId()));
        known = told.size();
        if (isLonger) {
            endSoon(story, first);
        }
    }

    /** What comes late may want an answer: then the story is open again. */
    private void endSoon(Story story, boolean first) {
        vertx.cancelTimer(end);
        if (!story.isComplete()) {
            return;
        }
        Instant now = clock.instant();
        Instant until = story.mayGoOnUntil(configuration.cancelledLinger());
        if (first && !until.isAfter(now)) {
            emitter.complete();
            return;
        }
        // However wrong a clock is, nobody waits for longer than that.
        Duration rest = until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
        Duration most = rest.compareTo(configuration.cancelledLinger()) > 0 ? configuration.cancelledLinger() : rest;
        long pause =
                Math.max(1, Math.max(most.toMillis(), configuration.linger().toMillis()));
        end = vertx.setTimer(pause, ignored -> emitter.complete());
    }
}
