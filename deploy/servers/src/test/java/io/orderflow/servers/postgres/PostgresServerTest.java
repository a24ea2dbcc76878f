package io.orderflow.servers.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.servers.machine.LaunchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    @TempDir
    Path directory;

    PostgresServer server;

    @BeforeEach
    void start() {
        server = PostgresServer.start(directory, 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keepsWhatWasCommittedThroughKillAndRestart() throws SQLException {
        DatabaseCredentials database = server.createDatabase("checkout");
        execute(database, "create table orders as select 42 as id");

        server.kill();
        assertThat(server.process().isAlive()).isFalse();
        server.restart();

        assertThat(query(database, "select id from orders")).isEqualTo("42");
    }

    @Test
    void keepsDataAndPasswordsForTheNextServerOfTheDirectory() throws SQLException {
        DatabaseCredentials database = server.createDatabase("checkout");
        execute(database, "create table orders as select 7 as id");
        server.close();

        server = PostgresServer.start(directory, server.port());

        assertThat(server.createDatabase("checkout")).isEqualTo(database);
        assertThat(query(database, "select id from orders")).isEqualTo("7");
    }

    @Test
    void isAsDurableAsInProductionAndTakesSevenServices() throws SQLException {
        DatabaseCredentials database = server.createDatabase("inventory");

        assertThat(query(database, "show fsync")).isEqualTo("on");
        assertThat(query(database, "show synchronous_commit")).isEqualTo("on");
        assertThat(query(database, "show client_connection_check_interval")).isEqualTo("5s");
        assertThat(Integer.parseInt(query(database, "show max_connections"))).isGreaterThanOrEqualTo(200);
    }

    @Test
    void letsNoServiceIntoTheDatabaseOfAnother() {
        DatabaseCredentials payment = server.createDatabase("payment");
        DatabaseCredentials shipping = server.createDatabase("shipping");

        assertThatThrownBy(() -> DriverManager.getConnection(shipping.jdbcUrl(), payment.username(), payment.password())
                        .close())
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> DriverManager.getConnection(shipping.jdbcUrl(), shipping.username(), "guessed")
                        .close())
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void answersNobodyWhileItIsFrozen() {
        server.pause();
        assertThat(server.process().isReady()).isFalse();

        server.resume();
        server.process().awaitReady(java.time.Duration.ofSeconds(10));
        assertThat(server.process().isReady()).isTrue();
    }

    @Test
    void keepsPasswordsFromOthers() throws Exception {
        assertThat(Files.getPosixFilePermissions(directory.resolve("passwords.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void refusesADirectoryThatIsInUse() {
        assertThatThrownBy(() -> PostgresServer.start(directory, 0))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("in use");
    }

    private static void execute(DatabaseCredentials database, String statement) throws SQLException {
        try (Connection connection = connect(database);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String query(DatabaseCredentials database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(DatabaseCredentials database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
