package io.orderflow.runtime.outbox;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.Subjects;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.nats.connection.NatsConnection;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events of some orders once more because somebody misses them. Who does says so on a plain subject, which
 * nobody stores: one instance of each service hears it and makes what its outbox has of these orders unsent. A request
 * that is lost, or comes while another is being answered, is made again by whoever still waits.
 */
@ApplicationScoped
public class OutboxResend {

    /** The most orders of one request, and of one search. */
    public static final int MOST_ORDERS = 500;

    private static final int MOST_WAITING = 10 * MOST_ORDERS;
    private static final int MOST_REQUESTS = 16;

    private static final Logger LOG = Logger.getLogger(OutboxResend.class);

    private final NatsConnection connection;
    private final Outbox outbox;
    private final Database database;
    private final String service;
    private final AtomicBoolean answering = new AtomicBoolean();
    private final Set<OrderId> waiting = new LinkedHashSet<>();
    private @Nullable Connection heard;

    OutboxResend(
            NatsConnection connection,
            Outbox outbox,
            Database database,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.connection = connection;
        this.outbox = outbox;
        this.database = database;
        this.service = service;
    }

    /**
     * Asks every service for its events of these orders. Nobody answers, and nothing is asked while NATS is away.
     *
     * @param orders at most {@link #MOST_ORDERS}
     */
    public void ask(Collection<OrderId> orders) {
        if (orders.size() > MOST_ORDERS) {
            throw new IllegalArgumentException(orders.size() + " orders in one request, at most " + MOST_ORDERS);
        }
        JsonArray ids = new JsonArray(orders.stream().map(OrderId::toString).toList());
        try {
            connection
                    .current()
                    .ifPresent(present ->
                            present.publish(Subjects.RESEND, ids.toBuffer().getBytes()));
        } catch (IllegalStateException closing) {
            LOG.debugf("Nobody asked for %d orders: %s", orders.size(), closing.getMessage());
        }
    }

    void start(@Observes StartupEvent started) {
        connection.observe(this::hear);
    }

    /** jnats keeps a subscription over reconnects; another connection needs another one. */
    private void hear(Connection present) {
        if (!present.equals(heard)) {
            Dispatcher requests = present.createDispatcher();
            requests.setPendingLimits(MOST_REQUESTS, -1);
            requests.subscribe(Subjects.RESEND, service, this::requested);
            heard = present;
        }
    }

    private void requested(Message request) {
        try {
            List<OrderId> orders = orders(new JsonArray(new String(request.getData(), StandardCharsets.UTF_8)));
            synchronized (waiting) {
                orders.stream().limit(MOST_WAITING - (long) waiting.size()).forEach(waiting::add);
            }
            answer();
        } catch (DecodeException | IllegalArgumentException unreadable) {
            LOG.warnf("A request on %s is not understood: %s", Subjects.RESEND, unreadable.getMessage());
        }
    }

    /** One search at a time, for it may look through many rows. */
    private void answer() {
        if (answering.compareAndSet(false, true)) {
            List<OrderId> orders = take();
            if (orders.isEmpty()) {
                answering.set(false);
                return;
            }
            database.writeBatch(() -> outbox.sendAgain(orders))
                    .onTermination()
                    .invoke(() -> answering.set(false))
                    .subscribe()
                    .with(
                            rows -> {
                                LOG.infof("%d orders wait: publishing %d events again", orders.size(), rows);
                                answer();
                            },
                            failure -> LOG.warnf("Nothing published again: %s", failure.getMessage()));
        }
    }

    private List<OrderId> take() {
        synchronized (waiting) {
            List<OrderId> orders = waiting.stream().limit(MOST_ORDERS).toList();
            orders.forEach(waiting::remove);
            return orders;
        }
    }

    private static List<OrderId> orders(JsonArray ids) {
        return ids.stream()
                .limit(MOST_ORDERS)
                .map(id -> OrderId.of(String.valueOf(id)))
                .toList();
    }
}
