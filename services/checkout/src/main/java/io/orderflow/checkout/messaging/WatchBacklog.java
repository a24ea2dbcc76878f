package io.orderflow.checkout.messaging;

import io.orderflow.checkout.application.CheckoutConfiguration;
import io.orderflow.checkout.application.PlaceOrder;
import io.orderflow.runtime.nats.connection.NatsConnection;
import io.orderflow.runtime.nats.consume.ConsumerLag;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** Looks at an interval how much waits for the services that carry orders out, and tells those who let orders in. */
@ApplicationScoped
class WatchBacklog {

    private final PlaceOrder placeOrder;
    private final CheckoutConfiguration.Backlog configuration;
    private final ConsumerLag lag;
    private volatile @Nullable Thread thread;

    WatchBacklog(PlaceOrder placeOrder, NatsConnection connection, CheckoutConfiguration configuration) {
        this.placeOrder = placeOrder;
        this.configuration = configuration.backlog();
        this.lag = new ConsumerLag(connection, this.configuration.standStill());
    }

    void start(@Observes StartupEvent started) {
        thread = Thread.ofVirtual().name("watch-backlog").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopping) {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(configuration.interval());
                placeOrder.observe(lag.largest(configuration.consumers()));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
