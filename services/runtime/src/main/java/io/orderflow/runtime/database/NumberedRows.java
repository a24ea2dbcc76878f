package io.orderflow.runtime.database;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * What is to be written of states that are kept in several rows each, one for each of their parts. A state never has
 * fewer parts than before.
 *
 * @param added rows of parts that are new
 * @param changed rows of parts that are other than they were
 * @param <E> a row
 */
public record NumberedRows<E>(List<E> added, List<E> changed) {

    public NumberedRows {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
    }

    /** Makes the row of a part. */
    @FunctionalInterface
    public interface Row<K, P, E> {

        /** Numbers begin with 1. */
        E of(K key, int number, P part);
    }

    /** The states that rows are of, the parts of each in the order of their numbers. */
    public static <K, S, P, E> Map<K, S> states(
            List<E> rows,
            Function<E, K> key,
            ToIntFunction<E> number,
            Function<E, P> part,
            Function<List<P>, S> state) {
        return rows.stream()
                .sorted(Comparator.comparingInt(number))
                .collect(Collectors.groupingBy(
                        key, Collectors.collectingAndThen(Collectors.mapping(part, Collectors.toList()), state)));
    }

    /**
     * Compares states with what they were.
     *
     * @param known what they were; what is missing here had no parts
     * @param parts those of a state, in the order of their numbers
     */
    public static <K, S, P, E> NumberedRows<E> of(
            Map<K, S> known, Map<K, S> states, Function<S, List<P>> parts, Row<K, P, E> row) {
        List<E> added = new ArrayList<>();
        List<E> changed = new ArrayList<>();
        states.forEach((key, state) -> {
            S stored = known.get(key);
            List<P> before = stored == null ? List.of() : parts.apply(stored);
            List<P> now = parts.apply(state);
            for (int i = 0; i < now.size(); i++) {
                P part = now.get(i);
                if (i >= before.size()) {
                    added.add(row.of(key, i + 1, part));
                } else if (!before.get(i).equals(part)) {
                    changed.add(row.of(key, i + 1, part));
                }
            }
        });
        return new NumberedRows<>(added, changed);
    }
}
