package io.orderflow.events;

/** What payment tells of an order's money. */
public sealed interface PaymentEvent extends OrderEvent
        permits PaymentAuthorized,
                PaymentDeclined,
                PaymentCaptured,
                PaymentVoided,
                PaymentOutcomeUnknown,
                PaymentActionRequired {}
