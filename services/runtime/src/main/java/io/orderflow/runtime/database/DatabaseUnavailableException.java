package io.orderflow.runtime.database;

import org.jspecify.annotations.Nullable;

/**
 * The database did not answer, not in time, or not with what it was asked for; nothing is wrong with the work itself,
 * which can be tried again.
 */
public final class DatabaseUnavailableException extends RuntimeException {

    /** Says why, for the log. */
    public DatabaseUnavailableException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
