package io.orderflow.checkout.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Owner;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * How many unpaid orders a customer may have at once, counted here: an order costs nothing more for it. Only who has as
 * many has them looked for among the events. Customers are forgotten a window after their last order, and those who order
 * least when there are too many.
 */
@ApplicationScoped
public class UnpaidBound {

    private static final Logger LOG = Logger.getLogger(UnpaidBound.class);

    private final CheckoutConfiguration.Unpaid configuration;
    private final PaymentEvents payments;
    private final Cache<Owner, UnpaidOrders> customers;
    /** Those under way: whoever comes meanwhile waits for them. */
    private final Map<Owner, Uni<Void>> looks = new ConcurrentHashMap<>();

    UnpaidBound(CheckoutConfiguration configuration, PaymentEvents payments) {
        this.configuration = configuration.unpaid();
        this.payments = payments;
        this.customers = Caffeine.newBuilder()
                .maximumSize(this.configuration.customers())
                .expireAfterWrite(this.configuration.window())
                .build();
    }

    /** Looks for payments if the customer has as many orders as there may be; never fails. Outside of a transaction. */
    Uni<Void> refresh(Owner owner) {
        UnpaidOrders unpaid = customers.getIfPresent(owner);
        List<OrderId> open = unpaid == null ? List.of() : unpaid.toLookFor(System.nanoTime());
        if (unpaid == null || open.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Context caller = Vertx.currentContext();
        Uni<Void> look = looks.computeIfAbsent(
                owner,
                ignored -> look(unpaid, open)
                        .onTermination()
                        .invoke(() -> looks.remove(owner))
                        .memoize()
                        .indefinitely());
        return caller == null ? look : look.emitOn(task -> caller.runOnContext(ignored -> task.run()));
    }

    private Uni<Void> look(UnpaidOrders unpaid, List<OrderId> open) {
        return payments.of(open)
                .invoke(standings -> unpaid.found(standings, System.nanoTime()))
                .onFailure()
                .invoke(failure -> {
                    LOG.warnf("Nobody knows which orders are paid, so all are let in: %s", failure.getMessage());
                    unpaid.unknown(System.nanoTime());
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** How many more unpaid orders the customer may have. */
    int room(Owner owner) {
        int max = max(owner);
        UnpaidOrders unpaid = max == 0 ? null : customers.getIfPresent(owner);
        if (unpaid != null) {
            return unpaid.room(System.nanoTime());
        }
        return max == 0 ? Integer.MAX_VALUE : max;
    }

    /** Takes note of an order that is stored and costs something. */
    void placed(Owner owner, OrderId orderId) {
        int max = max(owner);
        if (max > 0) {
            long now = System.nanoTime();
            UnpaidOrders known = customers.getIfPresent(owner);
            UnpaidOrders unpaid = known == null
                    ? new UnpaidOrders(max, configuration.window(), configuration.lookInterval(), now)
                    : known;
            unpaid.placed(orderId, now);
            // Again if it was there: from now on it is kept for another window.
            customers.put(owner, unpaid);
        }
    }

    private int max(Owner owner) {
        return owner.channel() == null ? configuration.max() : configuration.channelMax();
    }

    /** When somebody who was refused may try again. */
    Duration retryAfter(Owner owner) {
        UnpaidOrders unpaid = customers.getIfPresent(owner);
        return unpaid == null ? configuration.lookInterval() : unpaid.retryAfter(System.nanoTime());
    }
}
