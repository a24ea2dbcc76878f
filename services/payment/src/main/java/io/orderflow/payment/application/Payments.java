package io.orderflow.payment.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.payment.domain.Payment;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The payments of the orders, and which of them the gateway has to be asked about. */
public interface Payments {

    /** Loads those of the payments that are known, and locks them until the transaction ends. */
    Uni<Map<OrderId, Payment>> lock(Collection<OrderId> orderIds);

    /** Stores payments that were not known; fails when another transaction was faster. */
    Uni<Void> add(Map<OrderId, Payment> payments);

    /** Stores payments that are locked. */
    Uni<Void> update(Map<OrderId, Payment> payments);

    /** Takes at most so many calls that are due, and holds each until its lease runs out. */
    Uni<List<DueCall>> claim(int limit);

    /** Makes calls due again after a pause, unless somebody else has taken them up since. */
    Uni<Void> postpone(List<DueCall> calls);

    /** One payment. */
    Uni<Optional<Payment>> find(OrderId orderId);
}
