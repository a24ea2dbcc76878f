package io.orderflow.runtime.work;

import io.orderflow.runtime.settings.DurationBetween;
import io.orderflow.runtime.settings.Holds;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The bounds of calling the outside. */
@ConfigMapping(prefix = "orderflow.work")
@Holds({"lease > timeout", "longest-pause >= first-pause", "longest-hopeless-pause >= first-pause"})
public interface WorkConfiguration {

    /** The most calls at one time. */
    @Min(1) @Max(10_000) @WithDefault("256")
    int maxConcurrent();

    /** How long a call may take; after that its outcome is unknown, and it is repeated. */
    @DurationBetween
    @WithDefault("5s")
    Duration timeout();

    /** How long an instance has for a call and for recording its outcome, before another instance takes over. */
    @DurationBetween
    @WithDefault("30s")
    Duration lease();

    /** How often to look for calls that are due and that nobody is about to make. */
    @DurationBetween
    @WithDefault("500ms")
    Duration pollInterval();

    /** The first pause before a call is repeated; doubles each time. */
    @DurationBetween
    @WithDefault("500ms")
    Duration firstPause();

    /** The longest such pause. */
    @DurationBetween
    @WithDefault("1m")
    Duration longestPause();

    /** The longest such pause of a call that cannot succeed as things are. */
    @DurationBetween
    @WithDefault("1h")
    Duration longestHopelessPause();

    /** How often to count the calls that have to be made again. */
    @DurationBetween
    @WithDefault("15s")
    Duration countInterval();

    /** With more messages than this before it the service is behind, and no deadline of it is over. */
    @Min(0) @WithDefault("1000")
    long mostUnheard();

    /**
     * How long a call may wait here for its turn: half of what the call itself leaves of the lease. The other half is
     * for the commit before and the one after.
     */
    default Duration patience() {
        return lease().minus(timeout()).dividedBy(2);
    }
}
