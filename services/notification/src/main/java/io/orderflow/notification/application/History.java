package io.orderflow.notification.application;

import io.orderflow.events.OrderAnonymized;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.notification.domain.Story;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** What happened to each order. */
public interface History {

    /** Adds events; those that are there already are left alone. */
    Uni<Void> add(List<EventEnvelope> events);

    /** Puts pseudonyms in the place of the customers of these orders. */
    Uni<Void> anonymize(List<OrderAnonymized> orders);

    /** What happened to one order. */
    Uni<Story> of(OrderId orderId);

    /** The stories of those orders of which more is recorded than so many events, in one query. */
    Uni<Map<OrderId, Story>> longerThan(Map<OrderId, Integer> known);
}
