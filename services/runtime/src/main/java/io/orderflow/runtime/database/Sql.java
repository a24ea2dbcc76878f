package io.orderflow.runtime.database;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.jspecify.annotations.Nullable;

/**
 * Statements in PostgreSQL's own words, with parameters {@code $1}, {@code $2}, …, on the connection of the session that
 * is open and in its transaction. They go past Hibernate's query machinery, which costs more than the statements of a
 * batch themselves (ADR 11); so entities that the session has loaded do not notice them, and a change of such an entity
 * is not written before them.
 *
 * <p>Statements that need nothing of each other are sent {@linkplain #together together}.
 */
public final class Sql {

    private Sql() {}

    /** Executes a statement, and gives the number of rows that it changed. */
    public static Uni<Integer> execute(String sql, @Nullable Object... parameters) {
        return connection()
                .chain(connection -> Uni.createFrom().completionStage(() -> connection.update(sql, parameters)));
    }

    /** Gives each row that a statement returns to a function of its columns, in their order. */
    public static <R> Uni<List<R>> select(
            String sql, Function<@Nullable Object[], R> row, @Nullable Object... parameters) {
        return connection()
                .chain(connection -> Uni.createFrom().completionStage(() -> connection.select(sql, parameters)))
                .map(result -> list(result, row));
    }

    /**
     * Sends statements that need nothing of each other: they go to PostgreSQL one behind the other, in this order, and
     * nobody waits for an answer in between. Gives their results in this order.
     */
    public static Uni<List<?>> together(Uni<?>... statements) {
        return together(List.of(statements));
    }

    /** The same; there must be one at least. */
    public static Uni<List<?>> together(List<? extends Uni<?>> statements) {
        return Uni.combine().all().unis(statements).<List<?>>with(results -> results);
    }

    /** Sends two statements together, and gives both results to a function. */
    public static <A, B, R> Uni<R> together(Uni<A> first, Uni<B> second, BiFunction<A, B, R> results) {
        return Uni.combine().all().unis(first, second).with(results);
    }

    private static Uni<ReactiveConnection> connection() {
        return Panache.getSession().map(session -> ((MutinySessionImpl) session).getReactiveConnection());
    }

    private static <R> List<R> list(ReactiveConnection.Result result, Function<@Nullable Object[], R> row) {
        List<R> rows = new ArrayList<>(result.size());
        result.forEachRemaining(columns -> rows.add(row.apply(columns)));
        return rows;
    }
}
