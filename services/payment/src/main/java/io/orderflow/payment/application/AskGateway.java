package io.orderflow.payment.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.payment.domain.GatewayCall;
import io.orderflow.payment.domain.Payment.Terms;
import io.orderflow.payment.domain.PaymentCommand;
import io.orderflow.payment.domain.PaymentCommand.AuthorizationAnswered;
import io.orderflow.payment.domain.PaymentCommand.AuthorizationUnclear;
import io.orderflow.payment.domain.PaymentCommand.NeverAsked;
import io.orderflow.runtime.decision.Received;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.work.CallKind;
import io.orderflow.runtime.work.HopelessCallException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks the gateway for what is due. */
@ApplicationScoped
class AskGateway implements CallKind<GatewayCall, PaymentCommand> {

    private static final Logger LOG = Logger.getLogger(AskGateway.class);

    private final PaymentGateway gateway;
    private final Duration authorizationTimeout;
    private final Payments payments;
    private final TrackPayments trackPayments;

    AskGateway(
            ChosenGateway chosen, Payments payments, TrackPayments trackPayments, PaymentConfiguration configuration) {
        this.gateway = chosen.gateway();
        this.authorizationTimeout = configuration.authorizationTimeout();
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
                        .flatMap(attempts -> GatewayCall.of(attempts).stream())
                        .toList());
    }

    @Override
    public Uni<PaymentCommand> make(GatewayCall call) {
        Terms terms = call.terms();
        return switch (call) {
            case GatewayCall.Authorize(var _, var token, var _) -> authorize(call, token);
            case GatewayCall.Inquire(var _, var token, var _) -> inquire(terms, token);
            case GatewayCall.Follow(var _, var reference, var _) ->
                gateway.follow(terms.paymentId(), reference).map(answer -> new AuthorizationAnswered(terms, answer));
            case GatewayCall.Capture(var _, var code, var _) ->
                gateway.capture(terms.paymentId(), terms.amount(), code)
                        .replaceWith(new PaymentCommand.CaptureConfirmed(terms));
            case GatewayCall.GiveBack(var _, var code, var refundId, var amount, var _) ->
                gateway.refund(terms.paymentId(), refundId, amount, code)
                        .map(answer -> new PaymentCommand.RefundAnswered(terms, refundId, answer));
            case GatewayCall.AskForDisputes(var _, var code, var hint, var _) ->
                gateway.disputes(terms.paymentId(), terms.amount(), code)
                        .map(disputes -> new PaymentCommand.DisputesAnswered(terms, hint, disputes));
            case GatewayCall.Cancel(var _, var reference, var _) ->
                gateway.cancel(terms.paymentId(), reference).replaceWith(new PaymentCommand.CancelConfirmed(terms));
        };
    }

    private Uni<PaymentCommand> inquire(Terms terms, @Nullable PaymentToken token) {
        return gateway.find(terms.paymentId())
                .chain(found -> found.<Uni<PaymentCommand>>map(
                                known -> Uni.createFrom().item(new AuthorizationAnswered(terms, known)))
                        .orElseGet(() -> neverHeardOf(terms, token)));
    }

    private Uni<PaymentCommand> neverHeardOf(Terms terms, @Nullable PaymentToken token) {
        return token == null
                ? Uni.createFrom().item(new NeverAsked(terms))
                : gateway.authorize(terms.paymentId(), terms.amount(), token)
                        .map(answer -> new AuthorizationAnswered(terms, answer));
    }

    /** What comes of it is an answer in any case: without one, the gateway is asked what it knows from then on. */
    private Uni<PaymentCommand> authorize(GatewayCall call, PaymentToken token) {
        Terms terms = call.terms();
        return gateway.authorize(terms.paymentId(), terms.amount(), token)
                .<PaymentCommand>map(answer -> new AuthorizationAnswered(terms, answer))
                .ifNoItem()
                .after(authorizationTimeout)
                .failWith(() -> new TimeoutException("no answer in " + authorizationTimeout))
                .onFailure(failure -> !(failure instanceof HopelessCallException))
                .recoverWithItem(failure -> {
                    LOG.warnf("The gateway is asked what it knows of it: %s; %s", failure, call.describe());
                    return new AuthorizationUnclear(terms);
                });
    }

    @Override
    public Uni<Consequences> decide(List<Received<PaymentCommand>> answers) {
        return trackPayments.decide(answers);
    }
}
