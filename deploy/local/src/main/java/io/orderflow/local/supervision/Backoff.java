package io.orderflow.local.supervision;

import java.time.Duration;

/**
 * How long to wait before a process that died is started again: as Kubernetes does it, twice as long each time up to a
 * limit, and short again once the process has lived long enough.
 */
public final class Backoff {
    static final Duration FIRST = Duration.ofMillis(500);
    static final Duration LIMIT = Duration.ofSeconds(30);
    static final Duration HEALTHY = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /** The pause after a life of this length. */
    public Duration pauseAfter(Duration lifetime) {
        if (lifetime.compareTo(HEALTHY) >= 0) {
            next = FIRST;
        }
        Duration pause = next;
        next = pause.multipliedBy(2).compareTo(LIMIT) > 0 ? LIMIT : pause.multipliedBy(2);
        return pause;
    }

    public void reset() {
        next = FIRST;
    }
}
