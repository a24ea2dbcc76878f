package io.orderflow.order.domain;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentId;

/** The payment of an order, as far as the order knows. */
public record Payment(PaymentId paymentId, Status status, Money amount) {

    /** How far the payment has got, in the order in which it gets there; DECLINED is the other end. */
    public enum Status {
        REQUESTED,
        AUTHORIZED,
        CAPTURED,
        DECLINED
    }

    /** Whether the token has done its service. */
    boolean isDecided() {
        return status != Status.REQUESTED;
    }

    boolean isBefore(Payment other) {
        return status.compareTo(other.status) < 0;
    }

    Payment with(Status next) {
        return new Payment(paymentId, next, amount);
    }
}
