package io.orderflow.local.cli;

import io.nats.client.Message;
import io.orderflow.events.wire.Headers;
import java.time.Instant;
import java.util.Optional;

/**
 * An event of the stream as people read it, from its CloudEvents headers alone, so that kinds that this launcher does
 * not know are shown too.
 *
 * @param source the service that published it
 * @param storedAt when the stream took it
 */
record EventLine(String type, String source, String orderId, Instant storedAt) {
    private static final String SOURCE_PREFIX = "/orderflow/";

    static EventLine of(Message message) {
        String[] subject = message.getSubject().split("\\.", -1);
        return new EventLine(
                header(message, Headers.TYPE).orElse(subject.length > 1 ? subject[1] : message.getSubject()),
                header(message, Headers.SOURCE)
                        .map(source ->
                                source.startsWith(SOURCE_PREFIX) ? source.substring(SOURCE_PREFIX.length()) : source)
                        .orElse("?"),
                subject[subject.length - 1],
                message.metaData().timestamp().toInstant());
    }

    private static Optional<String> header(Message message, String name) {
        return Optional.ofNullable(message.getHeaders()).map(headers -> headers.getFirst(name));
    }
}
