package io.orderflow.order.outside;

import io.orderflow.runtime.settings.DurationBetween;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What can be set about an assessor over HTTP. The key comes from the environment alone. */
@ConfigMapping(prefix = "orderflow.order.risk.http")
interface HttpAssessorConfiguration {

    /** Where questions are posted to: {@code https}, or {@code http} on this machine; without one order does not start. */
    Optional<URI> url();

    /** What this service proves with that it may ask, as a bearer token; without one order does not start. */
    Optional<String> key();

    /** How long a connection may take to come about. */
    @DurationBetween(max = "PT1M")
    @WithDefault("2s")
    Duration connectTimeout();

    /** How long the whole answer may take. A call that was given up ends with this. */
    @DurationBetween(max = "PT1M")
    @WithDefault("4s")
    Duration timeout();

    /** The most connections; one more question waits for one. */
    @Min(1) @Max(1_000) @WithDefault("32")
    int maxConnections();
}
