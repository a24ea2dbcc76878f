package io.orderflow.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderflow.events.value.Address;
import io.orderflow.events.value.Customer;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.Owner;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer placed an order. Published by checkout, because of {@code POST /orders}.
 *
 * <p>The only event, beside what shipping needs, that carries personal data.
 *
 * @param lines what was ordered: 1 to 100 lines, no SKU twice, all in one currency
 * @param total the sum of the lines; the prices are those of the catalogue, never the client's
 * @param paymentToken what the customer pays with; always there unless the total is 0, and of no consequence then
 * @param channel the shop or marketplace that placed it for its customer, 1 to {@value Customer#MAX_ID} visible characters
 *     of ASCII; absent if customers placed it themselves
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderCreated(
        OrderId orderId,
        Customer customer,
        List<OrderLine> lines,
        Money total,
        Address shippingAddress,
        @Nullable PaymentToken paymentToken,
        @Nullable String channel)
        implements OrderEvent {

    public OrderCreated {
        Require.present(orderId, "orderId");
        Require.present(customer, "customer");
        lines = Require.lines(lines, OrderLine::sku, "lines");
        Require.present(total, "total");
        Require.present(shippingAddress, "shippingAddress");
        Require.that(paymentToken != null || total.amount() == 0, "paymentToken is missing");
        Require.that(total.equals(sumOf(lines)), "total must be the sum of the lines");
        if (channel != null) {
            Require.visible(channel, "channel", Customer.MAX_ID);
        }
    }

    /** An order that a customer placed. */
    public OrderCreated(
            OrderId orderId,
            Customer customer,
            List<OrderLine> lines,
            Money total,
            Address shippingAddress,
            @Nullable PaymentToken paymentToken) {
        this(orderId, customer, lines, total, shippingAddress, paymentToken, null);
    }

    /** Whose it is. */
    public Owner owner() {
        return new Owner(customer.id(), channel);
    }

    private static Money sumOf(List<OrderLine> lines) {
        Money sum = lines.getFirst().total();
        for (OrderLine line : lines.subList(1, lines.size())) {
            sum = sum.plus(line.total());
        }
        return sum;
    }
}
