package io.orderflow.order.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.Address;
import io.orderflow.events.value.Customer;
import io.orderflow.events.value.PaymentToken;

/**
 * Requests without what nobody needs any more. A request has no gaps, and an older version of this service may have to
 * read it: a dash stands where the customer's own words stood.
 */
final class Forgotten {

    private static final String NOTHING = "-";
    private static final String NO_EMAIL = "-@-";
    private static final PaymentToken NO_TOKEN = new PaymentToken(NOTHING);

    private Forgotten() {}

    /** Without the payment token: whoever has it can pay with it. */
    static OrderCreated token(OrderCreated request) {
        return hasToken(request) ? without(request, request.customer(), request.shippingAddress()) : request;
    }

    /** Without the payment token and all personal data but the customer's id; of the address the country stays. */
    static OrderCreated customer(OrderCreated request) {
        Customer customer = new Customer(request.customer().id(), NOTHING, NO_EMAIL);
        return hasToken(request) || !request.customer().equals(customer)
                ? without(
                        request, customer, anywhereIn(request.shippingAddress().country()))
                : request;
    }

    /** An order that costs nothing may never have had one. */
    private static boolean hasToken(OrderCreated request) {
        PaymentToken token = request.paymentToken();
        return token != null && !token.equals(NO_TOKEN);
    }

    private static OrderCreated without(OrderCreated request, Customer customer, Address address) {
        PaymentToken token = request.paymentToken() == null ? null : NO_TOKEN;
        return new OrderCreated(
                request.orderId(), customer, request.lines(), request.total(), address, token, request.channel());
    }

    private static Address anywhereIn(String country) {
        return new Address(NOTHING, NOTHING, null, NOTHING, null, NOTHING, country);
    }
}
