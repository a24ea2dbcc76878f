package io.orderflow.checkout.application;

import io.orderflow.checkout.domain.OrderRequest;
import io.orderflow.checkout.domain.Pricing;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Owner;
import java.time.Duration;
import java.util.List;

/**
 * A request on its way to become an order.
 *
 * @param orderId the id that it will have
 * @param owner whose the order becomes: the customer of the request, and the channel that places it, if one does
 * @param keys what the client calls it, if anything
 * @param traceparent the trace that the request belongs to
 */
public record Placement(OrderId orderId, OrderRequest request, Owner owner, List<ClientKey> keys, String traceparent) {

    public Placement {
        keys = List.copyOf(keys);
    }

    /** What became of it. */
    public sealed interface Result {

        /** The order is stored and will be carried out. */
        record Placed(OrderId orderId, Money total) implements Result {}

        /** The same request came before under the same key; this is its order. */
        record Replayed(OrderId orderId, Money total) implements Result {}

        /** There is no order. */
        sealed interface Refusal extends Result {}

        /** The idempotency key was used for another request. */
        record KeyReused() implements Refusal {}

        /** The channel calls another order so: this one. */
        record ExternalIdTaken(OrderId orderId) implements Refusal {}

        /** All that the order brings is more than an event can hold. */
        record TooLarge() implements Refusal {}

        /** The order would cost something, and the request does not say how it is paid. */
        record Unpaid() implements Refusal {}

        /**
         * The customer has as many unpaid orders as a customer may have.
         *
         * @param retryAfter when that may be otherwise
         */
        record TooManyUnpaid(Duration retryAfter) implements Refusal {}

        /** The request cannot become an order. */
        record Refused(List<Pricing.Reason> reasons) implements Refusal {

            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }
}
