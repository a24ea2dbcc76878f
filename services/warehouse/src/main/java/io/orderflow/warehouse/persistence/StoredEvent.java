package io.orderflow.warehouse.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.Decoded;
import io.orderflow.events.wire.EncodedEvent;
import io.orderflow.events.wire.EventCodec;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.Headers;
import io.orderflow.events.wire.Subjects;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The event that asks for a task, as it is on the wire.
 *
 * @param headers a JSON object
 * @param body a JSON object
 */
record StoredEvent(String headers, String body) {

    private static final EventCodec CODEC = new EventCodec();
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    static StoredEvent of(EventEnvelope cause) {
        EncodedEvent encoded = CODEC.encode(cause);
        try {
            return new StoredEvent(
                    MAPPER.writeValueAsString(encoded.headers()), new String(encoded.body(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("headers that cannot be written", impossible);
        }
    }

    EventEnvelope read() {
        try {
            Map<String, String> byName = MAPPER.readValue(headers, HEADERS);
            return switch (CODEC.decode(subject(byName), byName::get, body.getBytes(StandardCharsets.UTF_8))) {
                case Decoded.Known(EventEnvelope cause) -> cause;
                case Decoded.UnknownType(String type) -> throw new IllegalStateException("a task caused by " + type);
            };
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("headers that cannot be read: " + corrupt.getOriginalMessage(), corrupt);
        }
    }

    /** Not stored: the event was read from the subject that its headers tell. */
    private static String subject(Map<String, String> headers) {
        return Subjects.of(
                headers.getOrDefault(Headers.TYPE, ""), OrderId.of(headers.getOrDefault(Headers.SUBJECT, "")));
    }
}
