package io.orderflow.checkout.application;

import io.orderflow.runtime.outbox.Retention;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Forgets idempotency keys past their retention. */
@ApplicationScoped
class ForgetKeys {

    private final OrderRequests requests;
    private final Retention retention;
    private final CheckoutConfiguration.Idempotency configuration;

    ForgetKeys(OrderRequests requests, Retention retention, CheckoutConfiguration configuration) {
        this.requests = requests;
        this.retention = retention;
        this.configuration = configuration.idempotency();
    }

    void start(@Observes StartupEvent started) {
        retention.keep(
                "old idempotency keys",
                configuration.retention(),
                configuration.sweepInterval(),
                configuration.sweepSize(),
                requests::forgetBefore);
    }
}
