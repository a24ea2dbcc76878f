package io.orderflow.payment.application;

import io.orderflow.payment.domain.Payment.Terms;
import io.orderflow.runtime.nats.ShutdownOrder;
import io.orderflow.runtime.transaction.Database;
import io.orderflow.runtime.transaction.EventTransaction;
import io.orderflow.runtime.transaction.Outcome;
import io.orderflow.runtime.work.DueWork;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Asks the gateway for what is due, outside any transaction, and records its answers. */
@ApplicationScoped
public class AskGateway {

    private static final Logger LOG = Logger.getLogger(AskGateway.class);

    private final PaymentGateway gateway;
    private final Payments payments;
    private final EventTransaction transaction;
    private final PaymentConfiguration.Calls configuration;
    private final DueWork<DueCall, CallResult> work;

    AskGateway(
            @Any Instance<PaymentGateway> gateways,
            Payments payments,
            Database database,
            EventTransaction transaction,
            PaymentConfiguration configuration,
            Vertx vertx) {
        this.gateway = select(gateways, configuration.gateway());
        this.payments = payments;
        this.transaction = transaction;
        this.configuration = configuration.calls();
        this.work = new DueWork<>(
                vertx,
                "Payment gateway",
                configuration.calls().maxConcurrent(),
                free -> database.writeBatch(() -> payments.claim(free)),
                this::perform,
                this::record);
    }

    void start(@Observes StartupEvent started) {
        if (configuration.lease().compareTo(configuration.timeout()) <= 0) {
            throw new IllegalStateException("orderflow.payment.calls.lease must be longer than .timeout");
        }
        work.start(configuration.pollInterval());
    }

    void stop(@Observes @Priority(ShutdownOrder.CHANNELS) ShutdownEvent stopping) {
        work.stop();
    }

    /** There may be something to ask. */
    public void wake() {
        work.wake();
    }

    private static PaymentGateway select(Instance<PaymentGateway> gateways, String name) {
        Instance<PaymentGateway> selected = gateways.select(Identifier.Literal.of(name));
        if (!selected.isResolvable()) {
            throw new IllegalStateException("orderflow.payment.gateway: there is no gateway \"" + name + "\"");
        }
        return selected.get();
    }

    private Uni<CallResult> perform(DueCall call) {
        return Uni.createFrom()
                .deferred(() -> ask(call))
                .ifNoItem()
                .after(configuration.timeout())
                .failWith(() -> new TimeoutException("no answer in " + configuration.timeout()))
                .onFailure()
                .recoverWithItem(failure -> unclear(call, failure));
    }

    private Uni<CallResult> ask(DueCall call) {
        Terms terms = call.terms();
        return switch (call) {
            case DueCall.Authorize(var _, var token, var _) ->
                gateway.authorize(terms.paymentId(), terms.amount(), token)
                        .map(answer -> new CallResult.Answered(call, answer));
            case DueCall.Capture(var _, var code, var _) ->
                gateway.capture(terms.paymentId(), terms.amount(), code).replaceWith(new CallResult.Captured(call));
        };
    }

    private static CallResult unclear(DueCall call, Throwable failure) {
        LOG.warnf(
                "%s has no clear outcome after attempt %d and will be repeated: %s; orderId=%s paymentId=%s",
                call.getClass().getSimpleName(),
                call.attempt(),
                failure,
                call.terms().orderId(),
                call.terms().paymentId());
        return new CallResult.Unclear(call);
    }

    private Uni<Void> record(List<CallResult> results) {
        return transaction
                .writeBatch(() -> payments.lock(results.stream()
                                .map(result -> result.call().terms().orderId())
                                .toList())
                        .map(known -> Settlement.of(results, known))
                        .call(settlement -> payments.update(settlement.changed()))
                        .call(settlement -> payments.postpone(settlement.unclear()))
                        .map(settlement -> new Outcome<>(settlement.makesDue(), settlement.events())))
                .invoke(due -> {
                    if (due) {
                        wake();
                    }
                })
                .replaceWithVoid();
    }
}
