package io.orderflow.local.cli;

import io.nats.client.Message;
import io.orderflow.events.wire.EventCodec;
import io.orderflow.events.wire.Headers;
import io.orderflow.events.wire.MalformedEventException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An event of the stream as people read it. Kinds that this launcher does not know are shown too, and so is what no
 * service believes, with the reason.
 *
 * @param source the service that published it, by its own word
 * @param refusal why it is no event of the contract, or null
 * @param storedAt when the stream took it
 */
record EventLine(String type, String source, @Nullable String refusal, String orderId, Instant storedAt) {
    private static final String SOURCE_PREFIX = "/orderflow/";
    private static final EventCodec CODEC = new EventCodec();

    static EventLine of(Message message) {
        return of(
                message.getSubject(),
                name -> message.getHeaders() == null
                        ? null
                        : message.getHeaders().getFirst(name),
                message.getData(),
                message.metaData().timestamp().toInstant());
    }

    static EventLine of(String subject, Function<String, @Nullable String> header, byte[] body, Instant storedAt) {
        String[] tokens = subject.split("\\.", -1);
        String named = tokens.length > 1 ? tokens[1] : subject;
        String refusal = refusal(subject, header, body);
        return new EventLine(
                refusal == null
                        ? Optional.ofNullable(header.apply(Headers.TYPE)).orElse(named)
                        : named,
                Optional.ofNullable(header.apply(Headers.SOURCE))
                        .map(source ->
                                source.startsWith(SOURCE_PREFIX) ? source.substring(SOURCE_PREFIX.length()) : source)
                        .orElse("?"),
                refusal,
                tokens[tokens.length - 1],
                storedAt);
    }

    /** Who published it, and what is wrong with it, if anything is. */
    String origin() {
        return refusal == null ? source : source + " (nobody believes it: " + refusal + ")";
    }

    private static @Nullable String refusal(String subject, Function<String, @Nullable String> header, byte[] body) {
        try {
            CODEC.decode(subject, header, body);
            return null;
        } catch (MalformedEventException malformed) {
            return malformed.getMessage();
        }
    }
}
