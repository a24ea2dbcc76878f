package io.orderflow.runtime.nats.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.api.CompressionOption;
import io.nats.client.api.StreamConfiguration;
import io.orderflow.runtime.nats.connection.NatsConfiguration;
import io.orderflow.servers.nats.NatsServer;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams as code, held against a real server. */
class TopologyTest {

    @TempDir
    Path directory;

    private NatsServer nats;
    private Connection connection;

    @BeforeEach
    void startServer() throws Exception {
        nats = NatsServer.start(directory, 0);
        connection = Nats.connect(nats.url());
    }

    @AfterEach
    void stopServer() throws Exception {
        connection.close();
        nats.close();
    }

    @Test
    void aStreamThatIsMissingIsMade() throws Exception {
        topology(Map.of("orderflow.nats.stream.update", "false", "orderflow.nats.stream.max-age", "3d"))
                .declare(connection);

        assertThat(maxAge()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void aStreamThatAnotherServiceMakesIsWaitedFor() throws Exception {
        Map<String, String> settings = Map.of("orderflow.nats.stream.created-by", "order");

        assertThatThrownBy(() -> topology(settings, "payment").declare(connection))
                .isInstanceOf(IOException.class)
                .hasMessage("stream ORDERS is not there yet, and order makes it");
        assertThat(connection.jetStreamManagement().getStreamNames()).isEmpty();

        topology(settings, "order").declare(connection);
        topology(settings, "payment").declare(connection);
        assertThat(connection.jetStreamManagement().getStreamNames())
                .containsExactlyInAnyOrder("ORDERS", "DEAD_LETTERS");
    }

    @Test
    void aStreamThatDiffersIsBroughtToItsSettings() throws Exception {
        topology(Map.of()).declare(connection);

        topology(Map.of("orderflow.nats.stream.max-age", "3d")).declare(connection);

        assertThat(maxAge()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void aStreamThatAnEarlierReleaseCompressedIsCompressedNoMore() throws Exception {
        topology(Map.of()).declare(connection);
        StreamConfiguration compressed = StreamConfiguration.builder(configuration())
                .compressionOption(CompressionOption.S2)
                .build();
        connection.jetStreamManagement().updateStream(compressed);

        topology(Map.of()).declare(connection);

        assertThat(configuration().getCompressionOption()).isEqualTo(CompressionOption.None);
    }

    @Test
    void aStreamThatDiffersIsLeftAloneWhereOnlyOperatorsMayChangeIt() throws Exception {
        topology(Map.of()).declare(connection);

        topology(Map.of("orderflow.nats.stream.update", "false", "orderflow.nats.stream.max-age", "3d"))
                .declare(connection);

        assertThat(maxAge()).isEqualTo(Duration.ofDays(7));
    }

    private Duration maxAge() throws Exception {
        return configuration().getMaxAge();
    }

    private StreamConfiguration configuration() throws Exception {
        return connection.jetStreamManagement().getStreamInfo("ORDERS").getConfiguration();
    }

    private static Topology topology(Map<String, String> settings) {
        return topology(settings, "payment");
    }

    private static Topology topology(Map<String, String> settings, String service) {
        NatsConfiguration configuration = new SmallRyeConfigBuilder()
                .withMapping(NatsConfiguration.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withConverter(Duration.class, 100, new DurationConverter())
                .build()
                .getConfigMapping(NatsConfiguration.class);
        return new Topology(configuration, service);
    }
}
