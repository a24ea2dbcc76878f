package io.orderflow.events.wire;

/** The headers of an event: CloudEvents 1.0 in binary mode, each attribute with the prefix {@code ce-}. */
public final class Headers {

    /** CloudEvents version, always {@code 1.0}. */
    public static final String SPEC_VERSION = "ce-specversion";
    /** The event's id, a UUIDv7. */
    public static final String ID = "ce-id";
    /** The publishing service: {@code /orderflow/<service>}. */
    public static final String SOURCE = "ce-source";
    /** The event's name: {@code OrderCreated}. */
    public static final String TYPE = "ce-type";
    /** When it happened: RFC 3339, UTC. */
    public static final String TIME = "ce-time";
    /** The order's id. */
    public static final String SUBJECT = "ce-subject";
    /** Always {@code application/json}. */
    public static final String DATA_CONTENT_TYPE = "ce-datacontenttype";
    /** The JSON Schema of the body: {@code urn:orderflow:schema:OrderCreated:1}. */
    public static final String DATA_SCHEMA = "ce-dataschema";
    /** The id of the order's first event. */
    public static final String CORRELATION_ID = "ce-correlationid";
    /** The id of the event that caused this one; not on an order's first event. */
    public static final String CAUSATION_ID = "ce-causationid";
    /** W3C Trace Context, if the event belongs to a trace. */
    public static final String TRACEPARENT = "traceparent";
    /** The event's id again, by which JetStream recognizes what was published twice. */
    public static final String NATS_MSG_ID = "Nats-Msg-Id";

    private Headers() {}
}
