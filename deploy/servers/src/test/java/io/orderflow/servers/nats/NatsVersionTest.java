package io.orderflow.servers.nats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NatsVersionTest {
    @Test
    void takesVersion210OrLater() {
        assertThat(NatsVersion.parse("nats-server: v2.10.0")).get().matches(NatsVersion::isEnough);
        assertThat(NatsVersion.parse("nats-server: v2.15.1")).get().matches(NatsVersion::isEnough);
        assertThat(NatsVersion.parse("nats-server: v2.9.10")).get().matches(version -> !version.isEnough());
        assertThat(NatsVersion.parse("no server")).isEmpty();
    }

    @Test
    void takesTheNewestOfTheCache(@TempDir Path cache) throws Exception {
        for (String version : new String[] {"2.9.10", "2.12.3", "2.10.7"}) {
            Path directory = Files.createDirectories(cache.resolve("nats-server-" + version));
            Files.createFile(directory.resolve("nats-server")).toFile().setExecutable(true);
        }

        assertThat(NatsBinary.newestIn(cache)).contains(cache.resolve("nats-server-2.12.3/nats-server"));
        assertThat(NatsBinary.newestIn(cache.resolve("missing"))).isEmpty();
    }
}
