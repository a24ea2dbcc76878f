package io.orderflow.runtime.work;

import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.decision.WorkId;
import io.orderflow.runtime.transaction.Consequences;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.UUID;

/**
 * A kind of deadlines, which decisions set by {@link Effect.Remind}. A bean of this type is found by the runtime: of
 * several instances one tells it that a deadline is over, and none while its service has not heard nearly all that
 * there is to hear, for what the deadline waits for may be among that.
 */
public interface DeadlineKind {

    /** Its name, as in {@link WorkId#kind()}; unlike that of any other kind of the service, and never changed. */
    String name();

    /**
     * Decides on deadlines that are over, in the transaction that is open. It may be told late, or twice, or of one
     * that has been set anew meanwhile: the state says whether there is still something to decide.
     */
    Uni<Consequences> decide(Collection<UUID> ids);
}
