package io.orderflow.payment.application;

import io.orderflow.runtime.settings.DurationBetween;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What can be set about payments. */
@ConfigMapping(prefix = "orderflow.payment")
public interface PaymentConfiguration {

    /**
     * The gateway that is asked, by the {@code @Identifier} of its class. There is no default: whoever forgets to say who
     * takes the money must not find that nobody does.
     */
    Optional<String> gateway();

    /** Whether that may be the simulator, which takes no money. */
    @WithDefault("forbidden")
    Simulator simulator();

    /**
     * How long the gateway may take to say whether it holds an amount; after that it is asked what it knows of it. Less than
     * {@code orderflow.work.timeout}.
     */
    @DurationBetween
    @WithDefault("4s")
    Duration authorizationTimeout();

    /** How often to ask the gateway whether a customer has done what is required before the amount is held. */
    @DurationBetween
    @WithDefault("5s")
    Duration followInterval();

    /** What to think of the simulator. */
    enum Simulator {
        /** Somebody pays with money here. */
        FORBIDDEN,
        /** A laptop, a demo, a test: nobody does. */
        ALLOWED
    }
}
