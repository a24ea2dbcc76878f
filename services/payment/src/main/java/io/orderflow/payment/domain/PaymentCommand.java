package io.orderflow.payment.domain;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.decision.HeardEvent;
import io.orderflow.runtime.decision.OfOrder;

/** What reaches the payment of an order. */
public sealed interface PaymentCommand extends OfOrder {

    /** Something has happened to the order. */
    record Heard(OrderEvent event) implements PaymentCommand, HeardEvent {}

    /** The gateway has said whether it holds the amount. */
    record AuthorizationAnswered(OrderId orderId, Authorization answer) implements PaymentCommand {}

    /** The gateway was asked to hold the amount and has not answered, or not so that one could tell. */
    record AuthorizationUnclear(OrderId orderId) implements PaymentCommand {}

    /** It is time to ask the gateway again, or somebody says that it is worthwhile. */
    record AskAgain(OrderId orderId) implements PaymentCommand {}

    /** The gateway has taken the amount. */
    record CaptureConfirmed(OrderId orderId) implements PaymentCommand {}

    /** The gateway holds the amount no more. */
    record CancelConfirmed(OrderId orderId) implements PaymentCommand {}
}
