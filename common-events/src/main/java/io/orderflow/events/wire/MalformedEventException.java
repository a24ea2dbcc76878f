package io.orderflow.events.wire;

/**
 * A message that is not an event of this contract, and will not be at the next try either: it belongs to the dead
 * letters. The message names the attribute or field and what is wrong with it, never a value.
 */
public final class MalformedEventException extends RuntimeException {

    public MalformedEventException(String message) {
        super(message);
    }
}
