package io.orderflow.runtime.database;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Many rows in one statement of the open session: each column becomes one array parameter, in the order in which they
 * are named, for a statement such as {@code insert into t select * from unnest(cast($1 as uuid[]), cast($2 as
 * text[]))}. PostgreSQL takes a fraction of what single rows cost.
 *
 * @param <T> what a row is made of
 */
public final class Rows<T> {

    private final List<T> rows;
    private final List<Object> columns = new ArrayList<>();

    private Rows(Collection<T> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Begins with what the rows are made of. */
    public static <T> Rows<T> of(Collection<T> rows) {
        return new Rows<>(rows);
    }

    /** A column for {@code cast($n as uuid[])}. */
    public Rows<T> uuids(Function<T, @Nullable UUID> value) {
        return column(value, UUID[]::new);
    }

    /** A column for {@code cast($n as text[])}. */
    public Rows<T> texts(Function<T, @Nullable String> value) {
        return column(value, String[]::new);
    }

    /** A column for {@code cast($n as bigint[])}. */
    public Rows<T> longs(Function<T, @Nullable Long> value) {
        return column(value, Long[]::new);
    }

    /** A column for {@code cast($n as integer[])}. */
    public Rows<T> integers(Function<T, @Nullable Integer> value) {
        return column(value, Integer[]::new);
    }

    /** A column for {@code cast($n as timestamptz[])}. */
    public Rows<T> times(Function<T, @Nullable Instant> value) {
        return column(row -> offset(value.apply(row)), OffsetDateTime[]::new);
    }

    /** One value for all rows. */
    public Rows<T> value(Object value) {
        columns.add(value);
        return this;
    }

    /** Executes a statement with the columns, unless there are no rows; gives the number of rows it changed. */
    public Uni<Integer> execute(String sql) {
        return rows.isEmpty() ? Uni.createFrom().item(0) : Sql.execute(sql, columns.toArray());
    }

    /** Executes a statement that returns rows, unless there is nothing to execute it with. */
    public <R> Uni<List<R>> select(String sql, Function<@Nullable Object[], R> row) {
        return rows.isEmpty() ? Uni.createFrom().item(List.of()) : Sql.select(sql, row, columns.toArray());
    }

    /** The same, each row found by its key; two rows with one key are an error. */
    public <R, K, V> Uni<Map<K, V>> select(
            String sql, Function<@Nullable Object[], R> row, Function<R, K> key, Function<R, V> value) {
        return select(sql, row).map(found -> found.stream().collect(Collectors.toMap(key, value)));
    }

    /** A duration for {@code make_interval(secs => $n)}. */
    public static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private <C> Rows<T> column(Function<T, C> value, IntFunction<C[]> array) {
        C[] values = array.apply(rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        columns.add(values);
        return this;
    }
}
