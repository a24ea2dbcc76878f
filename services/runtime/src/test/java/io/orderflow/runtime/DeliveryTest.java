package io.orderflow.runtime;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EncodedEvent;
import io.orderflow.runtime.probe.FragileServers;
import io.orderflow.runtime.probe.Probe;
import io.orderflow.runtime.probe.Tables;
import io.orderflow.runtime.probe.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to messages: good ones, repeated ones, poison, and those that come in crowds. */
@QuarkusTest
@QuarkusTestResource(FragileServers.class)
class DeliveryTest {

    @Inject
    Probe probe;

    @Inject
    Tables tables;

    Wire wire;

    @BeforeEach
    void connect() throws Exception {
        wire = new Wire();
        // The first test waits here until the channel has declared its stream.
        await().atMost(20, SECONDS).ignoreExceptions().until(() -> wire.count("ORDERS", "orders.>") >= 0);
        probe.batchSizes();
    }

    @AfterEach
    void disconnect() throws Exception {
        probe.openGate();
        wire.close();
    }

    @Test
    void anEventThatComesTwiceHasOneEffect() throws Exception {
        OrderId order = Wire.newOrder();
        EncodedEvent event = Wire.encoded(order);
        wire.publish(event.subject(), Wire.headers(event), event.body());
        Headers later = Wire.headers(event);
        later.put("Nats-Msg-Id", "outside-the-window-" + order);
        long last = wire.publish(event.subject(), later, event.body());

        await().atMost(10, SECONDS).until(() -> acknowledgedUpTo(last));
        assertThat(tables.effects(List.of(order))).isEqualTo(1);
        assertThat(tables.emitted(List.of(order))).isEqualTo(1);
    }

    private boolean acknowledgedUpTo(long sequence) throws Exception {
        return wire.connection()
                        .jetStreamManagement()
                        .getConsumerInfo("ORDERS", "probe")
                        .getAckFloor()
                        .getStreamSequence()
                >= sequence;
    }

    @Test
    void goodMessagesPassAPoisonOneThatEndsInTheDeadLetters() throws Exception {
        List<OrderId> good = Wire.newOrders(200);
        OrderId poison = Wire.newOrder();
        probe.failNext(poison, 1000);
        List<OrderId> all = new ArrayList<>(good);
        all.add(100, poison);
        for (OrderId order : all) {
            wire.reserve(order);
        }
        long published = System.nanoTime();
        await().atMost(5, SECONDS).until(() -> tables.effects(good) == 200);
        System.out.printf("FIGURE: 200 good messages around a poison one after %d ms%n", millisSince(published));

        MessageInfo letter = await().atMost(10, SECONDS)
                .until(
                        () -> wire.last("DEAD_LETTERS", "dead-letters.probe.StockReserved." + poison),
                        Optional::isPresent)
                .orElseThrow();
        EncodedEvent original = Wire.encoded(poison);
        assertThat(letter.getData()).isEqualTo(original.body());
        assertThat(letter.getHeaders().getFirst("ce-type")).isEqualTo("StockReserved");
        assertThat(letter.getHeaders().getFirst("ce-subject")).isEqualTo(poison.toString());
        assertThat(letter.getHeaders().getFirst("Orderflow-Dead-Letter-Reason"))
                .isEqualTo("IllegalStateException: asked to fail");
        assertThat(letter.getHeaders().getFirst("Orderflow-Dead-Letter-Consumer"))
                .isEqualTo("probe");
        assertThat(letter.getHeaders().getFirst("Orderflow-Dead-Letter-Attempts"))
                .isEqualTo("4");
        assertThat(letter.getHeaders().getFirst("Orderflow-Dead-Letter-Subject"))
                .isEqualTo(original.subject());
        await().atMost(10, SECONDS).until(this::nothingIsOpen);
        assertThat(tables.effects(List.of(poison))).isZero();
    }

    private boolean nothingIsOpen() throws Exception {
        var info = wire.connection().jetStreamManagement().getConsumerInfo("ORDERS", "probe");
        return info.getNumAckPending() == 0 && info.getNumPending() == 0;
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLettersAtOnce() throws Exception {
        OrderId broken = Wire.newOrder();
        EncodedEvent event = Wire.encoded(broken);
        wire.publish(event.subject(), Wire.headers(event), "{not json".getBytes(StandardCharsets.UTF_8));
        OrderId bare = Wire.newOrder();
        wire.publish("orders.StockReserved." + bare, null, event.body());

        for (OrderId order : List.of(broken, bare)) {
            MessageInfo letter = await().atMost(5, SECONDS)
                    .until(
                            () -> wire.last("DEAD_LETTERS", "dead-letters.probe.StockReserved." + order),
                            Optional::isPresent)
                    .orElseThrow();
            assertThat(letter.getHeaders().getFirst("Orderflow-Dead-Letter-Attempts"))
                    .isEqualTo("1");
        }
        await().atMost(5, SECONDS).until(this::nothingIsOpen);
    }

    @Test
    void whatNoPublisherOfOursWouldSendGoesToTheDeadLettersToo() throws Exception {
        OrderId directed = Wire.newOrder();
        Headers headers = new Headers().put("Nats-Expected-Stream", "ORDERS").put("note", "kept");
        wire.publish("orders.StockReserved." + directed, headers, new byte[] {1});
        wire.publishRaw("orders.StockReserved.m\u00fcll", "{}");

        MessageInfo letter = deadLetter(directed.toString());
        assertThat(letter.getHeaders().getFirst("note")).isEqualTo("kept");
        assertThat(letter.getHeaders().getFirst("Nats-Expected-Stream")).isNull();
        assertThat(deadLetter("m__ll").getHeaders().getFirst("Orderflow-Dead-Letter-Subject"))
                .isEqualTo("orders.StockReserved.m??ll");
        await().atMost(5, SECONDS).until(this::nothingIsOpen);
    }

    /** The headers say what they like; the subject is what the broker let the publisher have. */
    @Test
    void whatIsNotOnItsOwnSubjectOrNotFromItsOwnServiceGoesToTheDeadLettersWithoutEffect() throws Exception {
        OrderId elsewhere = Wire.newOrder();
        EncodedEvent stray = Wire.encoded(elsewhere);
        wire.publish("orders.Unheard." + elsewhere, Wire.headers(stray), stray.body());
        OrderId pretended = Wire.newOrder();
        EncodedEvent forged = Wire.encoded(pretended);
        Headers headers = Wire.headers(forged).put("ce-source", "/orderflow/warehouse");
        wire.publish(forged.subject(), headers, forged.body());

        assertThat(reason("dead-letters.probe.Unheard." + elsewhere))
                .isEqualTo("MalformedEventException: the subject must be that of ce-type and ce-subject");
        assertThat(reason("dead-letters.probe.StockReserved." + pretended))
                .isEqualTo("MalformedEventException: ce-source must be /orderflow/inventory");
        await().atMost(5, SECONDS).until(this::nothingIsOpen);
        assertThat(tables.effects(List.of(elsewhere, pretended))).isZero();
    }

    private String reason(String subject) {
        return await().atMost(5, SECONDS)
                .until(() -> wire.last("DEAD_LETTERS", subject), Optional::isPresent)
                .orElseThrow()
                .getHeaders()
                .getFirst("Orderflow-Dead-Letter-Reason");
    }

    private MessageInfo deadLetter(String lastToken) {
        return await().atMost(5, SECONDS)
                .until(
                        () -> wire.last("DEAD_LETTERS", "dead-letters.probe.StockReserved." + lastToken),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void aKindThatNobodyKnowsIsSkipped() throws Exception {
        OrderId order = Wire.newOrder();
        Headers headers = Wire.headers(Wire.encoded(order));
        headers.put("ce-type", "Unheard");
        long sequence = wire.publish("orders.Unheard." + order, headers, new byte[] {1, 2, 3});

        await().atMost(5, SECONDS).until(() -> acknowledgedUpTo(sequence));
        assertThat(wire.count("DEAD_LETTERS", "dead-letters.*.*." + order)).isZero();
    }

    @Test
    void aHandlerThatFailsTwiceAndThenWorksIsAppliedOnce() throws Exception {
        OrderId order = Wire.newOrder();
        probe.failNext(order, 2);
        wire.reserve(order);

        await().atMost(5, SECONDS).until(() -> tables.effects(List.of(order)) == 1);
        await().atMost(5, SECONDS).until(this::nothingIsOpen);
        assertThat(tables.emitted(List.of(order))).isEqualTo(1);
        assertThat(wire.count("DEAD_LETTERS", "dead-letters.*.*." + order)).isZero();
    }

    @Test
    void batchesAreOneMessageWhenIdleAndGrowWithTheBacklog() throws Exception {
        OrderId lone = Wire.newOrder();
        long published = System.nanoTime();
        wire.reserve(lone);
        await().atMost(5, SECONDS).pollInterval(Duration.ofMillis(5)).until(() -> tables.effects(List.of(lone)) == 1);
        System.out.printf("FIGURE: a lone message had its effect after %d ms%n", millisSince(published));
        assertThat(probe.batchSizes()).containsExactly(1);

        probe.closeGate();
        List<OrderId> crowd = Wire.newOrders(300);
        for (OrderId order : crowd) {
            wire.reserve(order);
        }
        probe.openGate();
        await().atMost(10, SECONDS).until(() -> tables.effects(crowd) == 300);
        assertThat(probe.batchSizes()).contains(64).allMatch(size -> size <= 64);
    }

    @Test
    void workThatTakesLongerThanTheAckWaitIsNotDeliveredAgain() throws Exception {
        probe.closeGate();
        List<OrderId> orders = Wire.newOrders(20);
        for (OrderId order : orders) {
            wire.reserve(order);
        }
        long begun = System.nanoTime();
        // Longer than the ack-wait, but within the patience with the database, which begins at the same time.
        await().during(Duration.ofMillis(2800)).atMost(5, SECONDS).until(() -> redelivered() == 0);
        probe.openGate();
        await().atMost(10, SECONDS).until(this::nothingIsOpen);
        assertThat(redelivered()).isZero();
        assertThat(millisSince(begun)).isGreaterThan(2000);
        assertThat(tables.emitted(orders)).isEqualTo(20);
    }

    private long redelivered() throws Exception {
        return wire.connection()
                .jetStreamManagement()
                .getConsumerInfo("ORDERS", "probe")
                .getRedelivered();
    }

    private static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }
}
