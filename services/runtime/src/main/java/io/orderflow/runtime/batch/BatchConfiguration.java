package io.orderflow.runtime.batch;

import io.orderflow.runtime.settings.DurationBetween;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How batches are gathered, of events that come in and of results that are to be written. */
@ConfigMapping(prefix = "orderflow.batch")
public interface BatchConfiguration {

    /** The pause after a batch for each of its items, in which the next one gathers. */
    @DurationBetween(min = "PT0S", max = "PT1M")
    @WithDefault("4ms")
    Duration pausePerItem();

    /** The longest such pause; zero for none. */
    @DurationBetween(min = "PT0S", max = "PT1M")
    @WithDefault("100ms")
    Duration longestPause();

    /** Both together. */
    default GatheringPause gatheringPause() {
        return new GatheringPause(pausePerItem(), longestPause());
    }
}
