package io.orderflow.inventory.application;

import io.orderflow.inventory.domain.StockLevel;
import io.orderflow.runtime.settings.DurationBetween;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What everybody is told of stock. */
@ConfigMapping(prefix = "orderflow.inventory.availability")
public interface AvailabilityConfiguration {

    /** So many units that can be ordered, or fewer, are few; 0 for never. */
    @Min(0) @Max(StockLevel.MOST) @WithDefault("5")
    long lowAt();

    /** How long browsers and caches in between may repeat an answer without asking again. */
    @DurationBetween(min = "PT0S", max = "P1D")
    @WithDefault("30s")
    Duration maxAge();
}
