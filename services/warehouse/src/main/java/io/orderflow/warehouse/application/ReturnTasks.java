package io.orderflow.warehouse.application;

import io.orderflow.events.value.ReturnId;
import io.orderflow.runtime.transaction.States;
import io.orderflow.warehouse.domain.ReturnStatus;
import io.orderflow.warehouse.domain.ReturnTask;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tasks of receiving goods, each with the event because of which it is there. */
public interface ReturnTasks extends States<ReturnId, ReturnTask> {

    /** One task. */
    Uni<Optional<ReturnTask.Announced>> find(ReturnId returnId);

    /** Tasks with this status, oldest order first, beginning after a return. */
    Uni<List<ReturnTask.Announced>> list(ReturnStatus status, @Nullable ReturnId after, int limit);

    /** Tasks of which something is still to come, and may at this time; in the same order. */
    Uni<List<ReturnTask.Announced>> listExpected(Instant now, @Nullable ReturnId after, int limit);
}
