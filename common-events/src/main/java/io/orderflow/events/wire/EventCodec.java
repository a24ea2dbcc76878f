package io.orderflow.events.wire;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Between an event and its NATS message: CloudEvents 1.0 in binary mode, attributes in headers, the event as plain JSON
 * in the body. Thread-safe; one is enough for a process.
 */
public final class EventCodec {

    /** A larger body is refused. Whoever takes orders takes none that would become one, now or on its way. */
    public static final int MAX_BODY_BYTES = 256 * 1024;

    private static final String SPEC_VERSION = "1.0";
    private static final String JSON = "application/json";

    private final Map<String, Kind> kinds = EventTypes.byName().entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, type -> Kind.of(type.getValue())));

    /**
     * What is known of a kind of event.
     *
     * @param subjects what its subjects begin with
     * @param source who alone is believed
     */
    private record Kind(EventJson json, String subjects, String source) {

        static Kind of(Class<? extends OrderEvent> type) {
            String filter = Subjects.kind(type);
            return new Kind(
                    new EventJson(type),
                    filter.substring(0, filter.length() - 1),
                    Publisher.of(type).source());
        }
    }

    public EncodedEvent encode(EventEnvelope envelope) {
        OrderEvent event = envelope.event();
        String name = event.name();
        String id = envelope.id().toString();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Headers.SPEC_VERSION, SPEC_VERSION);
        headers.put(Headers.ID, id);
        headers.put(Headers.SOURCE, envelope.source());
        headers.put(Headers.TYPE, name);
        headers.put(Headers.TIME, envelope.time().toString());
        headers.put(Headers.SUBJECT, event.orderId().toString());
        headers.put(Headers.DATA_CONTENT_TYPE, JSON);
        headers.put(Headers.DATA_SCHEMA, EventTypes.schemaOf(name));
        headers.put(Headers.CORRELATION_ID, envelope.correlationId().toString());
        if (envelope.causationId() != null) {
            headers.put(Headers.CAUSATION_ID, envelope.causationId().toString());
        }
        if (envelope.traceparent() != null) {
            headers.put(Headers.TRACEPARENT, envelope.traceparent());
        }
        headers.put(Headers.NATS_MSG_ID, id);
        return new EncodedEvent(Subjects.of(event), Collections.unmodifiableMap(headers), bodyOf(event));
    }

    /** The body alone: JSON in UTF-8. */
    public byte[] bodyOf(OrderEvent event) {
        return kind(event.name()).json().write(event);
    }

    /**
     * Reads a message. Its headers are a claim, which anybody can make who may publish anything; the subject is what the
     * broker let through. So subject, headers and body must tell of the same event of the same order, and the source
     * must be the service that publishes such events ({@link Publisher}).
     *
     * @param natsSubject what the message was published on
     * @param header the first value of a header by its name, or null
     * @throws MalformedEventException if an attribute is missing or invalid, the body is not such an event or too large,
     *     or they do not agree
     */
    public Decoded decode(String natsSubject, Function<String, @Nullable String> header, byte[] body) {
        Attributes attributes = new Attributes(header);
        if (!attributes.required(Headers.SPEC_VERSION).equals(SPEC_VERSION)) {
            throw new MalformedEventException(Headers.SPEC_VERSION + " must be " + SPEC_VERSION);
        }
        String type = attributes.required(Headers.TYPE);
        Kind kind = kinds.get(type);
        if (kind == null) {
            return unknown(natsSubject, type);
        }
        checkContentType(attributes.optional(Headers.DATA_CONTENT_TYPE));
        OrderId orderId = attributes.required(Headers.SUBJECT, OrderId::of);
        if (!natsSubject.equals(kind.subjects() + orderId)) {
            throw new MalformedEventException(
                    "the subject must be that of " + Headers.TYPE + " and " + Headers.SUBJECT);
        }
        OrderEvent event = read(kind.json(), body);
        if (!event.orderId().equals(orderId)) {
            throw new MalformedEventException("orderId must be the same as " + Headers.SUBJECT);
        }
        return new Decoded.Known(envelope(attributes, kind, event));
    }

    /** Newer than this version, or another's: to be skipped, unless it stands where an event of ours should. */
    private Decoded unknown(String natsSubject, String type) {
        if (kinds.values().stream().anyMatch(kind -> natsSubject.startsWith(kind.subjects()))) {
            throw new MalformedEventException(Headers.TYPE + " must be the event that the subject names");
        }
        return new Decoded.UnknownType(type);
    }

    /**
     * Reads a body alone, of the event with this name.
     *
     * @throws IllegalArgumentException if there is no such event
     * @throws MalformedEventException if the body is not such an event
     */
    public OrderEvent event(String name, byte[] body) {
        return read(kind(name).json(), body);
    }

    private Kind kind(String name) {
        Kind kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("There is no such event");
        }
        return kind;
    }

    private static OrderEvent read(EventJson json, byte[] body) {
        if (body.length > MAX_BODY_BYTES) {
            throw new MalformedEventException("body must be at most " + MAX_BODY_BYTES + " bytes");
        }
        return json.read(body);
    }

    private static EventEnvelope envelope(Attributes attributes, Kind kind, OrderEvent event) {
        EventId id = attributes.required(Headers.ID, EventId::of);
        EventId correlationId = attributes.required(Headers.CORRELATION_ID, EventId::of);
        EventId causationId = attributes.optional(Headers.CAUSATION_ID) == null
                ? null
                : attributes.required(Headers.CAUSATION_ID, EventId::of);
        String traceparent = Traceparent.orNull(attributes.optional(Headers.TRACEPARENT));
        String source = attributes.required(Headers.SOURCE);
        if (!source.equals(kind.source())) {
            throw new MalformedEventException(Headers.SOURCE + " must be " + kind.source());
        }
        try {
            return new EventEnvelope(id, source, attributes.time(), correlationId, causationId, traceparent, event);
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException("ce-" + e.getMessage());
        }
    }

    /** JSON, with or without parameters; the attribute is optional in CloudEvents. */
    private static void checkContentType(@Nullable String contentType) {
        if (contentType != null && !contentType.equals(JSON) && !contentType.startsWith(JSON + ";")) {
            throw new MalformedEventException(Headers.DATA_CONTENT_TYPE + " must be " + JSON);
        }
    }
}
