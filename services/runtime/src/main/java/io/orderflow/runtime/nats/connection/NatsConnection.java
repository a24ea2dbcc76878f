package io.orderflow.runtime.nats.connection;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener.Events;
import io.nats.client.JetStream;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.orderflow.runtime.lifecycle.ShutdownOrder;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one connection of this service to NATS. It is opened in the background, so that a service starts while the
 * broker is away, and reconnects for ever.
 */
@ApplicationScoped
public class NatsConnection {

    private static final Logger LOG = Logger.getLogger(NatsConnection.class);

    private final NatsConfiguration configuration;
    private final TlsConfigurationRegistry tlsConfigurations;
    private final String name;
    private final List<ConnectionObserver> observers = new CopyOnWriteArrayList<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("nats-connection").factory());
    private volatile @Nullable Connection connection;
    private volatile @Nullable JetStream jetStream;
    private volatile boolean closed;

    NatsConnection(
            NatsConfiguration configuration,
            TlsConfigurationRegistry tlsConfigurations,
            @ConfigProperty(name = "quarkus.application.name") String serviceName) {
        this.configuration = configuration;
        this.tlsConfigurations = tlsConfigurations;
        this.name = serviceName;
    }

    @PostConstruct
    void open() {
        // jnats reconnects on its own, but for the very first connection it blocks: hence the thread.
        Thread.ofVirtual().name("nats-connect").start(this::connect);
    }

    /** The connection when it is usable now. */
    public Optional<Connection> current() {
        Connection present = connection;
        return present != null && present.getStatus() == Connection.Status.CONNECTED
                ? Optional.of(present)
                : Optional.empty();
    }

    /** JetStream over {@link #current()}. */
    public Optional<JetStream> jetStream() {
        JetStream present = jetStream;
        return present != null && current().isPresent() ? Optional.of(present) : Optional.empty();
    }

    /** The present stay at a server; empty while there is no connection. */
    public Optional<NatsSession> session() {
        return current()
                .map(Connection::getServerInfo)
                .map(server -> new NatsSession(server.getServerId(), server.getClientId()));
    }

    /** Tells the observer each time that a connection stands: now, if it does, and after each reconnect. */
    public void observe(ConnectionObserver observer) {
        observers.add(observer);
        worker.execute(() -> current().ifPresent(present -> tell(observer, present)));
    }

    private void connect() {
        try {
            while (!closed && !isOpened()) {
                Thread.sleep(configuration.requestTimeout());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOpened() throws InterruptedException {
        try {
            use(Nats.connectReconnectOnConnect(options()));
            return true;
        } catch (IOException | IllegalStateException failure) {
            LOG.warnf("No connection to NATS at %s yet: %s", configuration.url(), failure.getMessage());
            return false;
        }
    }

    private Options options() {
        Options.Builder options = new Options.Builder()
                .server(configuration.url())
                .connectionName(name)
                .connectionTimeout(configuration.requestTimeout())
                .reconnectWait(configuration.reconnectWait())
                .inboxPrefix(configuration.inboxPrefix())
                .maxReconnects(-1)
                // What cannot be sent now stays in the outbox; nothing waits in memory for the broker.
                .reconnectBufferSize(0)
                .pingInterval(configuration.pingInterval())
                .maxMessagesInOutgoingQueue(4 * configuration.publish().window()
                        + configuration.publish().queue())
                .useTimeoutException()
                .connectionListener(this::changed)
                .errorListener(new NatsErrors());
        configuration
                .username()
                .ifPresent(
                        user -> options.userInfo(user, configuration.password().orElse("")));
        configuration.tlsConfigurationName().ifPresent(tls -> options.sslContext(sslContext(tls)));
        return options.build();
    }

    private SSLContext sslContext(String name) {
        try {
            return tlsConfigurations
                    .get(name)
                    .orElseThrow(() -> new IllegalStateException("there is no quarkus.tls." + name))
                    .createSSLContext();
        } catch (Exception unusable) {
            throw new IllegalStateException(
                    "orderflow.nats.tls-configuration-name is not usable: " + unusable.getMessage(), unusable);
        }
    }

    private void changed(Connection changed, Events event) {
        switch (event) {
            case CONNECTED, RECONNECTED -> {
                LOG.infof("Connected to NATS at %s", changed.getConnectedUrl());
                use(changed);
                worker.execute(() -> observers.forEach(observer -> tell(observer, changed)));
            }
            case DISCONNECTED -> {
                if (!closed) {
                    LOG.warn("The connection to NATS broke");
                    observers.forEach(ConnectionObserver::disconnected);
                }
            }
            case CLOSED -> reopen();
            default -> LOG.debugf("NATS: %s", event);
        }
    }

    /** jnats gives up for good when the server refuses the credentials twice; they may be right again later. */
    private void reopen() {
        if (!closed) {
            LOG.warn("The connection to NATS is closed: opening another one");
            open();
        }
    }

    private void use(Connection established) {
        try {
            jetStream = established.jetStream();
            connection = established;
        } catch (IOException closing) {
            LOG.debugf("NATS: %s", closing.getMessage());
        }
    }

    private static void tell(ConnectionObserver observer, Connection present) {
        try {
            observer.connected(present);
        } catch (IOException | RuntimeException failure) {
            LOG.warnf("After connecting to NATS: %s", failure.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void close(@Observes @Priority(ShutdownOrder.CONNECTION) ShutdownEvent stopping) throws InterruptedException {
        closed = true;
        worker.shutdownNow();
        Connection present = connection;
        if (present != null) {
            present.close();
        }
    }
}
