package io.orderflow.checkout.application;

import io.orderflow.events.value.OrderId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** What has become of payments, as far as events tell it. */
public interface PaymentEvents {

    /** What has become of one. */
    enum Standing {
        /** Nothing yet: the order holds stock, or will, that nobody has paid. */
        OPEN,
        /** It is authorized, or nothing is to be paid because there was no stock. */
        CLOSED,
        /** It was declined: the stock is free again, and was not for a while. */
        DECLINED
    }

    /** Of each of these orders; fails if nobody can tell. Waits for a bounded time. */
    Uni<Map<OrderId, Standing>> of(List<OrderId> orders);
}
