package io.orderflow.runtime.nats.publish;

import java.util.Map;

/**
 * Where an outgoing message goes.
 *
 * @param subject the subject, one that a stream listens on
 * @param messageId the {@code Nats-Msg-Id} by which JetStream recognizes a duplicate
 * @param headers further headers
 */
public record JetStreamMetadata(String subject, String messageId, Map<String, String> headers) {

    public JetStreamMetadata {
        if (subject.isBlank() || messageId.isBlank()) {
            throw new IllegalArgumentException("subject and messageId must not be blank");
        }
        headers = Map.copyOf(headers);
    }
}
