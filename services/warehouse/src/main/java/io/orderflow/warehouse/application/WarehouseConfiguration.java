package io.orderflow.warehouse.application;

import io.orderflow.runtime.settings.DurationBetween;
import io.orderflow.warehouse.domain.PackTaskDecider;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What can be set about warehouse. */
@ConfigMapping(prefix = "orderflow.warehouse")
public interface WarehouseConfiguration {

    /**
     * Whether parcels are packed as soon as they are prepared, for demonstrations and load tests. Tasks that were open
     * before it was switched on stay open.
     */
    @WithDefault("false")
    boolean autoPack();

    /** How long a task is a worker's who has claimed it; after that anybody may claim it. */
    @DurationBetween(min = "PT1S", max = "P30D")
    @WithDefault("30m")
    Duration claimTime();

    /** Both for the decider. */
    default PackTaskDecider.Policy policy() {
        return new PackTaskDecider.Policy(claimTime(), autoPack());
    }
}
