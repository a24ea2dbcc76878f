package io.orderflow.events.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.orderflow.events.OrderEvent;
import java.io.IOException;
import java.util.stream.Collectors;

/** The body of one kind of event. Strict about what it knows, deaf to what it does not. */
final class EventJson {

    private static final ObjectMapper MAPPER = mapper();

    private final ObjectReader reader;
    private final ObjectWriter writer;

    EventJson(Class<? extends OrderEvent> type) {
        this.reader = MAPPER.readerFor(type);
        this.writer = MAPPER.writerFor(type);
    }

    byte[] write(OrderEvent event) {
        try {
            return writer.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event that is valid could not be written: " + event.name(), e);
        }
    }

    OrderEvent read(byte[] body) {
        try {
            OrderEvent event = reader.readValue(body);
            if (event == null) {
                throw new MalformedEventException("body must be a JSON object");
            }
            return event;
        } catch (JsonMappingException e) {
            throw new MalformedEventException(describe(e));
        } catch (IOException e) {
            throw new MalformedEventException("body must be JSON");
        }
    }

    /** Where and what, without Jackson's own message: that quotes the value. */
    private static String describe(JsonMappingException e) {
        String path = e.getPath().stream().map(EventJson::step).collect(Collectors.joining());
        String where = path.isEmpty() ? "body" : path.substring(1);
        Throwable cause = e.getCause();
        if (cause instanceof IllegalArgumentException violated) {
            return path.isEmpty() ? "" + violated.getMessage() : where + ": " + violated.getMessage();
        }
        return where + (path.isEmpty() ? " must be a JSON object" : " is missing or not of its type");
    }

    private static String step(JsonMappingException.Reference reference) {
        return reference.getFieldName() != null ? "." + reference.getFieldName() : "[" + reference.getIndex() + "]";
    }

    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                // Four bytes instead of twelve for an emoji: the largest event stays well below the largest body.
                .enable(JsonGenerator.Feature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .withCoercionConfig(
                        LogicalType.Textual,
                        textual -> textual.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                // Of a number that may be missing, "" would be one that is.
                .withCoercionConfig(
                        LogicalType.Integer,
                        integer -> integer.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .build();
    }
}
