package io.orderflow.notification.application;

import io.orderflow.events.OrderAnonymized;
import io.orderflow.events.OrderCreated;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** Whom to tell of each order. */
public interface Recipients {

    /** The address of who is forgotten. */
    String NOBODY = "-";

    /** Adds the customers of new orders; those that are there already are left alone. */
    Uni<Void> add(List<OrderCreated> orders);

    /**
     * Forgets the recipients of these orders: nobody is told any more, and it stays so if one of their events comes again.
     */
    Uni<Void> anonymize(List<OrderAnonymized> orders);

    /**
     * Forgets recipients who have been told all that there was to tell, at most so many; gives their number. What is to be
     * told of their orders later is told to nobody.
     *
     * @param before of orders with smaller ids alone
     */
    Uni<Integer> forget(UUID before, int most);
}
