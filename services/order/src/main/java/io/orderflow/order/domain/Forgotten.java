package io.orderflow.order.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.Address;
import io.orderflow.events.value.Customer;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.PaymentToken;
import java.util.Map;

/**
 * Requests without what nobody needs any more. A request has no gaps, and an older version of this service may have to
 * read it: where something must stand, a dash stands where the customer's own words stood.
 */
final class Forgotten {

    private static final String NOTHING = "-";
    private static final String NO_EMAIL = "-@-";
    private static final PaymentToken NO_TOKEN = new PaymentToken(NOTHING);

    private Forgotten() {}

    /** Without the payment token: whoever has it can pay with it. */
    static OrderCreated token(OrderCreated request) {
        return hasToken(request)
                ? new OrderCreated(
                        request.orderId(),
                        request.customer(),
                        request.lines(),
                        request.total(),
                        request.shippingAddress(),
                        NO_TOKEN,
                        request.channel(),
                        request.discount(),
                        request.shipping(),
                        request.externalId(),
                        request.placedAt(),
                        request.billingAddress(),
                        request.phone(),
                        request.note(),
                        request.metadata())
                : request;
    }

    /**
     * Without the payment token and all personal data but the customer's id; of the address the country stays. So do what
     * it costs and the channel's own words, its reference and its metadata.
     */
    static OrderCreated customer(OrderCreated request) {
        return isForgotten(request) ? request : of(nobody(request.customer().id()), request, request.metadata());
    }

    /**
     * The same with a pseudonym in the place of the customer's id, and without the metadata, of which nobody knows what a
     * channel has put there. Its reference stays: it is the order's, and its books have it.
     */
    static OrderCreated customer(OrderCreated request, String pseudonym) {
        return of(nobody(pseudonym), request, Map.of());
    }

    private static OrderCreated of(Customer nobody, OrderCreated request, Map<String, String> metadata) {
        return new OrderCreated(
                request.orderId(),
                nobody,
                request.lines().stream().map(OrderLine::withoutGiftMessage).toList(),
                request.total(),
                anywhereIn(request.shippingAddress().country()),
                request.paymentToken() == null ? null : NO_TOKEN,
                request.channel(),
                request.discount(),
                request.shipping(),
                request.externalId(),
                request.placedAt(),
                null,
                null,
                null,
                metadata);
    }

    /** It is all forgotten at once, or nothing of it. */
    private static boolean isForgotten(OrderCreated request) {
        return !hasToken(request)
                && request.customer().equals(nobody(request.customer().id()));
    }

    /** An order that costs nothing may never have had one. */
    private static boolean hasToken(OrderCreated request) {
        PaymentToken token = request.paymentToken();
        return token != null && !token.equals(NO_TOKEN);
    }

    private static Customer nobody(String id) {
        return new Customer(id, NOTHING, NO_EMAIL);
    }

    private static Address anywhereIn(String country) {
        return new Address(NOTHING, NOTHING, null, NOTHING, null, NOTHING, country);
    }
}
