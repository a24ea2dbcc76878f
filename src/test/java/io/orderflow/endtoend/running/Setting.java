package io.orderflow.endtoend.running;

import io.orderflow.endtoend.upgrade.ReleaseBefore;
import io.orderflow.local.DataDirectory;
import io.orderflow.local.Identity;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.SystemOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** How the system is set up that a test class runs on; one system of a setting serves all of its classes. */
public enum Setting {
    /** Parcels pack themselves, as in the demo. */
    AUTO_PACK,
    /** People pack, and freight goes nowhere but to the US. */
    PACKING_BY_HAND,
    /** People pack, and everybody has to say who it is. */
    WITH_IDENTITY,
    /** On the databases of the release before; people pack, and freight goes nowhere but to the US. */
    UPGRADED,
    /** As {@link #AUTO_PACK}, for tests that kill and freeze processes. */
    TO_CRASH,
    /** As {@link #TO_CRASH}, and nobody holds an outbox against the stream. */
    UNCOMPARED;

    /** How long a start may take. */
    public static final Duration START_LIMIT = Duration.ofMinutes(2);

    /** Data and logs stay below {@code target} when the tests are done, for whoever looks for a reason. */
    OrderflowSystem start() {
        Path data = Path.of("target", "end-to-end", name().toLowerCase(Locale.ROOT));
        DataDirectory directory = new DataDirectory(data);
        directory.wipe();
        if (this == UPGRADED) {
            ReleaseBefore.store(directory);
        }
        OrderflowSystem system = OrderflowSystem.start(options(data));
        system.awaitReady(START_LIMIT);
        return system;
    }

    /** {@code -Dorderflow.identity=true} runs all of them with an issuer of tokens. */
    private SystemOptions options(Path data) {
        SystemOptions options = SystemOptions.inDirectory(data);
        if (this == WITH_IDENTITY || Boolean.getBoolean("orderflow.identity")) {
            options = options.withIdentity(new Identity.OwnIssuer());
        }
        return switch (this) {
            case AUTO_PACK, TO_CRASH -> options;
            case WITH_IDENTITY -> options.withAutoPack(false);
            case PACKING_BY_HAND, UPGRADED ->
                options.withAutoPack(false).withEnvironment("ORDERFLOW_SHIPPING_CARRIERS_FREIGHT_COUNTRIES", "US");
            case UNCOMPARED -> options.withEnvironment("ORDERFLOW_OUTBOX_COMPARE_INTERVAL", "PT24H");
        };
    }
}
