package io.orderflow.runtime.probe;

import io.orderflow.local.DatabaseCredentials;
import io.orderflow.local.NatsServer;
import io.orderflow.local.PostgresServer;
import io.orderflow.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Real servers that tests may kill, freeze and wipe; every test leaves them running. */
public final class FragileServers implements QuarkusTestResourceLifecycleManager {

    private static final Path NATS_DIRECTORY = temporary();
    private static NatsServer nats;

    /** The broker of the probe. */
    public static synchronized NatsServer nats() {
        if (nats == null) {
            nats = NatsServer.start(NATS_DIRECTORY, 0);
            Runtime.getRuntime().addShutdownHook(new Thread(nats::close));
        }
        return nats;
    }

    /** Where the broker keeps its streams. */
    public static Path store() {
        return NATS_DIRECTORY.resolve("store");
    }

    /** The database server of the probe. */
    public static PostgresServer postgres() {
        return RealServers.postgres();
    }

    @Override
    public Map<String, String> start() {
        DatabaseCredentials database = RealServers.newDatabase();
        return Map.of(
                "NATS_URL", nats().url(),
                "DATABASE_HOST", database.host(),
                "DATABASE_PORT", Integer.toString(database.port()),
                "DATABASE_NAME", database.database(),
                "DATABASE_USERNAME", database.username(),
                "DATABASE_PASSWORD", database.password(),
                "quarkus.http.test-port", "0");
    }

    @Override
    public void stop() {
        // The servers end with the JVM.
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("orderflow-fragile-nats");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
