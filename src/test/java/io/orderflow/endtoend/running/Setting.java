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
    /** People pack. */
    PACKING_BY_HAND,
    /** People pack, and everybody has to say who it is. */
    WITH_IDENTITY,
    /**
     * People pack, freight goes nowhere but to the US, who is declined may pay again within {@link #TIME_TO_PAY_AGAIN}, and
     * people decide on returns, which are expected for {@link #TIME_TO_SEND_BACK}.
     */
    EVERY_COURSE,
    /** On the databases of the release before; people pack, and freight goes nowhere but to the US. */
    UPGRADED,
    /** Parcels pack themselves, as in the demo. */
    AUTO_PACK,
    /** As {@link #AUTO_PACK}, for tests that kill and freeze processes: on the same system, once the others are done. */
    TO_CRASH,
    /** As {@link #TO_CRASH}, and nobody holds an outbox against the stream; orders that wait are soon asked for. */
    UNCOMPARED;

    /** So long that a test may do something about it, and so short that another one may wait for its end. */
    public static final Duration TIME_TO_PAY_AGAIN = Duration.ofSeconds(20);

    /** Likewise, though a machine that has other things to do may take longer: what comes later is taken all the same. */
    public static final Duration TIME_TO_SEND_BACK = Duration.ofSeconds(15);

    /** How long a start may take. */
    public static final Duration START_LIMIT = Duration.ofMinutes(2);

    /** Whether tests of this setting may go on with a system that was started for those of another. */
    boolean runsOnASystemOf(Setting started) {
        return this == started || (this == TO_CRASH && started == AUTO_PACK);
    }

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
            case PACKING_BY_HAND, WITH_IDENTITY -> options.withAutoPack(false);
            case EVERY_COURSE ->
                options.withAutoPack(false)
                        .withEnvironment("ORDERFLOW_SHIPPING_CARRIERS_FREIGHT_COUNTRIES", "US")
                        .withEnvironment("ORDERFLOW_ORDER_PAYMENT_ANOTHER_CARD_WITHIN", TIME_TO_PAY_AGAIN.toString())
                        .withEnvironment("ORDERFLOW_ORDER_RETURNS_APPROVAL", "HAND")
                        .withEnvironment("ORDERFLOW_ORDER_RETURNS_EXPIRY", TIME_TO_SEND_BACK.toString())
                        .withEnvironment("ORDERFLOW_ORDER_WAITING_INTERVAL", "PT1S")
                        .withEnvironment("ORDERFLOW_ORDER_WAITING_FIRST_ASKING", "PT5S");
            case UPGRADED ->
                options.withAutoPack(false).withEnvironment("ORDERFLOW_SHIPPING_CARRIERS_FREIGHT_COUNTRIES", "US");
            case UNCOMPARED ->
                options.withEnvironment("ORDERFLOW_OUTBOX_COMPARE_INTERVAL", "PT24H")
                        .withEnvironment("ORDERFLOW_ORDER_WAITING_INTERVAL", "PT1S")
                        .withEnvironment("ORDERFLOW_ORDER_WAITING_FIRST_ASKING", "PT20S");
        };
    }
}
