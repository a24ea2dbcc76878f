package io.orderflow.runtime.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.orderflow.servers.postgres.DatabaseCredentials;
import io.orderflow.testing.PgBouncer;
import io.orderflow.testing.PgBouncerBinary;
import io.orderflow.testing.RealServers;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoolerCheckTest {

    private static final DatabaseCredentials DATABASE = RealServers.newDatabase();

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void refusesAPoolerOfTransactionsThatItWasNotToldOf() {
        assertThatThrownBy(() -> check(pooler().transactions()))
                .hasMessageContaining("ORDERFLOW_DATABASE_POOLER=transaction");
    }

    @Test
    void refusesItWhileOthersAreBusyWithItToo() {
        DatabaseCredentials transactions = pooler().transactions();
        Pool others = pool(transactions);
        for (int i = 0; i < 2; i++) {
            others.query("select pg_sleep(2)").execute();
        }
        assertThatThrownBy(() -> check(transactions)).hasMessageContaining("ORDERFLOW_DATABASE_POOLER=transaction");
    }

    @Test
    void isContentWithAPoolerOfSessions() {
        DatabaseCredentials sessions = pooler().sessions();
        assertThatCode(() -> check(sessions)).doesNotThrowAnyException();
    }

    @Test
    void isContentWithPostgresItself() {
        assertThatCode(() -> check(DATABASE)).doesNotThrowAnyException();
    }

    private static PgBouncer pooler() {
        Optional<PgBouncerBinary> binary = PgBouncerBinary.find();
        assumeThat(binary)
                .as("PgBouncer is not installed here, and cannot be fetched with apt")
                .isPresent();
        return PgBouncer.start(binary.orElseThrow(), DATABASE);
    }

    private void check(DatabaseCredentials database) throws InterruptedException {
        PoolerCheck.requireSessions(pool(database), Duration.ofSeconds(10));
    }

    private Pool pool(DatabaseCredentials database) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(10))
                .connectingTo(PgConnectOptions.fromUri(database.url())
                        .setUser(database.username())
                        .setPassword(database.password()))
                .using(vertx)
                .build();
    }
}
