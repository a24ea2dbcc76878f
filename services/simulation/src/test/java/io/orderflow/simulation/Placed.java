package io.orderflow.simulation;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.Address;
import io.orderflow.events.value.Customer;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.Sku;
import java.util.List;

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

    private static final List<Integer> PRICES = List.of(500, 500, 500, 700, 0);

    private Placed() {}

    /** One that is told by a number; of what is scarce only if that may be. */
    static OrderCreated of(OrderId orderId, int how, boolean mayBeScarce) {
        String token = TOKENS.get(how % TOKENS.size());
        int quantity = 1 + how / TOKENS.size() % 3;
        int price = PRICES.get(how / (3 * TOKENS.size()) % PRICES.size());
        Sku sku = mayBeScarce && how / (15 * TOKENS.size()) % 2 == 1 ? SCARCE : PLENTY;
        return order(orderId, sku, quantity, price, token);
    }

    /** What somebody pays with who was declined: any card. */
    static PaymentToken token(int how) {
        return new PaymentToken(TOKENS.get(how % TOKENS.size()));
    }

    private static OrderCreated order(OrderId orderId, Sku sku, int quantity, int price, String token) {
        Money unitPrice = new Money(price, CURRENCY);
        return new OrderCreated(
                orderId,
                new Customer("c-1", "Ada Lovelace", "ada@example.com"),
                List.of(new OrderLine(sku, "Something", quantity, unitPrice, 100)),
                unitPrice.times(quantity),
                new Address("Ada Lovelace", "1 Main Street", null, "Springfield", "IL", "62701", "US"),
                price == 0 ? null : new PaymentToken(token));
    }
}
