package io.orderflow.servers.nats;

import io.orderflow.servers.machine.DirectoryTree;
import io.orderflow.servers.machine.LaunchException;
import io.orderflow.servers.process.DirectoryLock;
import io.orderflow.servers.process.FreePorts;
import io.orderflow.servers.process.LaunchCommand;
import io.orderflow.servers.process.ListenPort;
import io.orderflow.servers.process.LogFile;
import io.orderflow.servers.process.ManagedProcess;
import io.orderflow.servers.process.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A real nats-server with JetStream on the loopback address, its streams in a directory of one's own. The program is
 * found or fetched, see {@link NatsBinary}.
 */
public final class NatsServer implements RunningServer {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    /** One thread carries tens of thousands of messages a second; several wake each other for every one of them. */
    private static final Map<String, String> ONE_THREAD = Map.of("GOMAXPROCS", "1");

    private final DirectoryLock lock;
    private final Path directory;
    private final int port;
    private final int monitoringPort;
    private final ManagedProcess process;

    private NatsServer(DirectoryLock lock, Path directory, int port, int monitoringPort, LogFile log, Path run) {
        this.lock = lock;
        this.directory = directory;
        this.port = port;
        this.monitoringPort = monitoringPort;
        this.process = new ManagedProcess(
                "nats", this::command, new ListenPort(port, "--nats-port"), new NatsGreeting(port)::isHeard, log, run);
    }

    /**
     * Starts a server without HTTP monitoring and waits until it answers.
     *
     * @param storeDirectory made if it is missing; the streams in it are served again
     * @param port 0 for any free one
     */
    public static NatsServer start(Path storeDirectory, int port) {
        NatsServer server = prepare(
                storeDirectory,
                FreePorts.orAny(port),
                0,
                new LogFile(storeDirectory.resolve("nats.log")),
                storeDirectory);
        try {
            server.restart();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** {@code monitoringPort} 0 means no HTTP monitoring. */
    public static NatsServer prepare(Path storeDirectory, int port, int monitoringPort, LogFile log, Path run) {
        Path directory = storeDirectory.toAbsolutePath();
        DirectoryLock lock = DirectoryLock.tryTake(directory)
                .orElseThrow(() -> new LaunchException(directory + " is in use by another nats-server."));
        return new NatsServer(lock, directory, port, monitoringPort, log, run);
    }

    public int port() {
        return port;
    }

    public String url() {
        return "nats://127.0.0.1:" + port;
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

    /** Deletes every stream and consumer, as a lost disk would. The server must be down. */
    public void wipe() {
        if (process.isAlive()) {
            throw new IllegalStateException("nats-server runs: stop it before its store is deleted");
        }
        DirectoryTree.delete(store());
    }

    @Override
    public void close() {
        stop();
        lock.close();
    }

    private Path store() {
        return directory.resolve("store");
    }

    private LaunchCommand command() {
        if (monitoringPort != 0) {
            new ListenPort(monitoringPort, "--nats-monitoring-port").requireFree("NATS's monitoring");
        }
        String http = monitoringPort == 0 ? "" : "http: \"127.0.0.1:%s\"%n".formatted(monitoringPort);
        String configuration = """
                server_name: orderflow
                host: "127.0.0.1"
                port: %s
                %smax_payload: 1MB
                jetstream { store_dir: "%s" }
                """.formatted(port, http, store());
        try {
            Path file = Files.writeString(directory.resolve("nats.conf"), configuration);
            return LaunchCommand.of(List.of(NatsBinary.find().toString(), "--config", file.toString()), Path.of("/"))
                    .withEnvironment(ONE_THREAD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
