package io.orderflow.endtoend.kubernetes;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.orderflow.local.Service;
import io.orderflow.servers.machine.DirectoryTree;
import io.orderflow.servers.nats.NatsBinary;
import io.orderflow.servers.nats.NatsGreeting;
import io.orderflow.servers.process.FreePorts;
import io.orderflow.servers.process.LaunchCommand;
import io.orderflow.servers.process.ListenPort;
import io.orderflow.servers.process.LogFile;
import io.orderflow.servers.process.ManagedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A real nats-server with the very users of {@code deploy/k8s/base/nats/accounts.conf}. */
final class GuardedBroker implements AutoCloseable {
    static final String OPERATOR = "operator";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path directory;
    private final int port = FreePorts.any();
    private final ManagedProcess process;

    private GuardedBroker(Path directory) {
        this.directory = directory.toAbsolutePath();
        this.process = new ManagedProcess(
                "guarded-nats",
                this::command,
                new ListenPort(port, "the port of the guarded broker"),
                new NatsGreeting(port)::isHeard,
                new LogFile(log()),
                this.directory);
    }

    static GuardedBroker start(Path directory) {
        DirectoryTree.delete(directory);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        GuardedBroker broker = new GuardedBroker(directory);
        broker.restart();
        return broker;
    }

    /** Where it is, without a user. */
    String url() {
        return "nats://127.0.0.1:" + port;
    }

    static String passwordOf(String user) {
        return "secret-of-" + user;
    }

    /** Connects as a user whose answers come under its own prefix, as the services' do. */
    Connection connect(String user, ErrorListener listener) {
        try {
            return Nats.connect(Options.builder()
                    .server(url())
                    .userInfo(user, passwordOf(user))
                    .inboxPrefix("_INBOX_" + user)
                    .connectionName("test as " + user)
                    .maxReconnects(-1)
                    .reconnectWait(Duration.ofMillis(200))
                    .errorListener(listener)
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it as a crash would, and deletes all that it has stored. */
    void loseEverything() {
        process.kill();
        DirectoryTree.delete(directory.resolve("store"));
        restart();
    }

    /** What it refused, in its own words. */
    List<String> violations() {
        try {
            return Files.readAllLines(log()).stream()
                    .filter(line -> line.contains("Violation"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.stop();
    }

    private void restart() {
        process.restart();
        process.awaitReady(START_LIMIT);
    }

    private Path log() {
        return directory.resolve("nats.log");
    }

    private LaunchCommand command() {
        try {
            Files.copy(
                    Kustomize.HOME.resolve("base/nats/accounts.conf"),
                    directory.resolve("accounts.conf"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Path file =
                    Files.writeString(directory.resolve("nats.conf"), """
                    server_name: guarded
                    host: "127.0.0.1"
                    port: %s
                    jetstream { store_dir: "%s" }
                    include ./accounts.conf
                    """.formatted(port, directory.resolve("store")));
            return LaunchCommand.of(List.of(NatsBinary.find().toString(), "--config", file.toString()), Path.of("/"))
                    .withEnvironment(passwords());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> passwords() {
        Map<String, String> passwords = new HashMap<>();
        for (Service service : Service.values()) {
            passwords.put(service.name() + "_PASSWORD", passwordOf(service.id()));
        }
        for (String user : List.of(OPERATOR, "system")) {
            passwords.put(user.toUpperCase(Locale.ROOT) + "_PASSWORD", passwordOf(user));
        }
        return passwords;
    }
}
