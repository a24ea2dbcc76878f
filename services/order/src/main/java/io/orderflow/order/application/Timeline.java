package io.orderflow.order.application;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What happened to each order. */
public interface Timeline {

    /**
     * One thing that happened.
     *
     * @param event the event's name
     * @param source the service that published it
     */
    record Entry(String event, Instant at, String source, EventId eventId) {}

    /** Adds events; those that are there already are left alone. */
    Uni<Void> add(List<EventEnvelope> events);

    /** What is known to have happened first to each of these orders: {@code OrderCreated}, if that has come. */
    Uni<Map<OrderId, EventId>> beginnings(Collection<OrderId> orderIds);

    /** What happened to one order, in the order of time. */
    Uni<List<Entry>> of(OrderId orderId);
}
