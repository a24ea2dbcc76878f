package io.orderflow.runtime.database;

import org.jspecify.annotations.Nullable;

/**
 * Why the database has not done something that it could have done.
 *
 * @param state null where the connection broke before there was an answer
 * @param message its own words, which name tables, settings and the SQLSTATE
 */
record Refusal(@Nullable SqlState state, String message) {

    private static final String UNWELL = "See whether the server, and what is between it and this service, is well.";

    /** What somebody can do about it. */
    String advice() {
        return state == null ? UNWELL : advice(state);
    }

    /** Whether the next try may well not meet it again. */
    boolean isMomentary() {
        return state == null || state.isMomentary();
    }

    /** Whether whoever gets through has refuted it. */
    boolean isRefutedBySuccessAfter(Refusal other) {
        return isAway() ? other.isAway() : state != null && state.equals(other.state);
    }

    private boolean isAway() {
        return state == null || state.isAway();
    }

    private static String advice(SqlState state) {
        return switch (state.code()) {
            case "25006" ->
                "The server takes no writes: it is a standby, or default_transaction_read_only is set. Make it writable, "
                        + "or have DATABASE_HOST name the primary.";
            case "08P01", "26000", "42P05" ->
                "Prepared statements get lost or mixed up: where a pooler gives each transaction another connection, set "
                        + "ORDERFLOW_DATABASE_POOLER=transaction.";
            case "42501" ->
                "Grant the role of this service what it lacks; it ought to own its database and its tables.";
            case "53100" -> "The server's disk is full: give it room.";
            case "53300" ->
                "All connections are taken: raise max_connections, or the limit of the role or database, or lower "
                        + "QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE.";
            case "55P03" -> "Find out in pg_locks who holds the lock.";
            case "57014" -> "Statements are cancelled, by a person or by a statement_timeout that is too short.";
            default -> adviceOnClass(state);
        };
    }

    private static String adviceOnClass(SqlState state) {
        return switch (state.className()) {
            case "08" -> UNWELL;
            case "28" -> "See to DATABASE_USERNAME, DATABASE_PASSWORD and pg_hba.conf.";
            case "3D" -> "See to DATABASE_NAME, and whether that database exists.";
            case "40" -> "Transactions get in each other's way: find out in pg_stat_activity whose.";
            case "3F", "42" ->
                "The schema is not as this service needs it: put back what was changed, or restart the service, which "
                        + "migrates it.";
            case "53" -> "Give the server the memory, or the limit, that it names.";
            case "57" -> "The server is shutting down or starting: wait, or start it.";
            case "58", "XX" -> "Look into the server's log: a disk, a file or a page may be damaged.";
            default -> "Look up the SQLSTATE in appendix A of PostgreSQL's documentation, and the server's log.";
        };
    }
}
