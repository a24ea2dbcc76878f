package io.orderflow.bench.preload;

import io.orderflow.bench.measure.Tables;
import io.orderflow.local.Service;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Copies the rows that the sample left in a service's tables, inside PostgreSQL, whatever the tables are: ids are moved
 * back in time, times too, and the places in the stream are those that {@link StreamCopies} fills.
 */
final class TableCopies {
    /** What is not about an order. */
    private static final Set<String> OTHERS =
            Set.of("products", "stock", "adjustments", "consumer_positions", "flyway_schema_history");

    /** Copies in one statement: some ten thousand rows, so that a transaction stays short. */
    private static final int COPIES_AT_ONCE = 5;

    private final TimeShift shift;
    private final long streamSize;

    /** @param streamSize events in the stream that are copied, from the first one on */
    TableCopies(TimeShift shift, long streamSize) {
        this.shift = shift;
        this.streamSize = streamSize;
    }

    private record Column(String name, String type) {}

    void make(Tables tables, Service service) {
        try (Connection connection = tables.connect(service);
                Statement statement = connection.createStatement()) {
            // Nobody is told that these rows are safe, so nobody need wait for the disk.
            statement.execute("set synchronous_commit = off");
            for (String table : names(statement)) {
                copy(statement, table, columns(statement, table));
            }
            statement.execute("vacuum (analyze)");
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The tables of " + service.id() + " cannot be filled: " + e.getMessage(), e);
        }
    }

    private void copy(Statement statement, String table, List<Column> columns) throws SQLException {
        statement.execute("create temporary table sample as select * from public." + table);
        for (int copy = 1; copy <= shift.copies(); copy += COPIES_AT_ONCE) {
            statement.execute(insert(table, columns, copy, Math.min(shift.copies(), copy + COPIES_AT_ONCE - 1)));
        }
        statement.execute("drop table sample");
    }

    private String insert(String table, List<Column> columns, int from, int to) {
        List<String> names = columns.stream().map(Column::name).toList();
        List<String> values = columns.stream().map(this::value).toList();
        return """
                insert into public.%s (%s)
                select %s
                  from generate_series(%s, %s) as copy,
                       lateral (select %s as units) as moved,
                       lateral (select %s) as prefix,
                       sample
                 order by copy
                """.formatted(
                        table,
                        String.join(", ", names),
                        String.join(", ", values),
                        from,
                        to,
                        shift.sqlUnits("copy"),
                        shift.sqlPrefixes("units"));
    }

    private String value(Column column) {
        String name = "sample." + column.name();
        return switch (column.type()) {
            case "uuid" -> shift.sqlShift(name + "::text") + "::uuid";
            case "text" -> column.name().equals("idempotency_key") ? name + " || '-' || copy" : shift.sqlShift(name);
            case "timestamp with time zone" ->
                String.format(
                        Locale.ROOT,
                        "%s - make_interval(secs => units * %f)",
                        name,
                        TimeShift.UNIT.toMillis() / 1000.0);
            default ->
                column.name().equals("stream_sequence") ? "copy::bigint * %s + %s".formatted(streamSize, name) : name;
        };
    }

    private static List<String> names(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                select table_name from information_schema.tables
                 where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name
                """)) {
            while (rows.next()) {
                if (!OTHERS.contains(rows.getString(1))) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }

    private static List<Column> columns(Statement statement, String table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                select column_name, data_type from information_schema.columns
                 where table_schema = 'public' and table_name = '%s'
                   and is_identity = 'NO' and is_generated = 'NEVER'
                 order by ordinal_position
                """.formatted(table))) {
            while (rows.next()) {
                columns.add(new Column(rows.getString(1), rows.getString(2)));
            }
        }
        return columns;
    }
}
