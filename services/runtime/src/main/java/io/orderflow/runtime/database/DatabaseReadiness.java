package io.orderflow.runtime.database;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the database does this service's work: it may answer and yet refuse, as a standby does. Whether it answers at
 * all is a check of Quarkus's own.
 */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements HealthCheck {

    private final Refusals refusals;

    DatabaseReadiness(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("Database takes work");
        return refusals.present()
                .map(refusal ->
                        response.down().withData("reason", refusal.message()).withData("advice", refusal.advice()))
                .orElseGet(response::up)
                .build();
    }
}
