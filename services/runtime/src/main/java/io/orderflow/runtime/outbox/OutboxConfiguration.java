package io.orderflow.runtime.outbox;

import io.orderflow.runtime.settings.DurationBetween;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The bounds of the outbox. */
@ConfigMapping(prefix = "orderflow.outbox")
public interface OutboxConfiguration {

    /** How long a published row is kept, so that a stream that was lost can be rebuilt from it. */
    @DurationBetween
    @WithDefault("7d")
    Duration retention();

    /** How long the instance that committed a row has to publish it, before the sweep takes it. */
    @DurationBetween
    @WithDefault("10s")
    Duration grace();

    /** How long the instance that swept a row has to publish it, before another sweep takes it. */
    @DurationBetween
    @WithDefault("30s")
    Duration lease();

    /** How often the sweep looks, besides at each connection. */
    @DurationBetween
    @WithDefault("3s")
    Duration sweepInterval();

    /** How often the outbox is held against the stream, besides at each connection. */
    @DurationBetween
    @WithDefault("10s")
    Duration compareInterval();

    /** The most rows of one sweep, and of one deletion of old rows. */
    @Min(1) @Max(10_000) @WithDefault("1000")
    int sweepSize();

    /** The most rows that one comparison looks up in the stream, besides at each connection. */
    @Min(1) @Max(10_000) @WithDefault("500")
    int compareSize();

    /** After how long those are looked up again that nobody has read in the meantime. */
    @DurationBetween
    @WithDefault("1m")
    Duration recheckInterval();

    /** How long acknowledgements are collected before they are recorded together. */
    @DurationBetween
    @WithDefault("500ms")
    Duration recordInterval();

    /** How often rows past their retention are deleted. */
    @DurationBetween
    @WithDefault("1m")
    Duration retentionInterval();
}
