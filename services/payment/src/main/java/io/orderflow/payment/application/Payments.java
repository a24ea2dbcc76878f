package io.orderflow.payment.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.payment.domain.Payment;
import io.orderflow.runtime.transaction.States;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The payments of the orders. */
public interface Payments extends States<OrderId, Payment> {

    /** Loads those of the payments that are known. */
    Uni<Map<OrderId, Payment>> load(Collection<OrderId> orderIds);

    /** One payment. */
    Uni<Optional<Payment>> find(OrderId orderId);
}
