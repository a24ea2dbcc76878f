package io.orderflow.events;

/**
 * What order tells: how the process goes on, now that somebody else's event, a person or the time that has passed calls for
 * it.
 */
public sealed interface ProcessEvent extends OrderEvent
        permits PaymentRequested,
                OrderProcessed,
                OrderRejected,
                OrderDelayed,
                OrderAnonymized,
                OrderCancellationRequested,
                ShipmentCancellationRequested,
                OrderCancelled,
                OrderCancellationRefused,
                OrderHeld,
                OrderReleased,
                CustomerActionRequested,
                PaymentRefundRequested,
                ReturnRequested,
                ReturnApproved,
                ReturnRejected,
                ReturnExpired {}
