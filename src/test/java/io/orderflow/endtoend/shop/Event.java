package io.orderflow.endtoend.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.nats.client.Message;
import io.nats.client.api.MessageInfo;
import io.orderflow.events.wire.Headers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A message of the stream, as anybody reads it who has no classes of ours. */
public record Event(String subject, Map<String, String> headers, JsonNode body) {
    private static final JsonMapper JSON = new JsonMapper();

    static Event of(Message message) {
        return of(message.getSubject(), message.getHeaders(), message.getData());
    }

    static Event of(MessageInfo message) {
        return of(message.getSubject(), message.getHeaders(), message.getData());
    }

    private static Event of(String subject, io.nats.client.impl.Headers received, byte[] data) {
        Map<String, String> headers = received.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, header -> header.getValue().getFirst(), (a, b) -> a, TreeMap::new));
        try {
            return new Event(subject, headers, JSON.readTree(data));
        } catch (IOException e) {
            throw new UncheckedIOException(subject + " is not JSON", e);
        }
    }

    /** The value of a header, empty if it is missing. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public String type() {
        return header(Headers.TYPE);
    }

    public String id() {
        return header(Headers.ID);
    }

    /** The id of the event that caused it. */
    public String cause() {
        return header(Headers.CAUSATION_ID);
    }

    /** The last token of the subject. */
    public String orderId() {
        return subject.substring(subject.lastIndexOf('.') + 1);
    }
}
