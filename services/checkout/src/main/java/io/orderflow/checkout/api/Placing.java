package io.orderflow.checkout.api;

import io.orderflow.checkout.application.ClientKey;
import io.orderflow.checkout.application.ClientKey.Kind;
import io.orderflow.checkout.application.Placement;
import io.orderflow.checkout.domain.OrderRequest;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Owner;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Caller;
import io.orderflow.runtime.http.identity.Callers;
import io.orderflow.runtime.http.identity.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For whom a caller places an order: customers for themselves alone, all others for a customer whom they name. */
@ApplicationScoped
class Placing {

    /** How far the clock of a channel may be ahead. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final Callers callers;

    Placing(Callers callers) {
        this.callers = callers;
    }

    /** The request on its way; refused if its caller may not place it. */
    Placement placement(OrderRequest request, @Nullable String idempotencyKey, String traceparent) {
        Owner owner = owner(request);
        return new Placement(
                new OrderId(UuidV7.unguessable()),
                request.of(owner.customerId()),
                owner,
                keys(owner, idempotencyKey, request),
                traceparent);
    }

    /** Whose the order becomes; refused if the request names what its caller may not name. */
    private Owner owner(OrderRequest request) {
        Caller caller = callers.current();
        checkChannelsOwn(request, caller == null || callers.is(Roles.CHANNEL));
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

    /** What the caller calls the order. */
    private List<ClientKey> keys(Owner owner, @Nullable String idempotencyKey, OrderRequest request) {
        List<ClientKey> keys = new ArrayList<>();
        if (idempotencyKey != null) {
            Caller caller = callers.current();
            String client = caller == null ? owner.customerId() : caller.subject();
            keys.add(new ClientKey(Kind.IDEMPOTENCY_KEY, client, idempotencyKey));
        }
        if (request.externalId() != null) {
            String channel = owner.channel() == null ? "" : owner.channel();
            keys.add(new ClientKey(Kind.EXTERNAL_ID, channel, request.externalId()));
        }
        return keys;
    }

    /** A price is a shop's word, never that of who pays it; so is what it calls the order. */
    private static void checkChannelsOwn(OrderRequest request, boolean isChannel) {
        if (!isChannel && (request.hasPrices() || request.externalId() != null || request.placedAt() != null)) {
            throw Problems.forbidden("Prices, externalId and placedAt are named by channels alone.");
        }
        if (request.placedAt() != null
                && request.placedAt().instant().isAfter(Instant.now().plus(CLOCK_SKEW))) {
            throw Problems.invalid("placedAt", "must not be in the future");
        }
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
