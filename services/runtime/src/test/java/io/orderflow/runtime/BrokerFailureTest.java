package io.orderflow.runtime;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nats.client.JetStreamApiException;
import io.nats.client.impl.Headers;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EncodedEvent;
import io.orderflow.runtime.probe.Announcements;
import io.orderflow.runtime.probe.FragileServers;
import io.orderflow.runtime.probe.Tables;
import io.orderflow.runtime.probe.Wire;
import io.orderflow.servers.machine.DirectoryTree;
import io.orderflow.servers.nats.NatsServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A broker that crashes, forgets everything, or forgets the end of it. */
@QuarkusTest
@QuarkusTestResource(FragileServers.class)
class BrokerFailureTest {

    @Inject
    Tables tables;

    @Inject
    Announcements announcements;

    private final NatsServer nats = FragileServers.nats();
    private Wire wire;

    @BeforeEach
    void connect() throws Exception {
        wire = new Wire();
        await().atMost(20, SECONDS).ignoreExceptions().until(() -> wire.count("ORDERS", "orders.>") >= 0);
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void aKilledBrokerLosesNothingAndNothingIsDoneTwice() {
        List<OrderId> orders = Wire.newOrders(2000);
        Thread publisher = Thread.ofVirtual().start(() -> orders.forEach(this::reserveWhateverHappens));
        await().atMost(20, SECONDS).until(() -> tables.effects(orders) > 500);
        nats.kill();
        nats.restart();
        long back = System.nanoTime();
        long before = tables.effects(orders);
        await().atMost(5, SECONDS).pollInterval(Duration.ofMillis(20)).until(() -> tables.effects(orders) > before);
        System.out.printf("FIGURE: consumption resumed %d ms after the broker's return%n", millisSince(back));

        await().atMost(60, SECONDS).until(() -> !publisher.isAlive());
        everythingIsDoneOnceAndTold(orders);
    }

    /** As a service would: again until it is acknowledged, with the same id. */
    private void reserveWhateverHappens(OrderId order) {
        EncodedEvent event = Wire.encoded(order);
        Headers headers = Wire.headers(event);
        await().atMost(30, SECONDS)
                .ignoreExceptions()
                .pollDelay(Duration.ZERO)
                .pollInSameThread()
                .until(() -> wire.publish(event.subject(), headers, event.body()) > 0);
    }

    private void everythingIsDoneOnceAndTold(Collection<OrderId> orders) {
        await().atMost(20, SECONDS).until(() -> tables.effects(orders), done -> done == orders.size());
        await().atMost(20, SECONDS).until(() -> tables.published(orders), sent -> sent == orders.size());
        assertThat(tables.emitted(orders)).isEqualTo(orders.size());
        for (OrderId order : Stream.of(0, orders.size() / 2, orders.size() - 1)
                .map(List.copyOf(orders)::get)
                .toList()) {
            await().atMost(20, SECONDS).ignoreExceptions().until(() -> released(order) == 1);
        }
    }

    private long released(OrderId order) throws IOException, JetStreamApiException {
        return wire.count("ORDERS", "orders.StockReleased." + order);
    }

    @Test
    void whatACrashLeftInTheOutboxIsPublished() {
        OrderId order = Wire.newOrder();
        EncodedEvent event = Wire.encoded(order);
        String subject = "orders.StockReleased." + order;
        tables.leaveInOutbox(event, order, subject, Duration.ZERO);

        await().atMost(10, SECONDS).until(() -> released(order) == 1);
        await().atMost(10, SECONDS).until(() -> tables.published(List.of(order)) == 1);
    }

    @Test
    void whatIsCommittedWhileTheBrokerIsAwayIsPublishedWhenItIsBack() {
        OrderId order = Wire.newOrder();
        nats.kill();
        EncodedEvent event = Wire.encoded(order);
        tables.leaveInOutbox(event, order, "orders.StockReleased." + order, Duration.ofHours(1));
        nats.restart();
        long back = System.nanoTime();
        await().atMost(10, SECONDS).ignoreExceptions().until(() -> released(order) == 1);
        System.out.printf("FIGURE: the outbox was published %d ms after the broker's return%n", millisSince(back));
    }

    @Test
    void aWipedBrokerIsFilledAgainFromTheOutbox() throws Exception {
        List<OrderId> before = Wire.newOrders(300);
        for (OrderId order : before) {
            wire.reserve(order);
        }
        everythingIsDoneOnceAndTold(before);
        long rows = tables.number("select count(*) from outbox");

        nats.kill();
        nats.wipe();
        nats.restart();
        long back = System.nanoTime();
        await().atMost(20, SECONDS)
                .ignoreExceptions()
                .until(() -> wire.count("ORDERS", "orders.StockReleased.*") == rows);
        System.out.printf(
                "FIGURE: %d rows republished %d ms after the return of a wiped broker%n", rows, millisSince(back));

        List<OrderId> after = new ArrayList<>(Wire.newOrders(50));
        after.add(before.getFirst());
        after.forEach(this::reserveWhateverHappens);
        everythingIsDoneOnceAndTold(after);
        everythingIsDoneOnceAndTold(before);
    }

    @Test
    void aStreamThatLostItsEndIsCompletedAndItsConsumersDoNotStarve() throws Exception {
        List<OrderId> kept = Wire.newOrders(100);
        kept.forEach(this::reserveWhateverHappens);
        everythingIsDoneOnceAndTold(kept);
        Path copy = copyOfTheStore("copy");

        List<OrderId> lost = Wire.newOrders(200);
        lost.forEach(this::reserveWhateverHappens);
        everythingIsDoneOnceAndTold(lost);
        // The stream is older than the consumers, which are restored by the service's own account of its position.
        crashAndGoBackTo(copy);
        nats.restart();

        List<OrderId> later = Wire.newOrders(20);
        later.forEach(this::reserveWhateverHappens);
        everythingIsDoneOnceAndTold(later);
        everythingIsDoneOnceAndTold(kept);
        await().atMost(20, SECONDS).ignoreExceptions().until(() -> lost.stream().allMatch(this::isReleasedOnce));
    }

    /** What is stored anew at the places of what was lost must not hide the loss. */
    @Test
    void aStreamThatLostItsEndIsCompletedThoughNewEventsTakeItsPlace() throws Exception {
        List<OrderId> kept = Wire.newOrders(50);
        kept.forEach(announcements::announce);
        await().atMost(20, SECONDS).until(() -> tables.published(kept) == kept.size());
        Path copy = copyOfTheStore("shorter");
        List<OrderId> lost = Wire.newOrders(100);
        lost.forEach(announcements::announce);
        await().atMost(20, SECONDS).until(() -> tables.published(lost) == lost.size());
        crashAndGoBackTo(copy);

        List<OrderId> later = Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean enough = new AtomicBoolean();
        Thread service = Thread.ofVirtual().start(() -> {
            while (!enough.get()) {
                List<OrderId> some = Wire.newOrders(20);
                some.forEach(announcements::announce);
                later.addAll(some);
            }
        });
        nats.restart();
        int before = later.size();
        await().atMost(20, SECONDS).until(() -> later.size() > before + 3 * lost.size());
        enough.set(true);
        service.join();

        await().atMost(20, SECONDS).ignoreExceptions().until(() -> lost.stream().allMatch(this::isReleasedOnce));
        await().atMost(20, SECONDS).until(() -> tables.published(later) == later.size());
        assertThat(later).allMatch(this::isReleasedOnce);
    }

    private boolean isReleasedOnce(OrderId order) {
        try {
            return released(order) == 1;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (JetStreamApiException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void aConsumerAheadOfItsStreamIsMadeAnew() throws Exception {
        List<OrderId> orders = Wire.newOrders(50);
        orders.forEach(this::reserveWhateverHappens);
        everythingIsDoneOnceAndTold(orders);
        // What a power cut may leave: the stream is shorter than what its consumer has acknowledged.
        wire.connection().jetStreamManagement().deleteStream("ORDERS");
        List<OrderId> later = Wire.newOrders(10);
        later.forEach(this::reserveWhateverHappens);
        everythingIsDoneOnceAndTold(later);
        await().atMost(20, SECONDS)
                .ignoreExceptions()
                .until(() -> orders.stream().allMatch(this::isReleasedOnce));
    }

    /** How the streams are now, taken while the broker is down. */
    private Path copyOfTheStore(String name) {
        Path copy = FragileServers.store().resolveSibling(name);
        nats.stop();
        DirectoryTree.copy(FragileServers.store(), copy);
        nats.restart();
        return copy;
    }

    /** What was stored since is lost; the broker is down. */
    private void crashAndGoBackTo(Path copy) {
        nats.kill();
        nats.wipe();
        DirectoryTree.copy(copy, FragileServers.store());
    }

    private static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }
}
