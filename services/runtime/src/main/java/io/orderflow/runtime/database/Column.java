package io.orderflow.runtime.database;

import jakarta.persistence.Id;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A column of a {@link Table}: a field of an entity, under the name that Hibernate has for it too. */
record Column(Field field) {

    Column {
        field.setAccessible(true);
    }

    /** The columns of an entity that are written, in the order of its fields. */
    static List<Column> of(Class<?> entity) {
        return Arrays.stream(entity.getDeclaredFields())
                .filter(Column::isStored)
                .map(Column::new)
                .toList();
    }

    /** Neither what Hibernate adds to an entity, nor what PostgreSQL derives. */
    private static boolean isStored(Field field) {
        jakarta.persistence.Column column = field.getAnnotation(jakarta.persistence.Column.class);
        return !Modifier.isStatic(field.getModifiers())
                && !field.isSynthetic()
                && field.getName().indexOf('$') < 0
                && (column == null || column.insertable());
    }

    String name() {
        return field.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** What PostgreSQL calls its type. */
    String type() {
        Class<?> type = field.getType();
        if (type == UUID.class) {
            return "uuid";
        }
        if (type == String.class || type.isEnum()) {
            return "text";
        }
        if (type == Long.class || type == long.class) {
            return "bigint";
        }
        if (type == Integer.class || type == int.class) {
            return "integer";
        }
        if (type == Instant.class) {
            return "timestamptz";
        }
        throw new IllegalArgumentException("no column is a " + type + ": " + field);
    }

    boolean isKey() {
        return field.isAnnotationPresent(Id.class);
    }

    boolean isOf(String name) {
        return field.getName().equals(name);
    }

    /** Adds the column's values to rows that are to be written. */
    <E> void addTo(Rows<E> rows) {
        switch (type()) {
            case "uuid" -> rows.uuids(row -> (UUID) read(row));
            case "bigint" -> rows.longs(row -> (Long) read(row));
            case "integer" -> rows.integers(row -> (Integer) read(row));
            case "timestamptz" -> rows.times(row -> (Instant) read(row));
            default -> rows.texts(row -> (String) read(row));
        }
    }

    /** Its value, as the database has it. */
    @Nullable Object read(Object row) {
        try {
            Object value = field.get(row);
            return value instanceof Enum<?> constant ? constant.name() : value;
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Sets its value to what the database has. */
    void write(Object row, @Nullable Object value) {
        try {
            field.set(row, ofTheField(value));
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable Object ofTheField(@Nullable Object value) {
        return switch (value) {
            case String name when field.getType().isEnum() -> constant(name);
            case OffsetDateTime time -> time.toInstant();
            case null, default -> value;
        };
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // The field's type is an enum, whichever it is.
    private Object constant(String name) {
        return Enum.valueOf((Class) field.getType(), name);
    }
}
