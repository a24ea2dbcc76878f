package io.orderflow.simulation;

import io.orderflow.events.value.OrderId;
import io.orderflow.payment.domain.Attempts;
import io.orderflow.payment.domain.GatewayCall;
import io.orderflow.payment.domain.PaymentCommand;
import io.orderflow.runtime.decision.OutsideCall;
import io.orderflow.runtime.decision.WorkId;
import java.util.Optional;

/** Payment asks the gateway, as {@code AskGateway} and {@code FollowPayments} do. */
record AskingGateway(Gateway gateway) implements Definition.Outside<OrderId, Attempts, PaymentCommand> {

    @Override
    public OrderId about(WorkId name) {
        return new OrderId(name.id());
    }

    @Override
    public Optional<GatewayCall> due(Attempts attempts) {
        return GatewayCall.of(attempts);
    }

    @Override
    public PaymentCommand ask(OutsideCall call) {
        return gateway.ask((GatewayCall) call);
    }

    @Override
    public Optional<PaymentCommand> silence(OutsideCall call) {
        return call instanceof GatewayCall.Authorize authorize
                ? Optional.of(new PaymentCommand.AuthorizationUnclear(authorize.terms()))
                : Optional.empty();
    }

    @Override
    public PaymentCommand remind(WorkId name) {
        return new PaymentCommand.AskAgain(about(name));
    }
}
