package io.orderflow.runtime.work;

import io.orderflow.runtime.decision.Command;
import io.orderflow.runtime.decision.OutsideCall;
import io.orderflow.runtime.decision.Received;
import io.orderflow.runtime.decision.WorkId;
import io.orderflow.runtime.transaction.Consequences;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * A kind of calls of the outside, such as those of a payment gateway. A bean of this type is found by the runtime, which
 * makes the calls of its kind that decisions have led to, each until there is an answer, outside any transaction; the
 * answers are commands like all others. A call may be made twice, by several instances even.
 *
 * @param <K> a call
 * @param <C> the commands that its answers are
 */
public interface CallKind<K extends OutsideCall, C extends Command> {

    /** Its name, as in {@link WorkId#kind()}; unlike that of any other kind of the service, and never changed. */
    String name();

    /** The class of the calls. */
    Class<K> type();

    /**
     * Gives the calls with these ids that are still to be made, in the transaction that is open. What it does not give is
     * asked for again after a pause.
     */
    Uni<List<K>> load(Collection<UUID> ids);

    /**
     * Makes a call. A failure leaves it to be made again, and a {@link HopelessCallException} after longer pauses. After
     * {@code orderflow.work.timeout} it is cancelled.
     */
    Uni<C> make(K call);

    /** How often a call is made at most, if it is not to be made for ever; at least 1. */
    default int mostAttempts() {
        return Integer.MAX_VALUE;
    }

    /** What the answer to a call is that has been made so often in vain. */
    default C giveUp(K call) {
        throw new IllegalStateException("calls of the kind " + name() + " are not given up");
    }

    /**
     * Decides on answers, in the transaction that is open; a call whose answer leads nowhere is to be forgotten by
     * this.
     */
    Uni<Consequences> decide(List<Received<C>> answers);
}
