package io.orderflow.notification.persistence;

import io.orderflow.notification.application.Notifications.Draft;
import io.orderflow.notification.domain.Milestone;

/**
 * The column {@code step}, which is unique for each order: the step, and behind a slash the occasion, where a step has
 * several. So the index over millions of rows, which keeps anybody from being told twice, is the one that there was.
 */
record StepKey(Milestone step, String occasion) {

    private static final char SLASH = '/';

    static StepKey of(Draft draft) {
        return new StepKey(draft.announcement().step(), draft.occasion());
    }

    static StepKey parse(String column) {
        int slash = column.indexOf(SLASH);
        return slash < 0
                ? new StepKey(Milestone.valueOf(column), "")
                : new StepKey(Milestone.valueOf(column.substring(0, slash)), column.substring(slash + 1));
    }

    /** As it is stored. */
    @Override
    public String toString() {
        return occasion.isEmpty() ? step.name() : step.name() + SLASH + occasion;
    }
}
