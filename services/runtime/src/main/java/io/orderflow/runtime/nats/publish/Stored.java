package io.orderflow.runtime.nats.publish;

import io.orderflow.runtime.nats.connection.NatsSession;

/**
 * What JetStream has acknowledged.
 *
 * @param sequence where the stream stored it
 * @param session in which it was sent; or the one before, if the connection broke that very moment
 */
public record Stored(long sequence, NatsSession session) {}
