package io.orderflow.runtime.probe;

import io.orderflow.servers.postgres.DatabaseCredentials;
import io.orderflow.testing.PgBouncer;
import io.orderflow.testing.PgBouncerBinary;
import io.orderflow.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A PgBouncer that pools transactions between the probe and its database, where one is to be had. */
public final class BehindPgBouncer implements QuarkusTestResourceLifecycleManager {

    private static @Nullable PgBouncer bouncer;
    private static @Nullable DatabaseCredentials direct;

    /** The pooler, if it is there. */
    public static Optional<PgBouncer> pooler() {
        return Optional.ofNullable(bouncer);
    }

    /** The database without it. */
    public static DatabaseCredentials direct() {
        return Objects.requireNonNull(direct);
    }

    @Override
    public Map<String, String> start() {
        DatabaseCredentials database = RealServers.newDatabase();
        direct = database;
        bouncer = PgBouncerBinary.find()
                .map(binary -> PgBouncer.start(binary, database))
                .orElse(null);
        Map<String, String> environment = new HashMap<>(
                FragileServers.environment(pooler().map(PgBouncer::transactions).orElse(database)));
        environment.put("orderflow.database.pooler", "transaction");
        return environment;
    }

    @Override
    public void stop() {
        // The servers end with the JVM.
    }
}
