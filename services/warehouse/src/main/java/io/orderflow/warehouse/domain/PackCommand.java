package io.orderflow.warehouse.domain;

import io.orderflow.events.value.ShipmentId;
import io.orderflow.runtime.decision.Command;

/** What is wanted of a task. */
public sealed interface PackCommand extends Command {

    /** The shipment that is packed. */
    ShipmentId shipmentId();

    @Override
    default String about() {
        return "shipmentId=" + shipmentId();
    }

    /** That there be one. */
    record Open(Assignment assignment) implements PackCommand {

        @Override
        public ShipmentId shipmentId() {
            return assignment.shipment().shipmentId();
        }

        @Override
        public String about() {
            return "orderId=" + assignment.shipment().orderId();
        }
    }

    /** That it not be done. */
    record Cancel(CancellationRequest request) implements PackCommand {

        @Override
        public ShipmentId shipmentId() {
            return request.asked().shipmentId();
        }

        @Override
        public String about() {
            return "orderId=" + request.asked().orderId();
        }
    }

    /** That nobody else does it for some time; whoever has claimed it already has it for longer. */
    record Claim(ShipmentId shipmentId, Worker worker) implements PackCommand {}

    /** That somebody else may do it, after all. */
    record Release(ShipmentId shipmentId, Worker worker) implements PackCommand {}

    /** That it be done; whoever has not claimed it claims it with this. */
    record ConfirmPacked(ShipmentId shipmentId, Worker worker) implements PackCommand {}
}
