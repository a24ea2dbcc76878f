package io.orderflow.testing;

import io.orderflow.local.DatabaseCredentials;
import io.orderflow.local.NatsServer;
import io.orderflow.local.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            PostgresServer started = PostgresServer.start(temporary("postgres"), 0);
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            postgres = started;
        }
        return postgres;
    }

    /** The nats-server of this JVM. */
    public static synchronized NatsServer nats() {
        if (nats == null) {
            NatsServer started = NatsServer.start(temporary("nats"), 0);
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            nats = started;
        }
        return nats;
    }

    /** A new, empty database. */
    public static DatabaseCredentials newDatabase() {
        return postgres().createDatabase("test_" + DATABASES.incrementAndGet());
    }

    private static Path temporary(String name) {
        try {
            return Files.createTempDirectory("orderflow-" + name);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
