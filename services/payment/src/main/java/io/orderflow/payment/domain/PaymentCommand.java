package io.orderflow.payment.domain;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.RefundId;
import io.orderflow.payment.domain.Payment.Terms;
import io.orderflow.runtime.decision.HeardEvent;
import io.orderflow.runtime.decision.OfOrder;
import java.util.List;

/** What reaches the payments of an order. */
public sealed interface PaymentCommand extends OfOrder {

    /** Something has happened to the order. */
    record Heard(OrderEvent event) implements PaymentCommand, HeardEvent {}

    /** It is time to ask the gateway again, or somebody says that it is worthwhile. */
    record AskAgain(OrderId orderId) implements PaymentCommand {}

    /** Somebody says that it is worthwhile to ask the gateway what banks have taken back, or given back. */
    record AskForDisputes(OrderId orderId) implements PaymentCommand {}

    /** What the gateway has answered, or has not. */
    sealed interface Answer extends PaymentCommand {

        /** What the payment was about when it was asked. */
        Terms terms();

        /** Which payment of the order. */
        default PaymentId paymentId() {
            return terms().paymentId();
        }

        @Override
        default OrderId orderId() {
            return terms().orderId();
        }
    }

    /** The gateway has said whether it holds the amount. */
    record AuthorizationAnswered(Terms terms, Authorization answer) implements Answer {}

    /** The gateway was asked to hold the amount and has not answered, or not so that one could tell. */
    record AuthorizationUnclear(Terms terms) implements Answer {}

    /** The gateway has never heard of the payment. */
    record NeverAsked(Terms terms) implements Answer {}

    /** The gateway has taken the amount. */
    record CaptureConfirmed(Terms terms) implements Answer {}

    /** The gateway holds the amount no more. */
    record CancelConfirmed(Terms terms) implements Answer {}

    /** The gateway has said whether the customer gets money back. */
    record RefundAnswered(Terms terms, RefundId refundId, RefundAnswer answer) implements Answer {}

    /**
     * The gateway has said what banks have taken back, and given back.
     *
     * @param hint the last that somebody had said when it was asked
     */
    record DisputesAnswered(Terms terms, int hint, List<Dispute> disputes) implements Answer {

        public DisputesAnswered {
            disputes = List.copyOf(disputes);
        }
    }
}
