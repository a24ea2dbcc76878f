package io.orderflow.shipping.domain;

import io.orderflow.events.OrderAnonymized;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.shipping.domain.ShipmentCommand.Heard;
import io.orderflow.shipping.domain.ShipmentDecider.CarrierChoice;

/** Decides which shipment of an order a command is about: the one that counts, or all where it is about the order. */
public final class ShipmentsDecider implements Decider<ShipmentsOfOrder, ShipmentCommand> {

    private final ShipmentDecider each;

    /** With this choice among carriers. */
    public ShipmentsDecider(CarrierChoice choice) {
        this.each = new ShipmentDecider(choice);
    }

    @Override
    public Decision<ShipmentsOfOrder> decide(
            ShipmentsOfOrder shipments, ShipmentCommand command, Circumstances circumstances) {
        return command instanceof Heard(OrderAnonymized(var _, String pseudonym))
                ? anonymize(shipments, pseudonym)
                : each.decide(shipments.last(), command, circumstances).map(shipments::withLast);
    }

    private static Decision<ShipmentsOfOrder> anonymize(ShipmentsOfOrder shipments, String pseudonym) {
        ShipmentsOfOrder nobodys = shipments.anonymized(pseudonym);
        return nobodys.equals(shipments) ? Decision.ignore() : Decision.accept(nobodys);
    }
}
