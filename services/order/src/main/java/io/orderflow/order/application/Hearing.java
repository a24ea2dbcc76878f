package io.orderflow.order.application;

import io.smallrye.mutiny.Uni;

/** What this service hears. */
public interface Hearing {

    /**
     * Whether it has heard nearly all that there is to hear, so that what it lacks is late or lost. False where nobody
     * can tell; never fails.
     */
    Uni<Boolean> isUpToDate();
}
