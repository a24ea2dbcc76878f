package io.orderflow.checkout.api;

import io.orderflow.checkout.domain.OrderRequest;
import io.orderflow.events.value.Owner;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Caller;
import io.orderflow.runtime.http.identity.Callers;
import io.orderflow.runtime.http.identity.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** For whom a caller places an order: customers for themselves alone, all others for a customer whom they name. */
@ApplicationScoped
class Placing {

    private final Callers callers;

    Placing(Callers callers) {
        this.callers = callers;
    }

    /** Whose the order becomes. */
    Owner owner(OrderRequest request) {
        Caller caller = callers.current();
        String named = request.customer().id();
        if (caller == null) {
            return new Owner(named(named), null);
        }
        if (callers.is(Roles.CHANNEL)) {
            return new Owner(named(named), caller.subject());
        }
        return callers.is(Roles.SUPPORT) || callers.is(Roles.ADMIN)
                ? new Owner(named(named), null)
                : new Owner(own(named, caller), null);
    }

    /** Whose an idempotency key is. */
    String client(Owner owner) {
        Caller caller = callers.current();
        return caller == null ? owner.customerId() : caller.subject();
    }

    private static String named(@Nullable String customerId) {
        if (customerId == null) {
            throw Problems.invalid("customer.id", "is missing");
        }
        return customerId;
    }

    private static String own(@Nullable String named, Caller caller) {
        if (named != null && !named.equals(caller.subject())) {
            throw Problems.forbidden("Customers order for themselves: customer.id is not the subject of the token.");
        }
        return caller.subject();
    }
}
