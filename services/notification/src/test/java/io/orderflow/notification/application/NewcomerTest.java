package io.orderflow.notification.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.notification.domain.Story;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What comes of asking for an order, and when. */
class NewcomerTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final OrderId order = new OrderId(UuidV7.next());
    private final Horizon horizon = new Horizon();

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void anOrderIsFoundWhenItIsHeardOf() {
        Newcomer newcomer = new Newcomer(order, LONG, horizon, VERTX);
        newcomer.hearNothing();
        newcomer.hear(new Story(List.of()));
        assertThat(found(newcomer)).isInstanceOf(Finding.Known.class);
    }

    @Test
    void oneThatWouldHaveBeenHeardOfIsNotWaitedFor() {
        horizon.reach(Instant.now().plusSeconds(60));
        Newcomer newcomer = new Newcomer(order, LONG, horizon, VERTX);
        newcomer.hearNothing();
        assertThat(found(newcomer)).isInstanceOf(Finding.Unknown.class);
    }

    @Test
    void norIsOneThatNobodyCanHavePlaced() {
        Newcomer newcomer = new Newcomer(new OrderId(new UUID(0, 0)), LONG, horizon, VERTX);
        newcomer.hearNothing();
        assertThat(found(newcomer)).isInstanceOf(Finding.Unknown.class);
    }

    @Test
    void anOrderThatIsWaitedForInVainIsUnknown() {
        Newcomer newcomer = new Newcomer(order, SHORT, horizon, VERTX);
        newcomer.hearNothing();
        assertThat(found(newcomer)).isInstanceOf(Finding.Unknown.class);
    }

    @Test
    void nothingIsKnownOfItIfNobodyCouldBeAsked() {
        assertThat(found(new Newcomer(order, SHORT, horizon, VERTX))).isInstanceOf(Finding.Away.class);
        Newcomer newcomer = new Newcomer(order, LONG, horizon, VERTX);
        newcomer.databaseIsAway();
        assertThat(found(newcomer)).isInstanceOf(Finding.Away.class);
    }

    private static Finding found(Newcomer newcomer) {
        return newcomer.finding().await().atMost(LONG.dividedBy(2));
    }
}
