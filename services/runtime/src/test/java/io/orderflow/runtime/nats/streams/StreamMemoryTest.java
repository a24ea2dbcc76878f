package io.orderflow.runtime.nats.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import io.orderflow.servers.nats.NatsServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Five messages, of which somebody has removed the third. */
@Timeout(30)
class StreamMemoryTest {

    private static final String STREAM = "ORDERS";

    @TempDir
    Path directory;

    private NatsServer nats;
    private Connection connection;
    private StreamMemory memory;

    @BeforeEach
    void startServer() throws Exception {
        nats = NatsServer.start(directory, 0);
        connection = Nats.connect(nats.url());
        connection
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name(STREAM)
                        .subjects("orders.>")
                        .allowDirect(true)
                        .build());
        for (int i = 1; i <= 5; i++) {
            Headers headers = new Headers().put("Nats-Msg-Id", "message-" + i);
            connection.jetStream().publish("orders.Heard.1", headers, "{}".getBytes(StandardCharsets.UTF_8));
        }
        connection.jetStreamManagement().deleteMessage(STREAM, 3, false);
        memory = new StreamMemory(connection, STREAM);
    }

    @AfterEach
    void stopServer() throws Exception {
        connection.close();
        nats.close();
    }

    @Test
    void aMessageThatWasRemovedIsNotForgotten() throws Exception {
        assertThat(memory.forgot(new StreamPlace(3, "message-3"), memory.extent()))
                .isFalse();
        assertThat(memory.forgot(new StreamPlace(4, "message-4"), memory.extent()))
                .isFalse();
    }

    @Test
    void aMessageWhoseEndIsGoneOrWhosePlaceAnotherHasIsForgotten() throws Exception {
        assertThat(memory.forgot(new StreamPlace(6, "message-6"), memory.extent()))
                .isTrue();
        assertThat(memory.forgot(new StreamPlace(4, "another"), memory.extent()))
                .isTrue();
    }

    @Test
    void theNewestMessageIsFoundWhateverElseThereIs() {
        assertThat(memory.lastOn(List.of("orders.Other.*", "orders.Heard.*"))).isEqualTo(5);
        assertThat(memory.lastOn(List.of("orders.Other.*"))).isZero();
    }

    @Test
    void whatWasRemovedIsNeitherHeldNorThere() {
        assertThat(memory.holds(List.of(new StreamPlace(3, "message-3"), new StreamPlace(4, "message-4"))))
                .containsExactly(false, true);
        assertThat(memory.lacks(List.of(2L, 3L, 4L))).containsExactly(3L);
    }
}
