package io.orderflow.runtime;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.probe.FragileServers;
import io.orderflow.runtime.probe.Probe;
import io.orderflow.runtime.probe.Tables;
import io.orderflow.runtime.probe.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What uses up the tries of an event, which are four here, and what does not. */
@QuarkusTest
@QuarkusTestResource(FragileServers.class)
class TriesTest {

    private static final int PERMITS = 512;

    @Inject
    Probe probe;

    @Inject
    Tables tables;

    private Wire wire;

    @BeforeEach
    void fillTheChannel() throws Exception {
        wire = new Wire();
        await().atMost(20, SECONDS).ignoreExceptions().until(this::nothingIsOpen);
        probe.closeGate();
        for (OrderId order : Wire.newOrders(PERMITS)) {
            wire.reserve(order);
        }
        await().atMost(10, SECONDS).until(() -> open() == PERMITS);
    }

    @AfterEach
    void disconnect() {
        probe.openGate();
        wire.close();
    }

    @Test
    void deliveriesThatNobodyCouldTryUseUpNone() throws Exception {
        OrderId order = Wire.newOrder();
        probe.failNext(order, 3);
        String event = deliverWithoutATry(order);

        probe.openGate();
        await().atMost(10, SECONDS).until(() -> tables.effects(List.of(order)) == 1);
        await().atMost(10, SECONDS).until(this::nothingIsOpen);
        assertThat(wire.last("DEAD_LETTERS", deadLetter(order))).isEmpty();
        assertThat(tables.number(tries(event)))
                .as("tries of what has gone through")
                .isZero();
    }

    /** A process that dies counts nothing any more. */
    @Test
    void aTryOfWhatComesAgainAndAgainIsCountedBeforeItIsMade() throws Exception {
        OrderId order = Wire.newOrder();
        String event = deliverWithoutATry(order);

        probe.openGateToAllBut(order);
        await().atMost(10, SECONDS).until(() -> tables.number(tries(event)) == 1);
        probe.openGate();
        await().atMost(10, SECONDS).until(() -> tables.effects(List.of(order)) == 1);
        await().atMost(10, SECONDS).until(() -> tables.number(tries(event)) == 0);
    }

    @Test
    void whatWasBegunAsOftenAsItMayAndNeverFinishedGoesToTheDeadLettersUntried() throws Exception {
        OrderId order = Wire.newOrder();
        String event = deliverWithoutATry(order);
        tables.execute("insert into event_tries values ('probe', '" + event + "', 4, now())");

        probe.openGate();
        await().atMost(10, SECONDS)
                .until(() -> wire.last("DEAD_LETTERS", deadLetter(order)).isPresent());
        assertThat(wire.last("DEAD_LETTERS", deadLetter(order))
                        .orElseThrow()
                        .getHeaders()
                        .getFirst("Orderflow-Dead-Letter-Attempts"))
                .isEqualTo("4");
        assertThat(tables.effects(List.of(order))).isZero();
    }

    /** Has the event delivered more often than it may be tried, to somebody who gives it back each time. */
    private String deliverWithoutATry(OrderId order) throws Exception {
        String event = wire.reserve(order);
        JetStreamSubscription other =
                wire.connection().jetStream().subscribe(null, PullSubscribeOptions.fastBind("ORDERS", "probe"));
        for (int delivery = 1; delivery <= 5; delivery++) {
            Message taken = other.fetch(1, Duration.ofSeconds(5)).getFirst();
            assertThat(taken.getSubject()).endsWith(order.toString());
            assertThat(taken.metaData().deliveredCount()).isEqualTo(delivery);
            taken.nak();
        }
        other.unsubscribe();
        return event;
    }

    private static String deadLetter(OrderId order) {
        return "dead-letters.probe.StockReserved." + order;
    }

    private static String tries(String event) {
        return "select coalesce(sum(tries), 0) from event_tries where event_id = '" + event + "'";
    }

    private boolean nothingIsOpen() throws IOException, JetStreamApiException {
        return open() == 0;
    }

    private long open() throws IOException, JetStreamApiException {
        return wire.connection()
                .jetStreamManagement()
                .getConsumerInfo("ORDERS", "probe")
                .getNumAckPending();
    }
}
