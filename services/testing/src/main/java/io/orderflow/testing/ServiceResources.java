package io.orderflow.testing;

import io.orderflow.servers.postgres.DatabaseCredentials;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a {@code @QuarkusTest} the real servers and a database of its own. */
public final class ServiceResources implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        DatabaseCredentials database = RealServers.newDatabase();
        return Map.ofEntries(
                Map.entry("orderflow.identity", "open"),
                // In production nobody is kept waiting longer than 1.5 s. A machine that builds other things meanwhile
                // is slower than that now and then, and no test of a service is about it: what becomes of requests
                // while the database says nothing is tried by the runtime's own tests, and end to end.
                Map.entry("orderflow.database.timeout", "10s"),
                Map.entry("NATS_URL", RealServers.nats().url()),
                Map.entry("DATABASE_HOST", database.host()),
                Map.entry("DATABASE_PORT", Integer.toString(database.port())),
                Map.entry("DATABASE_NAME", database.database()),
                Map.entry("DATABASE_USERNAME", database.username()),
                Map.entry("DATABASE_PASSWORD", database.password()),
                Map.entry("quarkus.http.test-port", "0"),
                // For tests of what was built, which does not know that it is tested.
                Map.entry("quarkus.management.port", "0"),
                Map.entry("quarkus.management.test-port", "0"));
    }

    @Override
    public void stop() {
        // The servers end with the JVM; the next test class gets another database.
    }
}
