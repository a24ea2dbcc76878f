package io.orderflow.warehouse.domain;

import io.orderflow.events.ReturnApproved;
import io.orderflow.events.value.Require;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.decision.Cause;

/** What is to come back: the {@code ReturnApproved} that announces it. */
public record Announcement(EventEnvelope event) {

    public Announcement {
        Require.that(event.event() instanceof ReturnApproved, "only a return that is approved is expected");
    }

    /** What may come back, and until when. */
    public ReturnApproved approved() {
        return (ReturnApproved) event.event();
    }

    /** Because of what goods are received, whoever counts them. */
    public Cause cause() {
        return Cause.of(event);
    }
}
