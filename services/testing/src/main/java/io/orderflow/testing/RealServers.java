package io.orderflow.testing;

import io.orderflow.servers.nats.NatsServer;
import io.orderflow.servers.postgres.DatabaseCredentials;
import io.orderflow.servers.postgres.PostgresServer;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One real PostgreSQL and one real nats-server for all tests of this JVM; they end with it. */
public final class RealServers {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable PostgresServer postgres;
    private static @Nullable NatsServer nats;

    private RealServers() {}

    /** The PostgreSQL of this JVM. */
    public static synchronized PostgresServer postgres() {
        if (postgres == null) {
            postgres = OwnedServer.start(
                            "postgres", directory -> PostgresServer.start(directory, 0), PostgresServer::close)
                    .server();
        }
        return postgres;
    }

    /** The nats-server of this JVM. */
    public static synchronized NatsServer nats() {
        if (nats == null) {
            nats = OwnedServer.start("nats", directory -> NatsServer.start(directory, 0), NatsServer::close)
                    .server();
        }
        return nats;
    }

    /** A new, empty database. */
    public static DatabaseCredentials newDatabase() {
        return postgres().createDatabase("test_" + DATABASES.incrementAndGet());
    }
}
