package io.orderflow.bench.measure;

import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.servers.postgres.DatabaseCredentials;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What PostgreSQL has written ahead of its tables up to one moment, for the databases of all services: it is what a
 * disk, a replica and an archive have to take.
 *
 * @param bytes whole pages, which the first change after a checkpoint writes, included
 * @param records one or more for each row and index entry that changed
 */
public record WrittenAhead(long bytes, long records) {
    private static final String QUERY = "select wal_bytes::bigint, wal_records from pg_stat_wal";

    public static WrittenAhead by(OrderflowSystem system) {
        DatabaseCredentials database = system.database(Service.ORDER);
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            return new WrittenAhead(row.getLong(1), row.getLong(2));
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not say what it has written: " + e.getMessage(), e);
        }
    }

    /** What was written between an earlier moment and this one. */
    public WrittenAhead since(WrittenAhead earlier) {
        return new WrittenAhead(bytes - earlier.bytes, records - earlier.records);
    }
}
