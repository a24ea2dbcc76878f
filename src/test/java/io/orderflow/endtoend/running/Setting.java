package io.orderflow.endtoend.running;

import io.orderflow.local.DataDirectory;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.SystemOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** How the system is set up that a test class runs on; one system of a setting serves all of its classes. */
public enum Setting {
    /** Parcels pack themselves, as in the demo. */
    AUTO_PACK,
    /** People pack. */
    PACKING_BY_HAND,
    /** As {@link #AUTO_PACK}, for tests that kill and freeze processes. */
    TO_CRASH;

    /** How long a start may take. */
    public static final Duration START_LIMIT = Duration.ofMinutes(2);

    /** Data and logs stay below {@code target} when the tests are done, for whoever looks for a reason. */
    OrderflowSystem start() {
        Path data = Path.of("target", "end-to-end", name().toLowerCase(Locale.ROOT));
        new DataDirectory(data).wipe();
        OrderflowSystem system =
                OrderflowSystem.start(SystemOptions.inDirectory(data).withAutoPack(this != PACKING_BY_HAND));
        system.awaitReady(START_LIMIT);
        return system;
    }
}
