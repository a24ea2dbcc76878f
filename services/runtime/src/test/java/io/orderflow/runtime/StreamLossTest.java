package io.orderflow.runtime;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.PurgeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.impl.Headers;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.outbox.OutboxResend;
import io.orderflow.runtime.probe.Announcements;
import io.orderflow.runtime.probe.FragileServers;
import io.orderflow.runtime.probe.StreamBackup;
import io.orderflow.runtime.probe.Tables;
import io.orderflow.runtime.probe.Wire;
import io.orderflow.servers.nats.NatsServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stream that loses what somebody has yet to read, in every way that a disk and an operator know. */
@QuarkusTest
@QuarkusTestResource(FragileServers.class)
@Timeout(120)
class StreamLossTest {

    private static final String STREAM = "ORDERS";
    private static final String READER = "reader";
    /** As large as nats-server makes the files of a stream. */
    private static final int BLOCK_BYTES = 8 * 1024 * 1024;

    private static final Duration GATHERING = Duration.ofMillis(300);

    @Inject
    Announcements announcements;

    @Inject
    OutboxResend resend;

    @Inject
    Tables tables;

    private final Set<String> read = new HashSet<>();
    private final NatsServer nats = FragileServers.nats();
    private Wire wire;
    private JetStreamManagement management;

    @BeforeEach
    void aReaderThatHasReadNothing() throws Exception {
        wire = new Wire();
        management = wire.connection().jetStreamManagement();
        await().atMost(20, SECONDS).ignoreExceptions().until(() -> wire.messages() >= 0);
        management.addOrUpdateConsumer(
                STREAM,
                ConsumerConfiguration.builder()
                        .durable(READER)
                        .filterSubject("orders.StockReleased.*")
                        .ackPolicy(AckPolicy.Explicit)
                        .deliverPolicy(DeliverPolicy.New)
                        .build());
    }

    @AfterEach
    void disconnect() throws Exception {
        management.deleteConsumer(STREAM, READER);
        wire.close();
    }

    @Test
    void aHoleAtTheEndOfAStreamThatKnowsItsEndIsFilled() throws Exception {
        List<OrderId> orders = announced(40);
        nats.stop();
        Path block = lastBlock();
        try (RandomAccessFile file = new RandomAccessFile(block.toFile(), "rw")) {
            file.setLength(file.length() - 4000);
        }
        nats.restart();
        List<OrderId> later = announced(20);
        everyOneIsReadBy(orders);
        everyOneIsReadBy(later);
    }

    @Test
    void aFlippedBitCostsNothing() throws Exception {
        List<OrderId> orders = announced(40);
        OrderId victim = orders.get(20);
        nats.stop();
        flipABitOf(subject(victim));
        nats.restart();
        announced(1);
        everyOneIsReadBy(orders);
        // A damaged block costs the server much with each message that it looks for there.
        management.purgeStream(STREAM);
    }

    /** It stays delivered for ever, and everything behind it would be looked for again and again. */
    @Test
    void whatIsDeliveredAndCannotBeReadAnyMoreHoldsNobodyUp() throws Exception {
        List<OrderId> orders = Wire.newOrders(40);
        OrderId victim = takenByAnInstanceThatDies(orders);
        nats.stop();
        flipABitOf("orders.StockReserved." + victim);
        nats.restart();
        await().atMost(60, SECONDS).ignoreExceptions().untilAsserted(() -> {
            assertThat(tables.effects(orders)).isEqualTo(39);
            assertThat(awaited()).isZero();
        });
        management.purgeStream(STREAM);
    }

    /**
     * In a block that nats-server had finished, each message costs it a copy of the whole block: after the cut it would
     * take in no more than a few hundred a second.
     */
    @Test
    void aStreamThatHasLostItsNewestBlockGoesOnInANewOne() throws Exception {
        management.purgeStream(STREAM);
        fill(BLOCK_BYTES + BLOCK_BYTES / 2);
        nats.stop();
        Files.delete(lastBlock());
        Files.deleteIfExists(lastBlock().resolveSibling("index.db"));
        nats.restart();
        await().atMost(20, SECONDS).ignoreExceptions().until(() -> wire.messages() > 0);
        fill(BLOCK_BYTES / 20);
        assertThat(Files.size(lastBlock())).isLessThan(BLOCK_BYTES / 2);
        management.purgeStream(STREAM);
    }

    @Test
    void aStreamThatIsRestoredWhileEverybodyIsConnectedIsCompleted() throws Exception {
        announced(20);
        StreamBackup backup = StreamBackup.take(wire.connection());
        List<OrderId> lost = announced(30);
        backup.restore(wire.connection());
        List<OrderId> later = announced(90);
        everyOneIsReadBy(lost);
        everyOneIsReadBy(later);
    }

    @Test
    void aStreamThatIsPurgedIsFilledWithWhatIsUnread() throws Exception {
        List<OrderId> orders = announced(30);
        management.purgeStream(STREAM);
        everyOneIsReadBy(orders);
    }

    @Test
    void aStreamThatIsPurgedButForItsEndIsFilledWithWhatIsUnread() throws Exception {
        List<OrderId> orders = announced(30);
        management.purgeStream(STREAM, PurgeOptions.builder().keep(5).build());
        everyOneIsReadBy(orders);
    }

    @Test
    void aMessageThatIsRemovedUnreadComesAgain() throws Exception {
        List<OrderId> orders = announced(30);
        management.deleteMessage(STREAM, sequenceOf(orders.get(10)), false);
        everyOneIsReadBy(orders);
    }

    @Test
    void anOrderThatIsPurgedUnreadComesAgain() throws Exception {
        List<OrderId> orders = announced(30);
        management.purgeStream(STREAM, PurgeOptions.subject("orders.*." + orders.get(10)));
        everyOneIsReadBy(orders);
    }

    @Test
    void whatEverybodyHasReadMayBePurged() throws Exception {
        List<OrderId> read = announced(30);
        everyOneIsReadBy(read);
        await().atMost(20, SECONDS)
                .until(() -> tables.number("select passed_sequence from stream_marks") >= sequenceOf(read.getLast()));
        management.purgeStream(STREAM);
        List<OrderId> unread = announced(10);
        management.purgeStream(STREAM);
        everyOneIsReadBy(unread);
        for (OrderId order : read) {
            assertThat(wire.count(STREAM, subject(order))).isZero();
        }
    }

    @Test
    void whatSomebodyMissesComesAgainWhenHeAsks() throws Exception {
        List<OrderId> orders = announced(3);
        OrderId missed = orders.getFirst();
        long before = sequenceOf(missed);
        resend.ask(List.of(missed));
        await().atMost(10, SECONDS).until(() -> sequenceOf(missed) > before);
        assertThat(wire.count(STREAM, subject(missed))).isEqualTo(2);
        assertThat(wire.count(STREAM, subject(orders.getLast()))).isEqualTo(1);
    }

    @Test
    void whatPeopleDidDaysAfterAnOrderComesAgainAsWell() throws Exception {
        UUID longAgo = UuidV7.lowerBound(Instant.now().minus(Duration.ofDays(3)));
        OrderId order = new OrderId(new UUID(
                longAgo.getMostSignificantBits() | 0x7000, UuidV7.next().getLeastSignificantBits()));
        announcements.announce(order);
        await().atMost(20, SECONDS).until(() -> tables.published(List.of(order)) == 1);
        long before = sequenceOf(order);
        resend.ask(List.of(order));
        await().atMost(10, SECONDS).until(() -> sequenceOf(order) > before);
    }

    @Test
    void anAskingThatNobodyUnderstandsIsIgnored() throws Exception {
        for (String nonsense : List.of("", "{", "[1]", "[null]", "[\"x\"]", "{}")) {
            wire.connection().publish("outbox.resend", nonsense.getBytes(StandardCharsets.UTF_8));
        }
        whatSomebodyMissesComesAgainWhenHeAsks();
    }

    /** Announces so many orders and waits until they are recorded as published. */
    private List<OrderId> announced(int count) {
        List<OrderId> orders = Wire.newOrders(count);
        orders.forEach(announcements::announce);
        await().atMost(20, SECONDS).until(() -> tables.published(orders) == count);
        return orders;
    }

    /** Publishes so many bytes that nobody hears, and that are easily compressed. */
    private void fill(int bytes) throws IOException, JetStreamApiException {
        byte[] body = "nothing ".repeat(2500).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes / body.length; i++) {
            wire.publish("orders.Nothing." + i, new Headers(), body);
        }
    }

    private void everyOneIsReadBy(List<OrderId> orders) {
        List<String> subjects = orders.stream().map(StreamLossTest::subject).toList();
        await().atMost(40, SECONDS).ignoreExceptions().until(() -> {
            readAll();
            return read.containsAll(subjects);
        });
    }

    /** What the reader reads until there is nothing more for the moment. */
    private void readAll() throws Exception {
        JetStreamSubscription reading =
                wire.connection().jetStream().subscribe(null, PullSubscribeOptions.fastBind(STREAM, READER));
        try {
            List<Message> batch = reading.fetch(500, GATHERING);
            while (!batch.isEmpty()) {
                for (Message message : batch) {
                    read.add(message.getSubject());
                    message.ackSync(Duration.ofSeconds(2));
                }
                batch = reading.fetch(500, GATHERING);
            }
        } finally {
            reading.unsubscribe();
        }
    }

    /** The server shares what is published out among those who wait; the order of what the other one was given last. */
    private OrderId takenByAnInstanceThatDies(List<OrderId> orders) throws Exception {
        JetStreamSubscription other =
                wire.connection().jetStream().subscribe(null, PullSubscribeOptions.fastBind(STREAM, "probe"));
        other.pull(5);
        for (OrderId order : orders) {
            wire.reserve(order);
        }
        String subject = "";
        for (int i = 0; i < 5; i++) {
            Message taken = Objects.requireNonNull(other.nextMessage(Duration.ofSeconds(5)));
            taken.inProgress();
            subject = taken.getSubject();
        }
        wire.connection().flush(Duration.ofSeconds(5));
        return OrderId.of(subject.substring(subject.lastIndexOf('.') + 1));
    }

    /** How many messages the service has been given and has not settled. */
    private long awaited() throws IOException, JetStreamApiException {
        return management.getConsumerInfo(STREAM, "probe").getNumAckPending();
    }

    private long sequenceOf(OrderId order) throws IOException, JetStreamApiException {
        return management.getLastMessage(STREAM, subject(order)).getSeq();
    }

    private static String subject(OrderId order) {
        return "orders.StockReleased." + order;
    }

    private static Path lastBlock() throws IOException {
        try (Stream<Path> files = Files.walk(FragileServers.store())) {
            return files.filter(file -> file.toString().contains("streams/ORDERS/msgs"))
                    .filter(file -> file.toString().endsWith(".blk"))
                    .max(Comparator.comparingLong(file -> Long.parseLong(Objects.requireNonNull(file.getFileName())
                            .toString()
                            .replace(".blk", ""))))
                    .orElseThrow();
        }
    }

    /** In its body, so that its checksum is wrong and everything else in order. */
    private static void flipABitOf(String subject) throws IOException {
        Path block = lastBlock();
        byte[] content = Files.readAllBytes(block);
        int place = new String(content, StandardCharsets.ISO_8859_1).lastIndexOf(subject);
        content[place + subject.length() + 40] ^= 1;
        Files.write(block, content);
    }
}
