package io.orderflow.runtime.http;

import io.orderflow.runtime.settings.DurationBetween;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What Quarkus has no setting for, or none that holds of every answer. */
@ConfigMapping(prefix = "orderflow.http")
public interface HttpConfiguration {

    /** How long a request may take to arrive, its head and its body each; after that it is answered 408. */
    @DurationBetween(max = "P1D")
    @WithDefault("30s")
    Duration requestTimeout();

    /** Pages of other origins. */
    Cors cors();

    /** What browsers are told of pages of other origins (CORS). */
    interface Cors {

        /** The origins whose pages may use the API; none unless it is set. {@code *} alone: everybody's. */
        Optional<List<String>> origins();

        /** How long a browser may remember what it was told before it sent a request. */
        @DurationBetween(min = "PT0S", max = "P1D")
        @WithDefault("1h")
        Duration maxAge();
    }

    /** What a client is told that took longer. */
    default String tooSlow() {
        return "a request must arrive within " + requestTimeout().toMillis() + " ms";
    }
}
