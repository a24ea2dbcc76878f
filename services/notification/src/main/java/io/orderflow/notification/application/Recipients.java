package io.orderflow.notification.application;

import io.orderflow.events.OrderCreated;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Whom to tell of each order. */
public interface Recipients {

    /** Adds the customers of new orders; those that are there already are left alone. */
    Uni<Void> add(List<OrderCreated> orders);
}
