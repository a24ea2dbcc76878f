package io.orderflow.runtime.decision;

/**
 * A call of something outside, such as a payment gateway, that is to be made until there is an answer. It may be made
 * twice, so it must be harmless to repeat.
 */
public interface OutsideCall {

    /** What it is known by. */
    WorkId id();

    /** Because of what it is made: its answer is decided under this cause. */
    Cause cause();

    /** What the log says of it: its kind and ids, nothing that is secret or personal. */
    String describe();
}
