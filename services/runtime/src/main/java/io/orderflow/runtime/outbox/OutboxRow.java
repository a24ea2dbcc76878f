package io.orderflow.runtime.outbox;

import io.orderflow.events.wire.EncodedEvent;
import io.orderflow.events.wire.UuidV7;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One event as the outbox keeps it, which is as it goes over the wire.
 *
 * @param again whether the stream has had it already and lost it
 */
record OutboxRow(UUID id, String subject, Map<String, String> headers, String body, boolean again) {

    static final String MESSAGE_ID = io.orderflow.events.wire.Headers.NATS_MSG_ID;

    OutboxRow {
        headers = Map.copyOf(headers);
    }

    static OutboxRow of(EncodedEvent event) {
        return new OutboxRow(
                UUID.fromString(event.headers().get(MESSAGE_ID)),
                event.subject(),
                event.headers(),
                new String(event.body(), StandardCharsets.UTF_8),
                false);
    }

    /** From the columns id, subject, headers, body, again. */
    static OutboxRow of(Object[] columns) {
        Map<String, String> headers = new LinkedHashMap<>();
        new JsonObject((String) columns[2]).forEach(entry -> headers.put(entry.getKey(), (String) entry.getValue()));
        return new OutboxRow(
                (UUID) columns[0], (String) columns[1], headers, (String) columns[3], (Boolean) columns[4]);
    }

    /**
     * The headers to publish it with. Within the window in which JetStream recognizes duplicates it takes for one what
     * it has lost itself, so that has to go by another name.
     */
    Map<String, String> wireHeaders() {
        if (!again) {
            return headers;
        }
        Map<String, String> renamed = new LinkedHashMap<>(headers);
        renamed.put(MESSAGE_ID, id + "-" + UuidV7.next());
        return renamed;
    }

    String headersAsJson() {
        JsonObject json = new JsonObject();
        headers.forEach(json::put);
        return json.encode();
    }
}
