package io.orderflow.warehouse.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.events.wire.Decoded;
import io.orderflow.events.wire.EncodedEvent;
import io.orderflow.events.wire.EventCodec;
import io.orderflow.events.wire.EventEnvelope;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The event that asks for a task, as it is on the wire.
 *
 * @param headers a JSON object
 * @param body a JSON object
 */
record EventJson(String headers, String body) {

    private static final EventCodec CODEC = new EventCodec();
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    static EventJson of(EventEnvelope cause) {
        EncodedEvent encoded = CODEC.encode(cause);
        try {
            return new EventJson(
                    MAPPER.writeValueAsString(encoded.headers()), new String(encoded.body(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("headers that cannot be written", impossible);
        }
    }

    EventEnvelope read() {
        try {
            Map<String, String> byName = MAPPER.readValue(headers, HEADERS);
            return switch (CODEC.decode(byName::get, body.getBytes(StandardCharsets.UTF_8))) {
                case Decoded.Known(EventEnvelope cause) -> cause;
                case Decoded.UnknownType(String type) -> throw new IllegalStateException("a task caused by " + type);
            };
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("headers that cannot be read: " + corrupt.getOriginalMessage(), corrupt);
        }
    }
}
