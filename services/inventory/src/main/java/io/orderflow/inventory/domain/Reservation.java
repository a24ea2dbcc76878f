package io.orderflow.inventory.domain;

import io.orderflow.events.value.SkuQuantity;
import java.util.List;

/** What is set aside for one order. */
public sealed interface Reservation {

    /** Nothing yet: the order is not known. */
    record None() implements Reservation {}

    /** All that was ordered. */
    record Reserved(List<SkuQuantity> lines) implements Reservation {

        public Reserved {
            lines = List.copyOf(lines);
        }
    }

    /** Nothing, because not all of it was there. */
    record Rejected() implements Reservation {}

    /** Nothing, and nothing will be: the order was rejected or cancelled before it was known here. */
    record Forestalled() implements Reservation {}

    /** Nothing any more, because the order was rejected or cancelled. */
    record Released() implements Reservation {}

    /** Nothing any more: it has left in a parcel. */
    record Packed() implements Reservation {}
}
