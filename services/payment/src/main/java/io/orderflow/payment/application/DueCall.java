package io.orderflow.payment.application;

import io.orderflow.events.value.PaymentToken;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.Payment.CaptureDue;
import io.orderflow.payment.domain.Payment.Requested;
import io.orderflow.payment.domain.Payment.Terms;
import io.orderflow.runtime.work.OutsideCall;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** A call of the gateway that is to be made. An order has one at a time. */
public sealed interface DueCall extends OutsideCall {

    Terms terms();

    /** Hold the amount. */
    record Authorize(Terms terms, PaymentToken token) implements DueCall {}

    /** Take the amount. */
    record Capture(Terms terms, String authorizationCode) implements DueCall {}

    /** The calls that some of these payments wait for. */
    static List<DueCall> of(Collection<Payment> payments) {
        return payments.stream()
                .filter(Payment.Due.class::isInstance)
                .map(payment -> of((Payment.Due) payment))
                .toList();
    }

    private static DueCall of(Payment.Due payment) {
        return switch (payment) {
            case Requested(Terms terms, PaymentToken token, var _, var _) -> new Authorize(terms, token);
            case CaptureDue(Terms terms, String code, var _) -> new Capture(terms, code);
        };
    }

    @Override
    default UUID id() {
        return terms().orderId().value();
    }

    @Override
    default String describe() {
        return "%s orderId=%s paymentId=%s"
                .formatted(getClass().getSimpleName(), terms().orderId(), terms().paymentId());
    }
}
