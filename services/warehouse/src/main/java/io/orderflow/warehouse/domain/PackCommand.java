package io.orderflow.warehouse.domain;

import io.orderflow.events.value.Require;
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

    /**
     * That nobody else does it for some time; whoever has claimed it already has it for longer.
     *
     * @param worker 1 to 100 characters
     */
    record Claim(ShipmentId shipmentId, String worker) implements PackCommand {

        public Claim {
            checkWorker(worker);
        }
    }

    /**
     * That somebody else may do it, after all.
     *
     * @param worker 1 to 100 characters
     */
    record Release(ShipmentId shipmentId, String worker) implements PackCommand {

        public Release {
            checkWorker(worker);
        }
    }

    /**
     * That it be done; whoever has not claimed it claims it with this.
     *
     * @param worker 1 to 100 characters
     */
    record ConfirmPacked(ShipmentId shipmentId, String worker) implements PackCommand {

        public ConfirmPacked {
            checkWorker(worker);
        }
    }

    private static void checkWorker(String worker) {
        Require.text(worker, "worker", 100);
    }
}
