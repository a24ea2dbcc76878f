package io.orderflow.checkout.domain;

import io.orderflow.events.value.Customer;
import org.jspecify.annotations.Nullable;

/**
 * Who orders, as a request says it; name and e-mail address are those of {@link Customer}.
 *
 * @param id absent where the caller's token says who it is
 */
public record Buyer(@Nullable String id, String name, String email) {

    private static final String ANYBODY = "-";

    public Buyer {
        var _ = new Customer(id == null ? ANYBODY : id, name, email);
    }

    Buyer withId(String customerId) {
        return new Buyer(customerId, name, email);
    }

    /** The customer, once it is known who it is. */
    Customer known() {
        if (id == null) {
            throw new IllegalStateException("it is not known who orders");
        }
        return new Customer(id, name, email);
    }

    /** Without name and e-mail address, which have no place in a log. */
    @Override
    public String toString() {
        return "Buyer[id=" + id + "]";
    }
}
