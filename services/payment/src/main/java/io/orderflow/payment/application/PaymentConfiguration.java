package io.orderflow.payment.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What can be set about payments. */
@ConfigMapping(prefix = "orderflow.payment")
public interface PaymentConfiguration {

    /** The gateway that is asked, by the {@code @Identifier} of its class. */
    @WithDefault("simulated")
    String gateway();
}
