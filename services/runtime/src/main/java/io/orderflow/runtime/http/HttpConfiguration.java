package io.orderflow.runtime.http;

import io.orderflow.runtime.settings.DurationBetween;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The bounds of HTTP that Quarkus has none for. */
@ConfigMapping(prefix = "orderflow.http")
public interface HttpConfiguration {

    /** How long a request may take to arrive, its head and its body each; after that it is answered 408. */
    @DurationBetween(max = "P1D")
    @WithDefault("30s")
    Duration requestTimeout();

    /** What a client is told that took longer. */
    default String tooSlow() {
        return "a request must arrive within " + requestTimeout().toMillis() + " ms";
    }
}
