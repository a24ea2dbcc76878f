package io.orderflow.payment.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.payment.domain.Attempts;
import io.orderflow.runtime.transaction.States;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The payments of the orders. */
public interface Payments extends States<OrderId, Attempts> {

    /** Loads those of which something is known. */
    Uni<Map<OrderId, Attempts>> load(Collection<OrderId> orderIds);

    /** The order that a payment is for; none if there is no such payment. */
    Uni<List<OrderId>> ordersOf(PaymentId paymentId);
}
