package io.orderflow.local;

import io.orderflow.local.identity.IssuerServer;
import io.orderflow.local.mail.MailboxServer;
import io.orderflow.local.supervision.Supervisor;
import io.orderflow.servers.identity.Issuer;
import io.orderflow.servers.identity.SigningKeys;
import io.orderflow.servers.identity.Tokens;
import io.orderflow.servers.machine.LaunchException;
import io.orderflow.servers.nats.NatsServer;
import io.orderflow.servers.postgres.DatabaseCredentials;
import io.orderflow.servers.postgres.PostgresServer;
import io.orderflow.servers.process.DirectoryLock;
import io.orderflow.servers.process.LaunchCommand;
import io.orderflow.servers.process.ListenPort;
import io.orderflow.servers.process.ManagedProcess;
import io.orderflow.servers.process.Together;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole system on one machine: PostgreSQL, nats-server, a mailbox, an issuer where tokens are asked for, and the
 * services, each a process of its own. One data directory belongs to one system at a time.
 *
 * <p>{@link #start} returns when the processes run; {@link #awaitReady} when they can be used, and from then on a
 * process that dies is started again (unless the options say otherwise). If either throws, nothing is left running.
 */
public final class OrderflowSystem implements AutoCloseable {
    private final SystemOptions options;
    private final DirectoryLock lock;
    private final Consumer<String> report;
    private final PostgresServer postgres;
    private final NatsServer nats;
    private final ManagedProcess mailbox;
    private final @Nullable ManagedProcess issuer;
    private final Map<Service, ManagedProcess> services = new EnumMap<>(Service.class);
    private final Map<Service, DatabaseCredentials> databases = new ConcurrentHashMap<>();
    private final Supervisor supervisor;
    private final Thread closeAtExit = new Thread(this::close, "close-orderflow");
    private volatile boolean closing;

    private OrderflowSystem(SystemOptions options, DirectoryLock lock, Consumer<String> report) {
        DataDirectory directory = new DataDirectory(options.data());
        Ports ports = options.ports();
        this.options = options;
        this.lock = lock;
        this.report = report;
        this.postgres = PostgresServer.prepare(
                directory.postgres(), ports.postgres(), directory.log("postgres"), directory.run());
        this.nats = NatsServer.prepare(
                directory.nats(), ports.nats(), ports.natsMonitoring(), directory.log("nats"), directory.run());
        this.mailbox = process(
                Probe.mailbox(ports),
                "--smtp-port",
                OwnProgram.command(MailboxServer.class, ports.smtp(), directory.mailbox()));
        this.issuer = options.identity() instanceof Identity.OwnIssuer
                ? process(
                        Probe.issuer(ports),
                        "--issuer-port",
                        OwnProgram.command(IssuerServer.class, ports.issuer(), directory.identity()))
                : null;
        for (Service service : Service.values()) {
            services.put(service, process(Probe.service(ports, service), "--http-port", () -> command(service)));
        }
        this.supervisor = new Supervisor(processes(), directory.run(), report);
    }

    public static OrderflowSystem start(SystemOptions options) {
        return start(options, sentence -> {});
    }

    /**
     * @param report takes sentences on what is ready, what died and what is started again; called on several threads
     */
    public static OrderflowSystem start(SystemOptions options, Consumer<String> report) {
        OrderflowSystem system = reserve(options, report);
        system.launch();
        return system;
    }

    /** Takes the data directory; nothing runs before {@link #launch}. */
    public static OrderflowSystem reserve(SystemOptions options, Consumer<String> report) {
        new DataDirectory(options.data()).create();
        DirectoryLock lock = DirectoryLock.take(options.data())
                .orElseThrow(() -> new LaunchException("Orderflow already runs with the data in " + options.data()
                        + ": use it (./orderflow status), stop it (./orderflow down), or give the other one a directory"
                        + " and ports of its own (--data, --port-offset)."));
        OrderflowSystem system = new OrderflowSystem(options, lock, report);
        Runtime.getRuntime().addShutdownHook(system.closeAtExit);
        return system;
    }

    /** Starts everything. */
    public void launch() {
        try {
            supervisor.forgetRequests();
            new Startup(this).run();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Waits until every process can be used; if one dies or takes too long, everything is stopped. */
    public void awaitReady(Duration timeout) {
        try {
            Startup.awaitAll(processes().toList(), timeout, report);
            if (options.supervised()) {
                supervisor.start();
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    public SystemOptions options() {
        return options;
    }

    /** Where a service's HTTP API is. */
    public URI uri(Service service) {
        return URI.create("http://127.0.0.1:" + options.ports().http(service));
    }

    /** Where a service tells its figures. */
    public URI managementUri(Service service) {
        return URI.create("http://127.0.0.1:" + options.ports().management(service));
    }

    public NatsServer nats() {
        return nats;
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public ManagedProcess process(Service service) {
        ManagedProcess process = services.get(service);
        if (process == null) {
            throw new IllegalArgumentException("no process for " + service);
        }
        return process;
    }

    /**
     * Where a service keeps what it knows: for audits. Made at the first start; a service that is started again must not
     * need PostgreSQL for it.
     */
    public DatabaseCredentials database(Service service) {
        return databases.computeIfAbsent(service, absent -> postgres.createDatabase(absent.id()));
    }

    public ManagedProcess mailbox() {
        return mailbox;
    }

    /** What publishes the keys of the system's own tokens, if services ask for those. */
    public Optional<ManagedProcess> issuer() {
        return Optional.ofNullable(issuer);
    }

    /** Tokens that its services accept; empty where it is open, or another issuer's alone are accepted. */
    public Optional<Tokens> tokens() {
        return issuer().map(running -> new Tokens(Issuer.url(options.ports().issuer()), signingKeys()));
    }

    /** Those of its own issuer, which publishes each change at once. */
    public SigningKeys signingKeys() {
        return SigningKeys.in(new DataDirectory(options.data()).identity());
    }

    /** All of them, servers first. */
    public Stream<ManagedProcess> processes() {
        return Stream.of(
                        Stream.of(postgres.process(), nats.process(), mailbox),
                        issuer().stream(),
                        services.values().stream())
                .flatMap(processes -> processes);
    }

    /** Stops the services, then what they use, in good order. */
    @Override
    public synchronized void close() {
        closing = true;
        forgetExit();
        supervisor.close();
        Together.run(services.values().stream().map(service -> service::stop));
        mailbox.stop();
        issuer().ifPresent(ManagedProcess::stop);
        nats.close();
        postgres.close();
        lock.close();
    }

    Map<Service, ListenPort> managementPorts() {
        Map<Service, ListenPort> ports = new EnumMap<>(Service.class);
        options.ports()
                .management()
                .forEach((service, port) -> ports.put(service, new ListenPort(port, "--management-port")));
        return ports;
    }

    /** Whether {@link #close} has begun; what is started after that would be left behind. */
    boolean isClosing() {
        return closing;
    }

    private void forgetExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(closeAtExit);
        } catch (IllegalStateException e) {
            return; // The exit is under way and this is it.
        }
    }

    private ManagedProcess process(Probe probe, String option, Supplier<LaunchCommand> command) {
        DataDirectory directory = new DataDirectory(options.data());
        return new ManagedProcess(
                probe.name(),
                command,
                new ListenPort(probe.port(), option),
                probe.readiness(),
                directory.log(probe.name()),
                directory.run());
    }

    private LaunchCommand command(Service service) {
        return options.program()
                .command(service, options)
                .withEnvironment(ServiceEnvironment.of(service, options, database(service)));
    }
}
