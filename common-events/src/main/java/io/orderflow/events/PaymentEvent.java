package io.orderflow.events;

import io.orderflow.events.value.PaymentId;

/** What payment tells of an order's money. */
public sealed interface PaymentEvent extends OrderEvent
        permits PaymentAuthorized,
                PaymentDeclined,
                PaymentCaptured,
                PaymentVoided,
                PaymentOutcomeUnknown,
                PaymentActionRequired,
                PaymentRefunded,
                PaymentRefundFailed,
                PaymentChargedBack {

    /** Which of the order's payments it tells of. */
    PaymentId paymentId();
}
