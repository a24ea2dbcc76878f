package io.orderflow.runtime.database;

import io.vertx.sqlclient.DatabaseException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The five characters by which PostgreSQL says why it has not done something (its documentation, appendix A). The first
 * two are the class of the reason.
 */
record SqlState(String code) {

    /**
     * What only the values of a statement bring about: more rows than one, unfit values, violated constraints, limits of
     * a row or an index, checks of a view, and what triggers say of a row. All other statements would fail alike.
     */
    private static final Set<String> OF_VALUES = Set.of("21", "22", "23", "27", "44", "54", "P0");

    /** Connection, login, unknown database. */
    private static final Set<String> AWAY = Set.of("08", "28", "3D");

    /** A standby after a change of roles, a full disk, no connection left. */
    private static final Set<String> AWAY_STATES = Set.of("25006", "53100", "53300");

    /** The server or the connection is being shut down, or starts; 57014 is a statement that took too long. */
    private static final String SHUTDOWN = "57P";

    /** Broken connections, collisions with other transactions, restarts. */
    private static final Set<String> MOMENTARY = Set.of("08", "40", "57");

    /** A lock that was not to be had in time. */
    private static final String LOCKED = "55P03";

    SqlState {
        if (code.length() != 5) {
            throw new IllegalArgumentException("an SQLSTATE has five characters, unlike " + code);
        }
    }

    /** What the failure itself says, not what is behind it: Hibernate hands on a copy of what the client had. */
    static Optional<SqlState> in(Throwable failure) {
        return switch (failure) {
            case DatabaseException client -> of(client.getSqlState());
            case SQLException copy -> of(copy.getSQLState());
            default -> Optional.empty();
        };
    }

    private static Optional<SqlState> of(@Nullable String code) {
        return code == null || code.length() != 5 ? Optional.empty() : Optional.of(new SqlState(code));
    }

    /** Whether the reason is in what was to be stored, so that the same work fails on a healthy database as well. */
    boolean isOfValues() {
        return OF_VALUES.contains(className());
    }

    /** Whether no other work would have got through either. */
    boolean isAway() {
        return AWAY.contains(className()) || AWAY_STATES.contains(code) || code.startsWith(SHUTDOWN);
    }

    /** Whether it may well be over with the next try. */
    boolean isMomentary() {
        return MOMENTARY.contains(className()) || code.equals(LOCKED);
    }

    String className() {
        return code.substring(0, 2);
    }

    @Override
    public String toString() {
        return code;
    }
}
