package io.orderflow.payment.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.payment.domain.Payment;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The payments of the orders. */
public interface Payments {

    /** Loads those of the payments that are known. */
    Uni<Map<OrderId, Payment>> load(Collection<OrderId> orderIds);

    /** Loads those of the payments that are known, and locks them until the transaction ends. */
    Uni<Map<OrderId, Payment>> lock(Collection<OrderId> orderIds);

    /** Stores payments that were not known; fails when another transaction was faster. */
    Uni<Void> add(Map<OrderId, Payment> payments);

    /** Stores payments that are locked. */
    Uni<Void> update(Map<OrderId, Payment> payments);

    /** One payment. */
    Uni<Optional<Payment>> find(OrderId orderId);
}
