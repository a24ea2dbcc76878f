package io.orderflow.events.wire;

import java.util.Map;

/**
 * An event as it goes to NATS.
 *
 * @param subject where to publish it
 * @param headers its attributes, see {@link Headers}, always in the same order; unmodifiable
 * @param body JSON in UTF-8; not copied, so leave it alone
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way out: nobody compares them.
public record EncodedEvent(String subject, Map<String, String> headers, byte[] body) {

    /** Without the body, which may hold personal data. */
    @Override
    public String toString() {
        return "EncodedEvent[subject=" + subject + ", headers=" + headers + ", " + body.length + " bytes]";
    }
}
