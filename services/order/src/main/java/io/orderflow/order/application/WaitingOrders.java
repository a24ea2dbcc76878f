package io.orderflow.order.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.order.domain.Step;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The orders that are not at rest, and which of them are stuck: the world has heard that they wait too long. */
public interface WaitingOrders {

    /** At most so many of those with ids between these bounds, oldest first. */
    Uni<List<Waiting>> between(UUID after, UUID before, int limit);

    /** At most so many of those whose goods have not come back in the time that there was, the longest overdue first. */
    Uni<List<Waiting>> overdue(Instant now, int limit);

    /** How many are stuck, by what they wait for. */
    Uni<Map<Step, Long>> stuck();

    /** Notes which are stuck from now on, in the transaction that is open. */
    Uni<Void> add(Map<OrderId, Step> stuck);

    /** Notes which have got on, or have come to rest, likewise. */
    Uni<Void> remove(Collection<OrderId> freed);
}
