package io.orderflow.order.domain;

import io.orderflow.events.value.ShipmentId;
import org.jspecify.annotations.Nullable;

/**
 * A parcel of an order.
 *
 * @param shipment who carries it, once that is known: that it is packed may be heard before
 */
public record Parcel(
        ShipmentId shipmentId, Stage stage, @Nullable Shipment shipment) {

    /** How far a parcel has got, in the order in which it gets there. */
    public enum Stage {
        PREPARED,
        PACKED,
        HANDED_OVER
    }

    boolean isAtLeast(Stage other) {
        return stage.compareTo(other) >= 0;
    }

    /** With what is said of it besides: the first word on its carrier counts, until the carrier has it. */
    Parcel and(Parcel said) {
        boolean isNews = shipment == null || (!isAtLeast(Stage.HANDED_OVER) && said.isAtLeast(Stage.HANDED_OVER));
        return new Parcel(shipmentId, isAtLeast(said.stage) ? stage : said.stage, isNews ? said.shipment : shipment);
    }
}
