package io.orderflow.testing;

import io.orderflow.servers.machine.CacheDirectory;
import io.orderflow.servers.postgres.DatabaseCredentials;
import io.orderflow.servers.process.FreePorts;
import io.orderflow.servers.process.LaunchCommand;
import io.orderflow.servers.process.ListenPort;
import io.orderflow.servers.process.LogFile;
import io.orderflow.servers.process.ManagedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A real PgBouncer in front of one database, which it offers twice: under its own name it pools transactions, with
 * {@code _sessions} behind the name it pools sessions. Few connections go on to the server, so that clients meet.
 */
public final class PgBouncer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    private final int port;
    private final DatabaseCredentials database;
    private final ManagedProcess process;

    private PgBouncer(PgBouncerBinary binary, Path directory, DatabaseCredentials database) {
        this.port = FreePorts.orAny(0);
        this.database = database;
        this.process = new ManagedProcess(
                "pgbouncer",
                () -> command(binary, directory),
                new ListenPort(port, "PgBouncer's port"),
                this::listens,
                new LogFile(directory.resolve("pgbouncer.log")),
                directory);
    }

    /** Starts one, which ends with this JVM. */
    public static PgBouncer start(PgBouncerBinary binary, DatabaseCredentials database) {
        return OwnedServer.start(
                        "pgbouncer",
                        directory -> {
                            PgBouncer bouncer = new PgBouncer(binary, directory, database);
                            bouncer.process.start();
                            bouncer.process.awaitReady(START_LIMIT);
                            return bouncer;
                        },
                        PgBouncer::close)
                .server();
    }

    /** The database with transactions pooled. */
    public DatabaseCredentials transactions() {
        return offered("");
    }

    /** The database with sessions pooled. */
    public DatabaseCredentials sessions() {
        return offered("_sessions");
    }

    private DatabaseCredentials offered(String suffix) {
        return new DatabaseCredentials(
                "127.0.0.1", port, database.database() + suffix, database.username(), database.password());
    }

    private LaunchCommand command(PgBouncerBinary binary, Path directory) {
        String target = "host=%s port=%s dbname=%s".formatted(database.host(), database.port(), database.database());
        try {
            CacheDirectory.openToAll(directory);
            Path users = Files.writeString(
                    directory.resolve("users.txt"),
                    "\"%s\" \"%s\"%n".formatted(database.username(), database.password()));
            Path configuration = Files.writeString(
                    directory.resolve("pgbouncer.ini"), """
                    [databases]
                    %1$s = %2$s
                    %1$s_sessions = %2$s pool_mode=session
                    [pgbouncer]
                    listen_addr = 127.0.0.1
                    listen_port = %3$s
                    unix_socket_dir =
                    auth_type = scram-sha-256
                    auth_file = %4$s
                    pool_mode = transaction
                    default_pool_size = 4
                    max_client_conn = 100
                    ignore_startup_parameters = extra_float_digits
                    """.formatted(database.database(), target, port, users));
            return LaunchCommand.of(List.of(binary.program().toString(), configuration.toString()), Path.of("/"))
                    .withEnvironment(Map.of("LD_LIBRARY_PATH", binary.libraries()))
                    .asUnprivilegedUser();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.stop();
    }
}
