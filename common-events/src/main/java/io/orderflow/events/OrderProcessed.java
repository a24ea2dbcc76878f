package io.orderflow.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderflow.events.value.Address;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Owner;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stock and money are secured: the order may be shipped. Published by order, because of {@link PaymentAuthorized},
 * or of {@link OrderReleased} where it was held.
 *
 * @param lines what to ship: 1 to 500 lines, no SKU twice
 * @param owner whose order it is; absent if the order was placed before anybody told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderProcessed(
        OrderId orderId,
        PaymentId paymentId,
        List<ParcelLine> lines,
        Address shippingAddress,
        @Nullable Owner owner) implements ProcessEvent {

    public OrderProcessed {
        Require.present(orderId, "orderId");
        Require.present(paymentId, "paymentId");
        lines = Require.lines(lines, ParcelLine::sku, "lines");
        Require.present(shippingAddress, "shippingAddress");
    }
}
