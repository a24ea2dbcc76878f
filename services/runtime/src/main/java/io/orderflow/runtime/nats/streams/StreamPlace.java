package io.orderflow.runtime.nats.streams;

/**
 * Where a stream once stored a message.
 *
 * @param sequence its place
 * @param messageId the event's id, or the {@code Nats-Msg-Id} of a message that is no event
 */
public record StreamPlace(long sequence, String messageId) {}
