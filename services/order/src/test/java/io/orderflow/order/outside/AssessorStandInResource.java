package io.orderflow.order.outside;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Orders are assessed by the stand-in. */
public final class AssessorStandInResource implements QuarkusTestResourceLifecycleManager {

    private static volatile @Nullable AssessorStandIn running;

    /** The one that runs. */
    public static AssessorStandIn running() {
        return Objects.requireNonNull(running);
    }

    @Override
    public Map<String, String> start() {
        AssessorStandIn started = new AssessorStandIn();
        running = started;
        return Map.of(
                "orderflow.order.risk.assessor", "http",
                "orderflow.order.risk.http.url", started.url().toString(),
                "orderflow.order.risk.http.key", AssessorStandIn.KEY,
                "orderflow.order.risk.http.timeout", "1s",
                "orderflow.order.waiting.interval", "500ms",
                "orderflow.order.waiting.first-asking", "1s",
                "orderflow.order.waiting.limit.assessment", "12s",
                // What an operator may look at at most.
                "quarkus.log.level", "DEBUG",
                "quarkus.log.console.level", "INFO");
    }

    @Override
    public void stop() {
        running().close();
    }
}
