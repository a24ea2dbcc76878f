package io.orderflow.order.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.Address;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * What an assessor learns of an order: no name, address, e-mail or payment token, and no more of the customer than the id,
 * by which it may know one.
 *
 * @param shippingCountry where it is sent to (ISO 3166-1 alpha-2)
 * @param billingCountry of the billing address, likewise; null if the order has none
 * @param lines how many lines it has
 */
public record RiskProfile(
        OrderId orderId,
        Money total,
        String shippingCountry,
        @Nullable String billingCountry,
        String customerId,
        int lines) {

    static RiskProfile of(OrderCreated request) {
        Address billing = request.billingAddress();
        return new RiskProfile(
                request.orderId(),
                request.total(),
                request.shippingAddress().country(),
                billing == null ? null : billing.country(),
                request.customer().id(),
                request.lines().size());
    }
}
