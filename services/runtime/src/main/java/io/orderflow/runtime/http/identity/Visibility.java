package io.orderflow.runtime.http.identity;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Owner;
import io.orderflow.runtime.http.Problems;
import org.jspecify.annotations.Nullable;

/** Whose orders somebody may see; all others are as if there were none. */
public sealed interface Visibility {

    /** Everybody's. */
    record Everything() implements Visibility {}

    /** A customer's own. */
    record OfCustomer(String customerId) implements Visibility {}

    /** Those that a shop or marketplace placed for its customers. */
    record OfChannel(String channel) implements Visibility {}

    /**
     * Refuses to look for what is known of orders in general: who may not see everybody's has to name one.
     *
     * @param orderId the order that is named, if one is
     * @param whose what of that order is looked for, to say so
     */
    default void requireOrder(@Nullable OrderId orderId, String whose) {
        if (orderId == null && !(this instanceof Everything)) {
            throw Problems.invalid("orderId", "is missing: it names the order " + whose);
        }
    }

    /** Whether an order of this owner is among them; one whose owner is not known is nobody's. */
    default boolean includes(@Nullable Owner owner) {
        return switch (this) {
            case Everything() -> true;
            case OfCustomer(String customerId) -> owner != null && customerId.equals(owner.customerId());
            case OfChannel(String channel) -> owner != null && channel.equals(owner.channel());
        };
    }
}
