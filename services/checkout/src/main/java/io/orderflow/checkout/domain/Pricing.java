package io.orderflow.checkout.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a request into an order by the prices of the catalogue. */
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
        List<OrderLine> lines = new ArrayList<>();
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < request.lines().size(); i++) {
            OrderRequest.Line line = request.lines().get(i);
            Product product = catalogue.get(line.sku());
            if (product == null) {
                reasons.add(new Reason("lines[" + i + "].sku", "is not in the catalogue"));
            } else if (!lines.isEmpty()
                    && !product.price()
                            .currency()
                            .equals(lines.getFirst().unitPrice().currency())) {
                reasons.add(new Reason("lines[" + i + "].sku", "is sold in another currency than the lines before"));
            } else {
                lines.add(product.line(line.quantity()));
            }
        }
        return reasons.isEmpty() ? priced(orderId, request, channel, lines) : new Refused(reasons);
    }

    private static Pricing priced(
            OrderId orderId, OrderRequest request, @Nullable String channel, List<OrderLine> lines) {
        try {
            Money total =
                    lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
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
                            channel));
        } catch (IllegalArgumentException | ArithmeticException tooMuch) {
            return new Refused(List.of(new Reason("lines", "add up to more than an order may cost")));
        }
    }
}
