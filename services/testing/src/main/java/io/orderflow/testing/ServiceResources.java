package io.orderflow.testing;

import io.orderflow.servers.postgres.DatabaseCredentials;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a {@code @QuarkusTest} the real servers and a database of its own. */
public final class ServiceResources implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        DatabaseCredentials database = RealServers.newDatabase();
        return Map.of(
                "orderflow.identity", "open",
                "NATS_URL", RealServers.nats().url(),
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
        // The servers end with the JVM; the next test class gets another database.
    }
}
