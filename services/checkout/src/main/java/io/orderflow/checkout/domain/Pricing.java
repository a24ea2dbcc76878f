package io.orderflow.checkout.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.OrderTotal;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.Sku;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a request into an order, by the prices of the catalogue or by its own. */
public sealed interface Pricing {

    /** The order as it will be created. */
    record Priced(OrderCreated order) implements Pricing {}

    /** The request cannot become an order. */
    record Refused(List<Reason> reasons) implements Pricing {

        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** The order would cost something, and the request does not say how it is paid. */
    record Unpaid() implements Pricing {}

    /**
     * Why not.
     *
     * @param field the path in the request
     */
    record Reason(String field, String message) {}

    /** Prices a request with the products that are known. */
    static Pricing of(OrderId orderId, OrderRequest request, @Nullable String channel, Map<Sku, Product> catalogue) {
        PricedLines priced = new PricedLines(request.lines(), catalogue);
        return priced.reasons().isEmpty()
                ? add(orderId, request, channel, priced.lines())
                : new Refused(priced.reasons());
    }

    private static Pricing add(OrderId orderId, OrderRequest request, @Nullable String channel, List<OrderLine> lines) {
        Money total;
        try {
            total = OrderTotal.of(lines, request.discount(), request.shipping());
        } catch (IllegalArgumentException violated) {
            return refused(Sums.reason(String.valueOf(violated.getMessage())));
        }
        if (request.total() != null && !request.total().equals(total)) {
            return refused(new Reason("total", Sums.difference(request.total(), total)));
        }
        PaymentToken token = request.paymentToken();
        return token == null && total.amount() > 0
                ? new Unpaid()
                : new Priced(new OrderCreated(
                        orderId,
                        request.customer().known(),
                        lines,
                        total,
                        request.shippingAddress(),
                        token,
                        channel,
                        request.discount(),
                        request.shipping(),
                        request.externalId(),
                        request.placedAt(),
                        request.billingAddress(),
                        request.phone(),
                        request.note(),
                        request.metadata() == null ? Map.of() : request.metadata()));
    }

    private static Refused refused(Reason reason) {
        return new Refused(List.of(reason));
    }
}
