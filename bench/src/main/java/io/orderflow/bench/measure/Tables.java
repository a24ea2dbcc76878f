package io.orderflow.bench.measure;

import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.servers.postgres.DatabaseCredentials;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads the services' tables: an audit of a million orders over HTTP would take longer than the run. Nothing else in
 * Orderflow may do this.
 */
public final class Tables {
    private static final int FETCH_SIZE = 10_000;

    private final OrderflowSystem system;

    public Tables(OrderflowSystem system) {
        this.system = system;
    }

    /** Takes a row as it comes; there may be millions. */
    @FunctionalInterface
    public interface Row {
        void take(ResultSet row) throws SQLException;
    }

    /** Runs a query with parameters on the database of one service. */
    public void read(Service service, String query, Row rows, Object... parameters) {
        try (Connection connection = connect(service)) {
            connection.setAutoCommit(false); // Or the driver would read everything into memory.
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                statement.setFetchSize(FETCH_SIZE);
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        rows.take(result);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The tables of " + service.id() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The first column of the only row. */
    public long number(Service service, String query, Object... parameters) {
        long[] number = {0};
        read(service, query, row -> number[0] = row.getLong(1), parameters);
        return number[0];
    }

    public Connection connect(Service service) throws SQLException {
        DatabaseCredentials database = system.database(service);
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
