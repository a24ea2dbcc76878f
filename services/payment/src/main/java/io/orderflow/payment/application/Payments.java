package io.orderflow.payment.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.payment.domain.Attempts;
import io.orderflow.runtime.transaction.States;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;

/** The payments of the orders. */
public interface Payments extends States<OrderId, Attempts> {

    /** Loads those of which something is known. */
    Uni<Map<OrderId, Attempts>> load(Collection<OrderId> orderIds);
}
