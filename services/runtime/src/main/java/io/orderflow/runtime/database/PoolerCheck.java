package io.orderflow.runtime.database;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Keeps a service from starting behind a pooler that it has not been told of. Where each transaction gets another
 * connection, prepared statements meet those of other clients, and values are stored where they do not belong. Runs when
 * the schema is there, before anything is read or written.
 */
@ApplicationScoped
class PoolerCheck {

    static final String UNTOLD = "Between this service and PostgreSQL is a pooler that gives each transaction another"
            + " connection, such as PgBouncer with pool_mode=transaction. Set ORDERFLOW_DATABASE_POOLER=transaction, or have"
            + " it pool sessions, or connect to PostgreSQL itself.";

    private static final String PROCESS = "select pg_backend_pid()";

    /** How often two sessions look for each other; a pooler that others are busy with may not show at once. */
    private static final int ROUNDS = 8;

    private final Pool pool;
    private final DatabaseConfiguration configuration;

    PoolerCheck(Pool pool, DatabaseConfiguration configuration) {
        this.pool = pool;
        this.configuration = configuration;
    }

    void run(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 1) StartupEvent starting)
            throws InterruptedException {
        if (configuration.pooler() == Pooler.NONE) {
            requireSessions(pool, configuration.batchTimeout());
        }
    }

    /** Fails where a session may be served by more than one process of the server. */
    static void requireSessions(Pool pool, Duration patience) throws InterruptedException {
        boolean sessions;
        try {
            sessions = keepsSessions(pool)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(patience.toMillis(), MILLISECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException(
                    "PostgreSQL cannot be asked whether a pooler is in between: " + failure.getMessage()
                            + ". If one is that pools transactions, set ORDERFLOW_DATABASE_POOLER=transaction.",
                    failure);
        }
        if (!sessions) {
            throw new IllegalStateException(UNTOLD);
        }
    }

    /** The server names its process when a session begins; a pooler that speaks in its place names something else. */
    private static Future<Boolean> keepsSessions(Pool pool) {
        return pool.withConnection(session -> process(session)
                .compose(process -> ((PgConnection) session).processId() == process
                        ? Future.succeededFuture(true)
                        : pool.withConnection(other -> areApart(session, other, ROUNDS))));
    }

    /** While another transaction is open, a session must have the process that it had before, and alone. */
    private static Future<Boolean> areApart(SqlConnection session, SqlConnection other, int rounds) {
        return process(session)
                .compose(before -> other.begin()
                        .compose(transaction -> process(other)
                                .compose(taken -> taken.equals(before)
                                        ? Future.succeededFuture(false)
                                        : process(session).map(after -> after.equals(before)))
                                .eventually(() -> transaction.rollback()))
                        .compose(apart -> apart && rounds > 1
                                ? areApart(session, other, rounds - 1)
                                : Future.succeededFuture(apart)));
    }

    private static Future<Integer> process(SqlConnection session) {
        return session.query(PROCESS)
                .execute()
                .map(rows -> rows.iterator().next().getInteger(0));
    }
}
