package io.orderflow.runtime.transaction;

/**
 * What became of a command whose author waits for it.
 *
 * @param <S> the state that it was for
 */
public sealed interface Verdict<S> {

    /** The state is as it was wanted, by this command or by an earlier one. */
    record Done<S>(S state) implements Verdict<S> {}

    /** It makes no sense here; nothing has changed. */
    record Refused<S>(String reason) implements Verdict<S> {}

    /** Nothing is known of what it is about. */
    record Unknown<S>() implements Verdict<S> {}
}
