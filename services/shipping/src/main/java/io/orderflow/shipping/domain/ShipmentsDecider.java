package io.orderflow.shipping.domain;

import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.shipping.domain.ShipmentDecider.CarrierChoice;

/** Decides which shipment of an order a command is about: the one that counts. */
public final class ShipmentsDecider implements Decider<ShipmentsOfOrder, ShipmentCommand> {

    private final ShipmentDecider each;

    /** With this choice among carriers. */
    public ShipmentsDecider(CarrierChoice choice) {
        this.each = new ShipmentDecider(choice);
    }

    @Override
    public Decision<ShipmentsOfOrder> decide(
            ShipmentsOfOrder shipments, ShipmentCommand command, Circumstances circumstances) {
        return each.decide(shipments.last(), command, circumstances).map(shipments::withLast);
    }
}
