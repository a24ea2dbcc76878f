package io.orderflow.runtime.transaction;

/**
 * What a transaction comes to.
 *
 * @param answer what the caller gets once it is committed
 * @param consequences what follows, once it is committed
 */
public record Outcome<T>(T answer, Consequences consequences) {

    /** An answer from which nothing follows. */
    public static <T> Outcome<T> of(T answer) {
        return new Outcome<>(answer, Consequences.NONE);
    }

    /** For whom it is enough that it is done: answers how many events the world hears. */
    public static Outcome<Integer> following(Consequences consequences) {
        return new Outcome<>(consequences.events().size(), consequences);
    }
}
