package io.orderflow.runtime.probe;

import io.orderflow.servers.nats.NatsServer;
import io.orderflow.servers.postgres.DatabaseCredentials;
import io.orderflow.servers.postgres.PostgresServer;
import io.orderflow.testing.OwnedServer;
import io.orderflow.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Real servers that tests may kill, freeze and wipe; every test leaves them running. */
public final class FragileServers implements QuarkusTestResourceLifecycleManager {

    private static @Nullable OwnedServer<NatsServer> nats;

    /** The broker of the probe. */
    public static NatsServer nats() {
        return owned().server();
    }

    /** Where the broker keeps its streams. */
    public static Path store() {
        return owned().directory().resolve("store");
    }

    /** The database server of the probe. */
    public static PostgresServer postgres() {
        return RealServers.postgres();
    }

    @Override
    public Map<String, String> start() {
        return environment(RealServers.newDatabase());
    }

    static Map<String, String> environment(DatabaseCredentials database) {
        return Map.of(
                "orderflow.identity", "open",
                "NATS_URL", nats().url(),
                "DATABASE_HOST", database.host(),
                "DATABASE_PORT", Integer.toString(database.port()),
                "DATABASE_NAME", database.database(),
                "DATABASE_USERNAME", database.username(),
                "DATABASE_PASSWORD", database.password(),
                "quarkus.http.test-port", "0",
                // For tests of what was built, which does not know that it is tested.
                "quarkus.management.port", "0",
                "quarkus.management.test-port", "0");
    }

    @Override
    public void stop() {
        // The servers end with the JVM.
    }

    private static synchronized OwnedServer<NatsServer> owned() {
        if (nats == null) {
            nats = OwnedServer.start("fragile-nats", directory -> NatsServer.start(directory, 0), NatsServer::close);
        }
        return nats;
    }
}
