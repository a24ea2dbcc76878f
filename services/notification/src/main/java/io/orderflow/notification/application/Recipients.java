package io.orderflow.notification.application;

import io.orderflow.events.OrderCreated;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** Whom to tell of each order. */
public interface Recipients {

    /** Adds the customers of new orders; those that are there already are left alone. */
    Uni<Void> add(List<OrderCreated> orders);

    /**
     * Forgets recipients who have been told all that there was to tell, at most so many; gives their number.
     *
     * @param before of orders with smaller ids alone
     */
    Uni<Integer> forget(UUID before, int most);
}
