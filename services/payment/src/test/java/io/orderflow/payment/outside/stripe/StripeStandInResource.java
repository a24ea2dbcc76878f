package io.orderflow.payment.outside.stripe;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Payments go to the stand-in. */
public final class StripeStandInResource implements QuarkusTestResourceLifecycleManager {

    /** The one that runs. */
    static volatile StripeStandIn running;

    @Override
    public Map<String, String> start() {
        running = new StripeStandIn();
        return Map.ofEntries(
                Map.entry("orderflow.payment.gateway", "stripe"),
                Map.entry("orderflow.payment.simulator", "forbidden"),
                Map.entry("orderflow.payment.stripe.url", running.uri().toString()),
                Map.entry("orderflow.payment.stripe.secret-key", StripeStandIn.KEY),
                Map.entry("orderflow.payment.stripe.webhook-secret", StripeStandIn.WEBHOOK_SECRET),
                Map.entry("orderflow.payment.stripe.return-url", "https://shop.example/paid"),
                Map.entry("orderflow.payment.stripe.read-timeout", "2s"),
                Map.entry("orderflow.payment.stripe.action-time", "1h"),
                // The webhook is faster.
                Map.entry("orderflow.payment.follow-interval", "1h"),
                // What an operator may look at at most.
                Map.entry("quarkus.rest-client.logging.scope", "request-response"),
                Map.entry("quarkus.log.level", "DEBUG"),
                Map.entry("quarkus.log.console.level", "INFO"));
    }

    @Override
    public void stop() {
        running.close();
    }
}
