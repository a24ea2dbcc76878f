package io.orderflow.payment.domain;

import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.decision.WorkId;

/** The reminder to ask the gateway again whether the customer has done what is required. */
public final class FollowUp {

    /** The kind of all of them. */
    public static final String KIND = "follow-up";

    private FollowUp() {}

    /** What the reminder for an order is known by. */
    static WorkId nameOf(OrderId orderId) {
        return new WorkId(KIND, orderId.value());
    }
}
