package io.orderflow.payment.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.payment.domain.Payment.Terms;
import io.orderflow.runtime.lifecycle.ShutdownOrder;
import io.orderflow.runtime.work.Consequences;
import io.orderflow.runtime.work.Leased;
import io.orderflow.runtime.work.OutsideCalls;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Asks the gateway for what is due, outside any transaction, and records its answers. */
@ApplicationScoped
public class AskGateway {

    private final PaymentGateway gateway;
    private final Payments payments;
    private final OutsideCalls<DueCall, CallResult> calls;

    AskGateway(ChosenGateway chosen, Payments payments, OutsideCalls.Factory outside) {
        this.gateway = chosen.gateway();
        this.payments = payments;
        this.calls = outside.calls("Payment gateway", this::load, this::ask, this::record);
    }

    void start(@Observes StartupEvent started) {
        calls.start();
    }

    void finish(@Observes @Priority(ShutdownOrder.CALLS) ShutdownEvent stopping) throws InterruptedException {
        calls.finish();
    }

    /** Makes calls due, in the transaction that is open. */
    Uni<List<Leased<DueCall>>> lease(List<DueCall> due) {
        return calls.lease(due);
    }

    /** Makes them, after its commit. */
    public void perform(List<Leased<DueCall>> leased) {
        calls.perform(leased);
    }

    private Uni<List<DueCall>> load(Collection<UUID> orderIds) {
        return payments.load(orderIds.stream().map(OrderId::new).toList()).map(known -> DueCall.of(known.values()));
    }

    private Uni<CallResult> ask(DueCall call) {
        Terms terms = call.terms();
        return switch (call) {
            case DueCall.Authorize(var _, var token) ->
                gateway.authorize(terms.paymentId(), terms.amount(), token)
                        .map(answer -> new CallResult.Answered(call, answer));
            case DueCall.Capture(var _, var code) ->
                gateway.capture(terms.paymentId(), terms.amount(), code).replaceWith(new CallResult.Captured(call));
        };
    }

    private Uni<Consequences<DueCall>> record(List<CallResult> results) {
        return payments.lock(results.stream()
                        .map(result -> result.call().terms().orderId())
                        .toList())
                .map(known -> Settlement.of(results, known))
                .call(settlement -> payments.update(settlement.changed()))
                .map(Settlement::consequences);
    }
}
