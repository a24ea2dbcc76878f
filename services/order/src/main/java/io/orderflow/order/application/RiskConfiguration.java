package io.orderflow.order.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What can be set about the risk of orders. */
@ConfigMapping(prefix = "orderflow.order.risk")
public interface RiskConfiguration {

    /** Where the name of the assessor is set. */
    String ASSESSOR = "orderflow.order.risk.assessor";

    /** The name of no assessor. */
    String NONE = "none";

    /** The assessor that is asked, by the {@code @Identifier} of its class; by default nobody is. */
    @WithDefault(NONE)
    String assessor();
}
