package io.orderflow.notification.application;

import io.smallrye.mutiny.Uni;

/** Whether this service has heard all that was said. */
public interface Hearing {

    /** Whether no event waits for it; false as well if nobody can be asked. */
    Uni<Boolean> isUpToDate();
}
