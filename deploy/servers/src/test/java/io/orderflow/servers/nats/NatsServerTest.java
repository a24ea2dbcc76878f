package io.orderflow.servers.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.api.StreamConfiguration;
import io.orderflow.servers.machine.LaunchException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code Connection.close} may be interrupted, which the compiler warns of. */
@SuppressWarnings("try")
class NatsServerTest {
    @TempDir
    Path directory;

    NatsServer server;

    @BeforeEach
    void start() {
        server = NatsServer.start(directory, 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keepsAcknowledgedMessagesThroughKillAndRestart() throws Exception {
        publishOne();
        String url = server.url();

        server.kill();
        assertThat(server.process().isAlive()).isFalse();
        server.restart();

        assertThat(server.url()).isEqualTo(url);
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void understandsItsConfigurationWhateverLanguageTheMachineSpeaks() throws Exception {
        Locale usual = Locale.getDefault();
        server.close();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            server = NatsServer.start(directory, 0);
            publishOne();
            assertThat(messages()).isEqualTo(1);
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void forgetsItsStreamsWhenItIsWiped() throws Exception {
        publishOne();

        server.stop();
        server.wipe();
        server.restart();

        try (Connection connection = Nats.connect(server.url())) {
            assertThat(connection.jetStreamManagement().getStreamNames()).isEmpty();
        }
    }

    @Test
    void isNotWipedWhileItRuns() {
        assertThatThrownBy(server::wipe).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void answersNobodyWhileItIsFrozen() {
        server.pause();
        assertThat(server.process().isReady()).isFalse();

        server.resume();
        server.process().awaitReady(Duration.ofSeconds(10));
        assertThat(server.process().isReady()).isTrue();
    }

    @Test
    void saysInOneSentenceThatItsPortIsTaken() {
        assertThatThrownBy(() -> NatsServer.start(directory.resolve("other"), server.port()))
                .isInstanceOf(LaunchException.class)
                .hasMessage(
                        "Port " + server.port() + ", which nats needs, is taken by another program: stop that one or"
                                + " choose another port with --nats-port.");
    }

    private void publishOne() throws Exception {
        try (Connection connection = Nats.connect(server.url())) {
            connection
                    .jetStreamManagement()
                    .addStream(StreamConfiguration.builder()
                            .name("ORDERS")
                            .subjects(List.of("orders.>"))
                            .build());
            connection.jetStream().publish("orders.OrderCreated.1", "{}".getBytes(StandardCharsets.UTF_8));
        }
    }

    private long messages() throws Exception {
        try (Connection connection = Nats.connect(server.url())) {
            JetStreamManagement management = connection.jetStreamManagement();
            return management.getStreamInfo("ORDERS").getStreamState().getMsgCount();
        } catch (JetStreamApiException e) {
            throw new AssertionError(e);
        }
    }
}
