package io.orderflow.runtime.transaction;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What became of a command whose author waits for it.
 *
 * @param <S> the state that it was for
 */
public sealed interface Verdict<S> {

    /**
     * The state; or what this throws.
     *
     * @param unknown says that nothing is known
     * @param refused says why not
     */
    default S orElseThrow(
            Supplier<? extends RuntimeException> unknown, Function<String, ? extends RuntimeException> refused) {
        return switch (this) {
            case Done<S>(S state) -> state;
            case Refused<S>(var _, String reason) -> throw refused.apply(reason);
            case Unknown<S>() -> throw unknown.get();
        };
    }

    /** The state is as it was wanted, by this command or by an earlier one. */
    record Done<S>(S state) implements Verdict<S> {}

    /**
     * It makes no sense here; nothing has changed.
     *
     * @param state the one that it makes no sense to
     */
    record Refused<S>(S state, String reason) implements Verdict<S> {}

    /** Nothing is known of what it is about. */
    record Unknown<S>() implements Verdict<S> {}
}
