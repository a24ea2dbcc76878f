package io.orderflow.simulation;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.Address;
import io.orderflow.events.value.Customer;
import io.orderflow.events.value.Discount;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.OrderTotal;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.ShippingCharge;
import io.orderflow.events.value.Sku;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What customers order. */
final class Placed {

    /** Of this there is enough for everybody. */
    static final Sku PLENTY = new Sku("PLENTY");

    /** Of this there is not. */
    static final Sku SCARCE = new Sku("SCARCE");

    static final String CURRENCY = "EUR";

    /** Orders that cost more are looked at by people. */
    static final long DEAR = 1200;

    static final OrderCreated ANY =
            order(OrderId.of("01936f2e-0000-7000-8000-000000000001"), PLENTY, 1, 100, "tok_visa");

    /** The cards, of which most are good. */
    private static final List<String> TOKENS =
            List.of("tok_visa", "tok_visa", "tok_visa", "tok_declined", "tok_action", "tok_abandoned");

    private static final List<Integer> PRICES = List.of(350, 350, 350, 500, 0);

    /** One is for any carrier, three are for some, and five are for none. */
    private static final List<Integer> QUANTITIES = List.of(1, 3, 5);

    private static final int WEIGHT_GRAMS = 70;

    private Placed() {}

    /** One that is told by a number; of what is scarce only if that may be. */
    static OrderCreated of(OrderId orderId, int how, boolean mayBeScarce) {
        String token = TOKENS.get(how % TOKENS.size());
        int quantity = QUANTITIES.get(how / TOKENS.size() % QUANTITIES.size());
        int price = PRICES.get(how / (3 * TOKENS.size()) % PRICES.size());
        Sku sku = mayBeScarce && how / (15 * TOKENS.size()) % 2 == 1 ? SCARCE : PLENTY;
        boolean isPlain = price == 0 || how / (30 * TOKENS.size()) % 2 == 0;
        return isPlain
                ? order(orderId, sku, quantity, price, token)
                : order(
                        orderId,
                        sku,
                        quantity,
                        price,
                        token,
                        new Discount(new Money(1, CURRENCY), "For you"),
                        new ShippingCharge(new Money(100, CURRENCY), List.of()));
    }

    /** What somebody pays with who was declined: any card. */
    static PaymentToken token(int how) {
        return new PaymentToken(TOKENS.get(how % TOKENS.size()));
    }

    private static OrderCreated order(OrderId orderId, Sku sku, int quantity, int price, String token) {
        return order(orderId, sku, quantity, price, token, null, null);
    }

    /** Its units are not worth the same to the minor unit, where there is a discount on all of them. */
    private static OrderCreated order(
            OrderId orderId,
            Sku sku,
            int quantity,
            int price,
            String token,
            @Nullable Discount discount,
            @Nullable ShippingCharge shipping) {
        Money unitPrice = new Money(price, CURRENCY);
        List<OrderLine> lines = List.of(new OrderLine(sku, "Something", quantity, unitPrice, WEIGHT_GRAMS));
        return new OrderCreated(
                orderId,
                new Customer("c-1", "Ada Lovelace", "ada@example.com"),
                lines,
                OrderTotal.of(lines, discount, shipping),
                new Address("Ada Lovelace", "1 Main Street", null, "Springfield", "IL", "62701", "US"),
                price == 0 ? null : new PaymentToken(token),
                null,
                discount,
                shipping,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }
}
