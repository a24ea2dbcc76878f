package io.orderflow.runtime.transaction;

import org.jspecify.annotations.Nullable;

/** The database did not answer, or not in time; nothing is wrong with the work itself, which can be tried again. */
public final class DatabaseUnavailableException extends RuntimeException {

    DatabaseUnavailableException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
