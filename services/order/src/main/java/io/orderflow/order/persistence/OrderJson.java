package io.orderflow.order.persistence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.wire.EventTypes;
import io.orderflow.order.domain.Order;

/** Orders as JSON documents. The domain knows nothing of it; what Jackson must know of the domain stands here. */
final class OrderJson {

    private static final JsonMapper MAPPER = mapper();
    private static final ObjectReader READER = MAPPER.readerFor(OrderDocument.class);
    private static final ObjectWriter WRITER = MAPPER.writerFor(OrderDocument.class);

    private OrderJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface WithKind {}

    static String write(Order order) {
        try {
            return WRITER.writeValueAsString(OrderDocument.of(order));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an order that cannot be written", impossible);
        }
    }

    static Order read(String document) {
        try {
            return READER.<OrderDocument>readValue(document).toOrder();
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("an order that cannot be read: " + corrupt.getOriginalMessage(), corrupt);
        }
    }

    private static JsonMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .addMixIn(OrderDocument.class, WithKind.class)
                .addMixIn(OrderEvent.class, WithKind.class)
                .build();
        for (Class<?> kind : OrderDocument.class.getPermittedSubclasses()) {
            mapper.registerSubtypes(new NamedType(kind, kind.getSimpleName()));
        }
        EventTypes.byName().forEach((name, type) -> mapper.registerSubtypes(new NamedType(type, name)));
        return mapper;
    }
}
