package io.orderflow.order.domain;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.RejectionReason;

/** How an order ended. What is left to happen after its end follows from stock and payment. */
public sealed interface Ending {

    /** It did not, yet. */
    record None() implements Ending {}

    /** Its goods are with the carrier. */
    record Fulfilled() implements Ending {}

    /** It cannot be fulfilled. */
    record Rejected(RejectionReason reason) implements Ending {}

    /** It was stopped. */
    record Cancelled(Code reason) implements Ending {}

    default boolean isEnd() {
        return switch (this) {
            case None() -> false;
            case Fulfilled(), Rejected _, Cancelled _ -> true;
        };
    }
}
