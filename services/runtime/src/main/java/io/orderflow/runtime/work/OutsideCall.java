package io.orderflow.runtime.work;

import java.util.UUID;

/** A call of something outside, such as a payment gateway, that is to be made until there is an answer. */
public interface OutsideCall {

    /** What it is known by: there is one call at a time with this id. */
    UUID id();

    /** What the log says of it: its kind and ids, nothing that is secret or personal. */
    String describe();
}
