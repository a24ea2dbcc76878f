package io.orderflow.payment.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.payment.domain.Attempts;
import io.orderflow.payment.domain.GatewayCall;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.Payment.Terms;
import io.orderflow.payment.domain.PaymentCommand;
import io.orderflow.runtime.decision.Received;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.work.CallKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Asks the gateway for what is due. */
@ApplicationScoped
class AskGateway implements CallKind<GatewayCall, PaymentCommand> {

    private final PaymentGateway gateway;
    private final Payments payments;
    private final TrackPayments trackPayments;

    AskGateway(ChosenGateway chosen, Payments payments, TrackPayments trackPayments) {
        this.gateway = chosen.gateway();
        this.payments = payments;
        this.trackPayments = trackPayments;
    }

    @Override
    public String name() {
        return GatewayCall.KIND;
    }

    @Override
    public Class<GatewayCall> type() {
        return GatewayCall.class;
    }

    @Override
    public Uni<List<GatewayCall>> load(Collection<UUID> orderIds) {
        return payments.load(orderIds.stream().map(OrderId::new).toList())
                .map(known -> known.values().stream()
                        .map(Attempts::last)
                        .filter(Payment.Due.class::isInstance)
                        .map(payment -> GatewayCall.of((Payment.Due) payment))
                        .toList());
    }

    @Override
    public Uni<PaymentCommand> make(GatewayCall call) {
        Terms terms = call.terms();
        return switch (call) {
            case GatewayCall.Authorize(var _, var token, var _) ->
                gateway.authorize(terms.paymentId(), terms.amount(), token)
                        .map(answer -> new PaymentCommand.AuthorizationAnswered(terms.orderId(), answer));
            case GatewayCall.Capture(var _, var code, var _) ->
                gateway.capture(terms.paymentId(), terms.amount(), code)
                        .replaceWith(new PaymentCommand.CaptureConfirmed(terms.orderId()));
            case GatewayCall.Cancel(var _, var code, var _) ->
                gateway.cancel(terms.paymentId(), code)
                        .replaceWith(new PaymentCommand.CancelConfirmed(terms.orderId()));
        };
    }

    @Override
    public Uni<Consequences> decide(List<Received<PaymentCommand>> answers) {
        return trackPayments.decide(answers);
    }
}
