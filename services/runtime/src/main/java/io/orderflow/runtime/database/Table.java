package io.orderflow.runtime.database;

import io.orderflow.events.value.Uuids;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Id;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of which an entity tells: its fields are the columns, those with {@link Id} the key. From this one
 * declaration come the statements for many rows at once, in plain SQL on the session that is open. Statements have one
 * shape however many rows there are, so PostgreSQL plans them once.
 *
 * @param <E> the entity, which must know no associations
 */
public final class Table<E> {

    private final List<Column> columns;
    private final Supplier<E> row;
    private final Column foundBy;
    private final String insert;
    private final String update;
    private final String select;
    private final String load;
    private final String lock;

    private Table(String name, List<Column> columns, Supplier<E> row, Column foundBy) {
        this.columns = List.copyOf(columns);
        this.row = row;
        this.foundBy = foundBy;
        List<Column> keys = columns.stream().filter(Column::isKey).toList();
        String names = list(columns, Column::name);
        List<String> arrays = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            arrays.add("cast($%s as %s[])".formatted(i + 1, columns.get(i).type()));
        }
        String values = "unnest(%s) as changed (%s)".formatted(String.join(", ", arrays), names);
        this.insert = "insert into %s (%s) select * from %s".formatted(name, names, values);
        this.update = "update %s set %s from %s where %s"
                .formatted(
                        name,
                        list(columns.stream().filter(column -> !column.isKey()).toList(), Table::isChanged),
                        values,
                        keys.stream()
                                .map(key -> "%s.%s".formatted(name, isChanged(key)))
                                .collect(Collectors.joining(" and ")));
        this.select = "select %s from %s ".formatted(names, name);
        this.load = select + "where %s = any (cast($1 as %s[]))".formatted(foundBy.name(), foundBy.type());
        this.lock = load
                + " order by %s for update"
                        .formatted(Stream.concat(Stream.of(foundBy), keys.stream())
                                .map(Column::name)
                                .distinct()
                                .collect(Collectors.joining(", ")));
    }

    /**
     * The table of an entity.
     *
     * @param row makes an entity that is still empty
     * @param foundBy the field, an id, by which rows are looked for; several may have the same
     */
    public static <E> Table<E> of(Class<E> entity, Supplier<E> row, String foundBy) {
        List<Column> columns = Column.of(entity);
        return new Table<>(
                entity.getAnnotation(jakarta.persistence.Table.class).name(),
                columns,
                row,
                columns.stream()
                        .filter(column -> column.isOf(foundBy))
                        .findFirst()
                        .orElseThrow());
    }

    /** The rows with one of these ids. */
    public <K> Uni<List<E>> load(Collection<K> ids, Function<K, UUID> value) {
        return select(load, ids, value);
    }

    /** The same, locked in the order of the ids until the transaction ends. */
    public <K> Uni<List<E>> lock(Collection<K> ids, Function<K, UUID> value) {
        return select(lock, ids, value);
    }

    /**
     * Rows that match.
     *
     * @param condition what follows the table in the statement
     */
    public Uni<List<E>> select(String condition, @Nullable Object... parameters) {
        return Sql.select(select + condition, this::read, parameters);
    }

    /** Adds rows; one that is there already is an error. */
    public Uni<Void> add(Collection<E> rows) {
        return write(insert, rows);
    }

    /** Writes rows that are there. */
    public Uni<Void> update(Collection<E> rows) {
        return write(update, rows);
    }

    private <K> Uni<List<E>> select(String statement, Collection<K> ids, Function<K, UUID> value) {
        return Rows.of(ids).uuids(value).select(statement, this::read);
    }

    private Uni<Void> write(String statement, Collection<E> rows) {
        Rows<E> all = Rows.of(rows.stream()
                .sorted((left, right) -> Uuids.compare(id(left), id(right)))
                .toList());
        columns.forEach(column -> column.addTo(all));
        return all.execute(statement).replaceWithVoid();
    }

    private E read(@Nullable Object[] values) {
        E entity = row.get();
        for (int i = 0; i < values.length; i++) {
            columns.get(i).write(entity, values[i]);
        }
        return entity;
    }

    private UUID id(E entity) {
        return (UUID) Objects.requireNonNull(foundBy.read(entity));
    }

    private static String isChanged(Column column) {
        return "%s = changed.%s".formatted(column.name(), column.name());
    }

    private static String list(List<Column> columns, Function<Column, String> text) {
        return columns.stream().map(text).collect(Collectors.joining(", "));
    }
}
