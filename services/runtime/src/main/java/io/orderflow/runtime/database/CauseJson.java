package io.orderflow.runtime.database;

import io.orderflow.events.value.EventId;
import io.orderflow.runtime.decision.Cause;
import io.vertx.core.json.JsonObject;

/** Causes as JSON documents, for a column of the work that they lead to. */
public final class CauseJson {

    private static final String EVENT_ID = "eventId";
    private static final String CORRELATION_ID = "correlationId";
    private static final String TRACEPARENT = "traceparent";

    private CauseJson() {}

    /** Writes a cause. */
    public static String write(Cause cause) {
        JsonObject document = new JsonObject()
                .put(EVENT_ID, cause.eventId().toString())
                .put(CORRELATION_ID, cause.correlationId().toString());
        if (cause.traceparent() != null) {
            document.put(TRACEPARENT, cause.traceparent());
        }
        return document.encode();
    }

    /** Reads what {@link #write} has written. */
    public static Cause read(String document) {
        JsonObject json = new JsonObject(document);
        return new Cause(
                EventId.of(json.getString(EVENT_ID)),
                EventId.of(json.getString(CORRELATION_ID)),
                json.getString(TRACEPARENT));
    }
}
