package io.orderflow.runtime.transaction;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;

/** Tells failures of the surroundings, which pass, from failures of the work itself, which do not. */
final class Failures {

    /**
     * Classes of SQLSTATE (PostgreSQL, appendix A) that say nothing about the statement: connection, transaction
     * rollback (deadlock, serialization), resources, operator intervention (shutdown), system error.
     */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

    /** Missing privileges and failed logins pass too: somebody has to mend the database, not the message. */
    private static final Set<String> MISCONFIGURED = Set.of("28", "3D");

    /** A standby after a change of roles, and a lock that was not to be had in time. */
    private static final Set<String> PASSING_STATES = Set.of("25006", "55P03");

    private Failures() {}

    /** Whether the same work may succeed later. */
    static boolean isPassing(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean passing =
                    switch (cause) {
                        case PgException postgres -> isPassing(postgres.getSqlState());
                        case DatabaseUnavailableException _, OverloadedException _, StaleStateException _ -> true;
                        // Unreadable JSON stays unreadable, though Jackson calls it an IOException.
                        case JacksonException _ -> false;
                        case IOException _, TimeoutException _ -> true;
                        // What Vert.x says of a connection or a pool that was closed under the work.
                        case VertxException _ -> true;
                        default -> false;
                    };
            if (passing) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(@Nullable String sqlState) {
        if (sqlState == null || sqlState.length() < 2) {
            return false;
        }
        String sqlStateClass = sqlState.substring(0, 2);
        return PASSING.contains(sqlStateClass)
                || MISCONFIGURED.contains(sqlStateClass)
                || PASSING_STATES.contains(sqlState);
    }
}
