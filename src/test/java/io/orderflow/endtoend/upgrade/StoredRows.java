package io.orderflow.endtoend.upgrade;

import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.servers.postgres.DatabaseCredentials;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What services have stored and tell nobody: whether anything is left to be done. */
public record StoredRows(OrderflowSystem system) {

    /**
     * How many rows there are.
     *
     * @param table with a condition, if there is one
     */
    public long count(Service service, String table) {
        DatabaseCredentials database = system.database(service);
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(service + ": " + table, e);
        }
    }
}
