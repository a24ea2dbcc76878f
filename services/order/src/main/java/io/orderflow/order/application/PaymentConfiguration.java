package io.orderflow.order.application;

import io.orderflow.events.value.PaymentId;
import io.orderflow.order.domain.AnotherCard;
import io.orderflow.runtime.settings.DurationBetween;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Whether customers whose payment is declined may pay otherwise. */
public interface PaymentConfiguration {

    /**
     * For how long after the first decline; 0 if they may not, and their orders are rejected at once. It is kept to
     * the interval of {@code orderflow.order.waiting}; stock is set aside for as long.
     */
    @DurationBetween(min = "PT0S", max = "P30D")
    @WithDefault("0s")
    Duration anotherCardWithin();

    /** How many payments of an order may be tried, the first among them. */
    @Min(1) @Max(PaymentId.MAX_ATTEMPTS) @WithDefault("5")
    int mostPayments();

    /** All of it for the decision. */
    default AnotherCard anotherCard() {
        return new AnotherCard(anotherCardWithin(), mostPayments());
    }
}
