package io.orderflow.order.application;

import io.orderflow.order.domain.ReturnPolicy;
import io.orderflow.runtime.settings.DurationBetween;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the house has settled about goods that come back. */
public interface ReturnConfiguration {

    /** Who decides whether they may: {@code AUTO}, a rule, or {@code HAND}, somebody of support. */
    @WithDefault("AUTO")
    ReturnPolicy.Approval approval();

    /** For how long after it was handed over an order may be returned; 0 if never. */
    @DurationBetween(min = "PT0S")
    @WithDefault("30d")
    Duration within();

    /** For how long after its approval the goods of a return are expected. */
    @DurationBetween
    @WithDefault("30d")
    Duration expiry();

    /** Who has money given back for what came: {@code AUTO}, nobody has to, or {@code HAND}, somebody of finance. */
    @WithDefault("AUTO")
    ReturnPolicy.Refund refund();

    /** When what shipping cost is given back: {@code WHOLE_ORDER}, with the last unit of the order, or {@code NEVER}. */
    @WithDefault("WHOLE_ORDER")
    ReturnPolicy.ShippingCharge shippingCharge();

    /** All of it for the decision. */
    default ReturnPolicy policy() {
        return new ReturnPolicy(approval(), within(), expiry(), refund(), shippingCharge());
    }
}
