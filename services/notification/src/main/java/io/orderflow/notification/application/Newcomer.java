package io.orderflow.notification.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.notification.domain.Story;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Somebody who asks for an order that may have been placed a moment ago: the answer to {@code POST /orders} comes before
 * its event gets here. It is touched on the Vert.x context of its connection alone.
 */
final class Newcomer implements Listener {

    private final OrderId orderId;
    private final Horizon horizon;
    private final Vertx vertx;
    private final Context context;
    private final CompletableFuture<Finding> finding = new CompletableFuture<>();
    private final long end;
    private boolean wasLookedFor;

    Newcomer(OrderId orderId, Duration patience, Horizon horizon, Vertx vertx) {
        this.orderId = orderId;
        this.horizon = horizon;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.end = vertx.setTimer(patience.toMillis(), ignored -> giveUp());
    }

    /** What comes of it, within the patience that it has. */
    Uni<Finding> finding() {
        return Uni.createFrom().completionStage(finding);
    }

    /** Waits no longer. */
    void stop() {
        vertx.cancelTimer(end);
    }

    @Override
    public OrderId orderId() {
        return orderId;
    }

    @Override
    public int known() {
        return 0;
    }

    @Override
    public void hear(Story story) {
        answer(new Finding.Known(story));
    }

    /** Nothing is to be waited for that would have been heard of by now. */
    @Override
    public void hearNothing() {
        context.runOnContext(ignored -> {
            wasLookedFor = true;
            if (horizon.isBeyond(orderId)) {
                finding.complete(new Finding.Unknown());
            }
        });
    }

    @Override
    public void databaseIsAway() {
        answer(new Finding.Away());
    }

    @Override
    public void dismiss() {
        answer(new Finding.Away());
    }

    /** That nobody has heard of the order is only known if somebody was asked. */
    private void giveUp() {
        finding.complete(wasLookedFor ? new Finding.Unknown() : new Finding.Away());
    }

    private void answer(Finding found) {
        context.runOnContext(ignored -> finding.complete(found));
    }
}
