package io.orderflow.order.api;

import io.orderflow.events.value.Code;
import io.orderflow.order.domain.Cancellation;
import io.orderflow.order.domain.Ending;
import io.orderflow.order.domain.Order;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the wish to stop an order.
 *
 * @param reason why it is to be stopped, or was; why it cannot be, if it was refused
 */
@Schema(name = "Cancellation")
public record CancellationView(State status, Code reason) {

    /** How far it has got. */
    @Schema(name = "CancellationStatus")
    public enum State {
        /** The warehouse is asked, which may have packed the parcel. */
        REQUESTED,
        /** The parcel was packed. */
        REFUSED,
        /** The order is stopped. */
        CANCELLED
    }

    /** Null if nobody wants it stopped. */
    static @Nullable CancellationView of(Order order) {
        if (order.ending() instanceof Ending.Cancelled(Code reason)) {
            return new CancellationView(State.CANCELLED, reason);
        }
        return switch (order.cancellation()) {
            case Cancellation.None() -> null;
            case Cancellation.Requested requested -> new CancellationView(State.REQUESTED, requested.reason());
            case Cancellation.Refused(Code reason) -> new CancellationView(State.REFUSED, reason);
        };
    }
}
