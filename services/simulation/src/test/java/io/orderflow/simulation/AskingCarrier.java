package io.orderflow.simulation;

import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.decision.OutsideCall;
import io.orderflow.runtime.decision.WorkId;
import io.orderflow.shipping.domain.CarrierCall;
import io.orderflow.shipping.domain.ShipmentCommand;
import io.orderflow.shipping.domain.ShipmentsOfOrder;
import java.util.Optional;

/** Shipping asks carriers, as {@code AskCarriers} does. */
record AskingCarrier(Carrier carrier) implements Definition.Outside<OrderId, ShipmentsOfOrder, ShipmentCommand> {

    @Override
    public OrderId about(WorkId name) {
        return new OrderId(name.id());
    }

    @Override
    public Optional<CarrierCall> due(ShipmentsOfOrder shipments) {
        return CarrierCall.of(shipments.last());
    }

    @Override
    public ShipmentCommand ask(OutsideCall call) {
        return carrier.ask((CarrierCall) call);
    }
}
