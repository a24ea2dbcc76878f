package io.orderflow.runtime.outbox;

import io.orderflow.events.wire.EncodedEvent;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** One event as the outbox keeps it, which is as it goes over the wire. */
record OutboxRow(UUID id, String subject, Map<String, String> headers, String body) {

    static final String MESSAGE_ID = io.orderflow.events.wire.Headers.NATS_MSG_ID;

    OutboxRow {
        headers = Map.copyOf(headers);
    }

    static OutboxRow of(EncodedEvent event) {
        return new OutboxRow(
                UUID.fromString(event.headers().get(MESSAGE_ID)),
                event.subject(),
                event.headers(),
                new String(event.body(), StandardCharsets.UTF_8));
    }

    /** From the columns id, subject, headers, body. */
    static OutboxRow of(Object[] columns) {
        Map<String, String> headers = new LinkedHashMap<>();
        new JsonObject((String) columns[2]).forEach(entry -> headers.put(entry.getKey(), (String) entry.getValue()));
        return new OutboxRow((UUID) columns[0], (String) columns[1], headers, (String) columns[3]);
    }

    String headersAsJson() {
        JsonObject json = new JsonObject();
        headers.forEach(json::put);
        return json.encode();
    }
}
