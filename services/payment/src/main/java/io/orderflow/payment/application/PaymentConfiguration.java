package io.orderflow.payment.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What can be set about payments. */
@ConfigMapping(prefix = "orderflow.payment")
public interface PaymentConfiguration {

    /** The gateway that is asked, by the {@code @Identifier} of its class. */
    @WithDefault("simulated")
    String gateway();

    /** How it is asked. */
    Calls calls();

    /** The bounds of asking the gateway. */
    interface Calls {

        /** The most calls at one time. */
        @Min(1) @Max(10_000) @WithDefault("256")
        int maxConcurrent();

        /** How long a call may take; after that its outcome is unknown, and it is repeated. */
        @WithDefault("5s")
        Duration timeout();

        /** How long an instance has for a call and for recording its outcome, before another instance takes over. */
        @WithDefault("30s")
        Duration lease();

        /** How often to look for calls that are due, besides the times at which one is known to be. */
        @WithDefault("500ms")
        Duration pollInterval();

        /** The first pause before a call is repeated; doubles each time. */
        @WithDefault("500ms")
        Duration firstPause();

        /** The longest such pause. */
        @WithDefault("1m")
        Duration longestPause();
    }
}
