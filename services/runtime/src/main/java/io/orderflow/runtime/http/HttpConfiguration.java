package io.orderflow.runtime.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** The bounds of HTTP that Quarkus has none for. */
@ConfigMapping(prefix = "orderflow.http")
public interface HttpConfiguration {

    /** How long a request may take to arrive, its head and its body each; after that it is answered 408. */
    @DurationMin(millis = 1)
    @WithDefault("30s")
    Duration requestTimeout();

    /** What a client is told that took longer. */
    default String tooSlow() {
        return "a request must arrive within " + requestTimeout().toMillis() + " ms";
    }
}
