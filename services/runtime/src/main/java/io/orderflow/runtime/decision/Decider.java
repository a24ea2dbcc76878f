package io.orderflow.runtime.decision;

/**
 * Decides what becomes of a state. It is a function: the same arguments lead to the same decision. What the house has
 * settled beforehand, such as how long a claim lasts, an implementation gets when it is made.
 *
 * @param <S> the state
 * @param <C> the commands of the service
 */
@FunctionalInterface
public interface Decider<S, C extends Command> {

    /** Decides one command. */
    Decision<S> decide(S state, C command, Circumstances circumstances);
}
