package io.orderflow.order.domain;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.ShipmentId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether somebody wants an order stopped that shipping has been asked for already; who has the goods decides. */
public sealed interface Cancellation {

    /** Nobody does. */
    record None() implements Cancellation {}

    /**
     * The warehouse is asked.
     *
     * @param reason why
     * @param by who wants it; null if that is not known any more
     * @param awaited the shipments of which the warehouse has not said yet that they will not be packed
     */
    record Requested(Code reason, @Nullable String by, List<ShipmentId> awaited) implements Cancellation {

        public Requested {
            awaited = List.copyOf(awaited);
        }
    }

    /**
     * It was too late.
     *
     * @param reason why it was
     */
    record Refused(Code reason) implements Cancellation {}

    /**
     * With the word of the warehouse that a shipment will not be packed. That implies that somebody wanted it so.
     *
     * @param reason why, as the warehouse was told
     * @param open the shipments that may be packed, as far as is known
     */
    default Cancellation takenBack(ShipmentId shipmentId, Code reason, List<ShipmentId> open) {
        return switch (this) {
            case None() -> new Requested(reason, null, without(open, shipmentId));
            case Requested(Code why, String by, List<ShipmentId> awaited) ->
                new Requested(why, by, without(awaited, shipmentId));
            case Refused refused -> refused;
        };
    }

    private static List<ShipmentId> without(List<ShipmentId> shipments, ShipmentId shipmentId) {
        List<ShipmentId> others = new ArrayList<>(shipments);
        others.remove(shipmentId);
        return others;
    }
}
