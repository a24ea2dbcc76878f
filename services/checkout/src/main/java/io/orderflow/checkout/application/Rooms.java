package io.orderflow.checkout.application;

import io.orderflow.events.value.Owner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The room that customers have for unpaid orders, while those of one transaction take it. */
final class Rooms {

    private final UnpaidBound bound;
    private final Map<Owner, Set<Object>> taken = new HashMap<>();

    Rooms(UnpaidBound bound) {
        this.bound = bound;
    }

    /** Whether this order has room; requests under one key become one order at most, and share it. */
    boolean take(Placement placement) {
        Owner owner = placement.owner();
        Set<Object> orders = taken.computeIfAbsent(owner, ignored -> new HashSet<>());
        Object order = placement.keys().isEmpty()
                ? placement.orderId()
                : placement.keys().getFirst();
        return orders.contains(order) || (orders.size() < bound.room(owner) && orders.add(order));
    }
}
