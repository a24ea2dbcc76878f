package io.orderflow.runtime.database;

import io.orderflow.runtime.settings.DurationBetween;
import io.orderflow.runtime.settings.Holds;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The patience of this service with its database. */
@Holds({"silence > batch-timeout", "batch-timeout >= timeout", "longest-retry-pause >= retry-pause"})
@ConfigMapping(prefix = "orderflow.database")
public interface DatabaseConfiguration {

    /**
     * What is between this service and PostgreSQL: {@code none} or {@code transaction}. A service that finds a pooler of
     * transactions where it was told of none does not start.
     */
    @WithDefault("none")
    Pooler pooler();

    /** The longest that somebody who waits for an answer over HTTP waits for the database. */
    @DurationBetween
    @WithDefault("1500ms")
    Duration timeout();

    /** The most pieces of work that wait for the database or run on it; a caller over HTTP is refused above that. */
    @Min(1) @WithDefault("1000")
    int maxWaiting();

    /** The longest that a batch of events waits for the database before it is tried again. */
    @DurationBetween
    @WithDefault("15s")
    Duration batchTimeout();

    /**
     * How long a connection may bring nothing before it is closed, used or not; longer than {@link #batchTimeout}, since
     * it ends what runs on it.
     */
    @DurationBetween
    @WithDefault("20s")
    Duration silence();

    /** The first pause before work is tried again that failed because the database was away; doubles each time. */
    @DurationBetween
    @WithDefault("100ms")
    Duration retryPause();

    /** The longest such pause. */
    @DurationBetween
    @WithDefault("2s")
    Duration longestRetryPause();

    /**
     * How often a batch of events that the database refuses is tried as a whole; then it is tried in halves, so that one
     * event that cannot get through does not keep the others.
     */
    @Min(1) @Max(100) @WithDefault("3")
    int triesTogether();

    /**
     * How long readiness tells of a refusal, from the last one on; best longer than {@link #batchTimeout} and a pause, so
     * that it tells without interruption of work that is tried again and again.
     */
    @DurationBetween
    @WithDefault("20s")
    Duration refusalMemory();

    /** The most rows of one step of a migration that goes on while the service works. */
    @Min(1) @Max(10_000) @WithDefault("500")
    int gradualBatchSize();

    /** The pause after such a step. */
    @DurationBetween
    @WithDefault("1s")
    Duration gradualPause();
}
