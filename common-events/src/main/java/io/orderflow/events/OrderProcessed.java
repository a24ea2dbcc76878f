package io.orderflow.events;

import io.orderflow.events.value.Address;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.Require;
import java.util.List;

/**
 * Stock and money are secured: the order may be shipped. Published by order, because of {@link PaymentAuthorized}.
 *
 * @param lines what to ship: 1 to 100 lines, no SKU twice
 */
public record OrderProcessed(OrderId orderId, PaymentId paymentId, List<ParcelLine> lines, Address shippingAddress)
        implements ProcessEvent {

    public OrderProcessed {
        Require.present(orderId, "orderId");
        Require.present(paymentId, "paymentId");
        lines = Require.lines(lines, ParcelLine::sku, "lines");
        Require.present(shippingAddress, "shippingAddress");
    }
}
