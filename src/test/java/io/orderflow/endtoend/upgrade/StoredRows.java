package io.orderflow.endtoend.upgrade;

import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.servers.postgres.DatabaseCredentials;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What services have stored and tell nobody: whether anything is left to be done, and whom they know. */
public record StoredRows(OrderflowSystem system) {

    /**
     * How many rows there are.
     *
     * @param table with a condition, if there is one
     */
    public long count(Service service, String table) {
        return query(service, "select count(*) from " + table).stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    /** The tables that have a row in which these words stand, whatever the column. */
    public List<String> tablesThatMention(Service service, String words) {
        return query(service, "select tablename from pg_tables where schemaname = current_schema() order by tablename")
                .stream()
                .filter(table -> !query(
                                service,
                                "select 1 from \"%s\" as each where strpos(each::text, '%s') > 0 limit 1"
                                        .formatted(table, words))
                        .isEmpty())
                .toList();
    }

    /** The first column. */
    private List<String> query(Service service, String query) {
        DatabaseCredentials database = system.database(service);
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(service + ": " + query, e);
        }
    }
}
