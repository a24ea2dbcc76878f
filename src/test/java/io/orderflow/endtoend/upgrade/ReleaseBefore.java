package io.orderflow.endtoend.upgrade;

import io.orderflow.local.DataDirectory;
import io.orderflow.local.Service;
import io.orderflow.servers.postgres.DatabaseCredentials;
import io.orderflow.servers.postgres.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What an installation of the release before has stored, and that a moment ago: the README beside the files says how. */
public final class ReleaseBefore {

    private ReleaseBefore() {}

    /** Leaves its databases in a directory in which nothing runs. */
    public static void store(DataDirectory data) {
        Map<Service, String> files = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            files.put(service, read(service.id() + ".sql"));
        }
        Redating redating = Redating.toNow(files.values(), Instant.now());
        data.create();
        try (PostgresServer postgres = PostgresServer.start(data.postgres(), 0)) {
            String runtime = read("runtime.sql");
            files.forEach((service, sql) -> run(runtime + redating.of(sql), postgres.createDatabase(service.id())));
        }
    }

    private static String read(String file) {
        try (InputStream stream = Objects.requireNonNull(ReleaseBefore.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static void run(String sql, DatabaseCredentials database) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + database.database() + " could not be filled", e);
        }
    }
}
