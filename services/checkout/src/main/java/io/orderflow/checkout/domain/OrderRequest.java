package io.orderflow.checkout.domain;

import io.orderflow.events.value.Address;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.Sku;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a customer asks for. It names no price: prices come from the catalogue alone.
 *
 * @param payment may be absent if nothing is to be paid, and is of no consequence then
 */
public record OrderRequest(
        Buyer customer,
        List<Line> lines,
        Address shippingAddress,
        @Nullable Payment payment) {

    /** The most lines of one order. */
    public static final int MAX_LINES = 100;

    /** The most units of one line. */
    public static final int MAX_QUANTITY = 999;

    public OrderRequest {
        require(customer != null, "customer must be present");
        require(lines != null, "lines must be present");
        require(shippingAddress != null, "shippingAddress must be present");
        require(!lines.isEmpty() && lines.size() <= MAX_LINES, "lines must be 1 to " + MAX_LINES);
        Set<Sku> skus = new HashSet<>();
        for (Line line : lines) {
            require(line != null, "lines must not hold null");
            require(
                    skus.add(line.sku()),
                    "lines must name each sku once: " + line.sku().value());
        }
        lines = List.copyOf(lines);
        Destination.check(customer, shippingAddress);
    }

    /** The same request with its lines in the order of their SKUs. */
    public OrderRequest sorted() {
        List<Line> sorted = lines.stream()
                .sorted(Comparator.comparing(line -> line.sku().value()))
                .toList();
        return new OrderRequest(customer, sorted, shippingAddress, payment);
    }

    /** The same request for this customer. */
    public OrderRequest of(String customerId) {
        return new OrderRequest(customer.withId(customerId), lines, shippingAddress, payment);
    }

    /** The same request, as if nobody had said how to pay. */
    public OrderRequest withoutPayment() {
        return new OrderRequest(customer, lines, shippingAddress, null);
    }

    @Nullable PaymentToken paymentToken() {
        return payment == null ? null : payment.token();
    }

    /** So many of that. */
    public record Line(Sku sku, int quantity) {

        public Line {
            require(sku != null, "sku must be present");
            require(quantity >= 1 && quantity <= MAX_QUANTITY, "quantity must be 1 to " + MAX_QUANTITY);
        }
    }

    /** How it is paid: a token of the payment provider, never a card. */
    public record Payment(@Nullable PaymentToken token) {}

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
