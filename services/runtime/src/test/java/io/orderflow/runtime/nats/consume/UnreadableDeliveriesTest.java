package io.orderflow.runtime.nats.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamConfiguration;
import io.orderflow.servers.nats.NatsServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What must never be passed over; that the unreadable is, {@code StreamLossTest} shows. */
@Timeout(60)
class UnreadableDeliveriesTest {

    private static final DurableConsumer CONSUMER =
            new DurableConsumer("ORDERS", "reader", List.of("orders.Heard.*"), 100, Duration.ofMinutes(1));

    @TempDir
    Path directory;

    private final UnreadableDeliveries unreadable = new UnreadableDeliveries(CONSUMER, Duration.ZERO);
    private NatsServer nats;
    private Connection connection;

    @BeforeEach
    void aConsumerThatWasGivenTenMessages() throws Exception {
        nats = NatsServer.start(directory, 0);
        connection = Nats.connect(new Options.Builder()
                .server(nats.url())
                .connectionTimeout(Duration.ofMillis(500))
                .build());
        connection
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name("ORDERS")
                        .subjects("orders.>")
                        .allowDirect(true)
                        .build());
        CONSUMER.declare(connection, 0);
        for (int i = 0; i < 10; i++) {
            connection.jetStream().publish("orders.Heard." + i, "{}".getBytes(StandardCharsets.UTF_8));
        }
        JetStreamSubscription reading =
                connection.jetStream().subscribe(null, PullSubscribeOptions.fastBind("ORDERS", "reader"));
        List<Message> given = reading.fetch(10, Duration.ofSeconds(5));
        assertThat(given).hasSize(10);
        given.get(4).ackSync(Duration.ofSeconds(2));
    }

    @AfterEach
    void stopServer() throws Exception {
        connection.close();
        nats.close();
    }

    @Test
    void whatCanBeReadIsAwaitedHoweverLongItTakes() throws Exception {
        lookThreeTimes(present());
        assertThat(present().getNumAckPending()).isEqualTo(9);
    }

    @Test
    void nothingIsPassedOverWhileTheServerDoesNotAnswer() throws Exception {
        ConsumerInfo before = present();
        nats.pause();
        lookThreeTimes(before);
        nats.resume();
        assertThat(present().getNumAckPending()).isEqualTo(9);
    }

    private void lookThreeTimes(ConsumerInfo present) {
        for (int i = 0; i < 4; i++) {
            unreadable.passOver(connection, present);
        }
    }

    private ConsumerInfo present() throws Exception {
        return connection.jetStreamManagement().getConsumerInfo("ORDERS", "reader");
    }
}
