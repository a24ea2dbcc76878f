package io.orderflow.warehouse.domain;

import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.value.Require;
import java.time.Instant;

/** What is wanted of a task. */
public sealed interface PackCommand {

    /** That there be one. */
    record Open(ShipmentPrepared shipment, Instant at) implements PackCommand {

        public Open {
            Require.present(shipment, "shipment");
            Require.present(at, "at");
        }
    }

    /**
     * That nobody else does it for some time; whoever has claimed it already has it for longer.
     *
     * @param worker 1 to 100 characters
     */
    record Claim(String worker, Instant at) implements PackCommand {

        public Claim {
            checkWorker(worker);
            Require.present(at, "at");
        }
    }

    /**
     * That somebody else may do it, after all.
     *
     * @param worker 1 to 100 characters
     */
    record Release(String worker, Instant at) implements PackCommand {

        public Release {
            checkWorker(worker);
            Require.present(at, "at");
        }
    }

    /**
     * That it be done; whoever has not claimed it claims it with this.
     *
     * @param worker 1 to 100 characters
     */
    record ConfirmPacked(String worker, Instant at) implements PackCommand {

        public ConfirmPacked {
            checkWorker(worker);
            Require.present(at, "at");
        }
    }

    private static void checkWorker(String worker) {
        Require.text(worker, "worker", 100);
    }
}
