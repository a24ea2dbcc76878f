package io.orderflow.runtime.probe;

import io.orderflow.events.StockReleased;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.Envelopes;
import io.orderflow.runtime.transaction.EventTransaction;
import io.orderflow.runtime.transaction.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Events that the probe publishes of its own accord. */
@ApplicationScoped
public class Announcements {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventTransaction transaction;
    private final Envelopes envelopes;

    Announcements(EventTransaction transaction, Envelopes envelopes) {
        this.transaction = transaction;
        this.envelopes = envelopes;
    }

    /** Commits a StockReleased of this order, which follows from nothing. */
    public void announce(OrderId order) {
        var event = envelopes.first("", new StockReleased(order, List.of(new SkuQuantity(new Sku("BOOK-1"), 1))));
        transaction
                .writeBatch(() -> Uni.createFrom().item(new Outcome<>(order, Consequences.of(List.of(event)))))
                .await()
                .atMost(PATIENCE);
    }
}
