package io.orderflow.servers.postgres;

import io.orderflow.servers.machine.LaunchException;
import io.orderflow.servers.process.DirectoryLock;
import io.orderflow.servers.process.FreePorts;
import io.orderflow.servers.process.LaunchCommand;
import io.orderflow.servers.process.ListenPort;
import io.orderflow.servers.process.LogFile;
import io.orderflow.servers.process.ManagedProcess;
import io.orderflow.servers.process.RunningServer;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A real PostgreSQL 18 on the loopback address with its data in a directory of one's own. Works as root (the server
 * then runs as {@code nobody}) and as an ordinary user; durable as in production ({@code fsync} is on).
 */
public final class PostgresServer implements RunningServer {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final DirectoryLock lock;
    private final int port;
    private final Cluster cluster;
    private final Passwords passwords;
    private final Administration administration;
    private final ManagedProcess process;

    private PostgresServer(DirectoryLock lock, Path directory, int port, LogFile log, Path run) {
        this.lock = lock;
        this.port = port;
        this.passwords = new Passwords(directory.resolve("passwords.properties"));
        this.cluster = new Cluster(directory.resolve("cluster"), PostgresBinaries.unpacked());
        this.administration = new Administration(port, passwords);
        this.process = new ManagedProcess(
                "postgres", this::command, new ListenPort(port, "--postgres-port"), administration::answers, log, run);
    }

    /**
     * Starts a server and waits until it answers.
     *
     * @param dataDirectory made if it is missing; what an earlier server stored in it is served again
     * @param port 0 for any free one
     */
    public static PostgresServer start(Path dataDirectory, int port) {
        PostgresServer server = prepare(
                dataDirectory,
                FreePorts.orAny(port),
                new LogFile(dataDirectory.resolve("postgres.log")),
                dataDirectory);
        try {
            server.restart();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    public static PostgresServer prepare(Path dataDirectory, int port, LogFile log, Path run) {
        Path directory = dataDirectory.toAbsolutePath();
        DirectoryLock lock = DirectoryLock.tryTake(directory)
                .orElseThrow(() -> new LaunchException(directory + " is in use by another PostgreSQL."));
        return new PostgresServer(lock, directory, port, log, run);
    }

    public int port() {
        return port;
    }

    /** Makes a role and a database of this name ({@code [a-z][a-z0-9_]*}) unless they are there. */
    public DatabaseCredentials createDatabase(String name) {
        return administration.createDatabase(name);
    }

    @Override
    public ManagedProcess process() {
        return process;
    }

    @Override
    public void restart() {
        process.restart();
        process.awaitReady(START_LIMIT);
    }

    @Override
    public void close() {
        stop();
        lock.close();
    }

    private LaunchCommand command() {
        cluster.initialize(passwords.of(Cluster.SUPERUSER));
        return cluster.serve(port);
    }
}
