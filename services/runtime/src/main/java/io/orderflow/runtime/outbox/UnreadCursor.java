package io.orderflow.runtime.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * How far what nobody has read yet has been read here. It begins again after a while: what was there may have gone.
 *
 * @param begun when it last began
 */
record UnreadCursor(Published place, Instant begun) {

    static final UnreadCursor NONE = new UnreadCursor(Published.after(0), Instant.EPOCH);

    /** Where to go on at this look. */
    UnreadCursor at(Look look, Duration interval) {
        Published passed = Published.after(look.mark().passed());
        if (!look.at().isBefore(begun.plus(interval)) || look.at().isBefore(begun)) {
            return new UnreadCursor(passed, look.at());
        }
        return place.streamSequence() < passed.streamSequence() ? movedTo(passed) : this;
    }

    UnreadCursor movedTo(Published reached) {
        return new UnreadCursor(reached, begun);
    }
}
