package io.orderflow.runtime.nats.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import io.orderflow.runtime.nats.streams.StreamPlace;
import io.orderflow.servers.nats.NatsServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service has heard the first two of four messages, or all of them, and somebody has removed its consumer. */
@Timeout(60)
class RecollectionTest {

    private static final DurableConsumer CONSUMER = new DurableConsumer(
            "ORDERS", "reader", List.of("orders.Heard.*", "orders.Never.*"), 100, Duration.ofMinutes(1));

    @TempDir
    Path directory;

    private NatsServer nats;
    private Connection connection;

    @BeforeEach
    void fourMessages() throws Exception {
        nats = NatsServer.start(directory, 0);
        connection = Nats.connect(nats.url());
        connection
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name("ORDERS")
                        .subjects("orders.>")
                        .allowDirect(true)
                        .build());
        assertThat(remembersAt(Optional.empty())).isZero();
        publish("Heard", 1, 4);
    }

    @AfterEach
    void stopServer() throws Exception {
        connection.close();
        nats.close();
    }

    @Test
    void whatItHeardAfterTheBackupItHasToReadAgain() throws Exception {
        CONSUMER.declare(connection, remembersAt(at(2)));
        List<Message> read = read(4);

        acknowledge(read.subList(0, 3));
        assertThat(isReadingAgain()).isTrue();

        acknowledge(read.subList(3, 4));
        assertThat(isReadingAgain()).isFalse();
    }

    @Test
    void soItHasToWhereTheBackupKnowsOfNothing() throws Exception {
        CONSUMER.declare(connection, remembersAt(Optional.empty()));

        assertThat(isReadingAgain()).isTrue();
        acknowledge(read(4));
        assertThat(isReadingAgain()).isFalse();
    }

    @Test
    void howeverMuchIsNewItCountsForNothing() throws Exception {
        CONSUMER.declare(connection, remembersAt(at(2)));
        publish("Heard", 5, 20);
        List<Message> read = read(4);

        acknowledge(read);
        assertThat(isReadingAgain()).isFalse();
    }

    @Test
    void theEndOfTheStreamMayBeNothingThatItHears() throws Exception {
        publish("Unheard", 5, 7);
        CONSUMER.declare(connection, remembersAt(at(2)));

        assertThat(isReadingAgain()).isTrue();
        acknowledge(read(4));
        assertThat(isReadingAgain()).isFalse();
        publish("Heard", 8, 8);
        assertThat(isReadingAgain()).isFalse();
    }

    @Test
    void whoeverStartsMeanwhileLearnsOfIt() throws Exception {
        CONSUMER.declare(connection, remembersAt(at(2)));

        assertThat(DurableConsumer.isReadingAgain(CONSUMER.declare(connection, 0)))
                .isTrue();
    }

    @Test
    void aConsumerThatIsLostMakesNobodyForget() throws Exception {
        publish("Unheard", 5, 7);
        CONSUMER.declare(connection, remembersAt(at(4)));

        assertThat(isReadingAgain()).isFalse();
    }

    @Test
    void aStreamThatIsLostMakesNobodyForget() throws Exception {
        assertThat(remembersAt(at(5))).isZero();
        assertThat(remembersAt(Optional.of(new StreamPlace(2, "another")))).isZero();
    }

    @Test
    void aBacklogMakesNobodyForget() throws Exception {
        CONSUMER.declare(connection, 0);
        publish("Heard", 5, 50);

        assertThat(isReadingAgain()).isFalse();
    }

    private static Optional<StreamPlace> at(long sequence) {
        return Optional.of(new StreamPlace(sequence, "message-" + sequence));
    }

    private long remembersAt(Optional<StreamPlace> position) throws Exception {
        return CONSUMER.remembersAt(connection, position);
    }

    private void publish(String kind, int first, int last) throws Exception {
        for (int i = first; i <= last; i++) {
            Headers headers = new Headers().put("Nats-Msg-Id", "message-" + i);
            connection.jetStream().publish("orders." + kind + "." + i, headers, "{}".getBytes(StandardCharsets.UTF_8));
        }
    }

    private List<Message> read(int count) throws Exception {
        JetStreamSubscription reading =
                connection.jetStream().subscribe(null, PullSubscribeOptions.fastBind("ORDERS", "reader"));
        List<Message> read = reading.fetch(count, Duration.ofSeconds(5));
        assertThat(read).hasSize(count);
        return read;
    }

    private static void acknowledge(List<Message> messages) throws Exception {
        for (Message message : messages) {
            message.ackSync(Duration.ofSeconds(5));
        }
    }

    private boolean isReadingAgain() throws Exception {
        return DurableConsumer.isReadingAgain(connection.jetStreamManagement().getConsumerInfo("ORDERS", "reader"));
    }
}
