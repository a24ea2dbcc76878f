package io.orderflow.order.persistence;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
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
import io.orderflow.order.domain.Assessment;
import io.orderflow.order.domain.Cancellation;
import io.orderflow.order.domain.Chargebacks;
import io.orderflow.order.domain.Ending;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Parcels;
import io.orderflow.order.domain.Payment;
import io.orderflow.order.domain.Refunds;
import io.orderflow.order.domain.Returns;
import io.orderflow.order.domain.Stock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders as JSON documents. The domain knows nothing of it; what Jackson must know of the domain stands here. */
final class OrderJson {

    private static final JsonMapper MAPPER = mapper();
    private static final ObjectReader READER = MAPPER.readerFor(OrderDocument.class);
    private static final ObjectWriter WRITER = MAPPER.writerFor(OrderDocument.class);
    private static final ObjectReader BESIDES_READER = MAPPER.readerFor(Besides.class);
    private static final ObjectWriter BESIDES_WRITER = MAPPER.writerFor(Besides.class);

    private static final ObjectReader REFUNDS_READER = MAPPER.readerFor(Refunds.class);
    private static final ObjectWriter REFUNDS_WRITER = MAPPER.writerFor(Refunds.class);

    private static final ObjectReader RETURNS_READER = MAPPER.readerFor(Returns.class);
    private static final ObjectWriter RETURNS_WRITER = MAPPER.writerFor(Returns.class);

    private static final ObjectReader CHARGEBACKS_READER = MAPPER.readerFor(Chargebacks.class);
    private static final ObjectWriter CHARGEBACKS_WRITER = MAPPER.writerFor(Chargebacks.class);

    private OrderJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface WithKind {}

    /** What one asks of a fact is not what it says. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
    private interface Fact {}

    /** The column {@code state}. */
    static String write(Order order) {
        return write(WRITER, OrderDocument.of(order));
    }

    /** The column {@code besides}; null for an order of which the other one tells all. */
    static @Nullable String writeBesides(Order order) {
        Besides besides = Besides.of(order);
        return besides == null ? null : write(BESIDES_WRITER, besides);
    }

    /** The column {@code refunds}; null for an order of which nobody has ever asked money back. */
    static @Nullable String writeRefunds(Order order) {
        return order.refunds().equals(Refunds.NONE) ? null : write(REFUNDS_WRITER, order.refunds());
    }

    /** The column {@code returns}; null for an order of which nobody has ever wanted to give anything back. */
    static @Nullable String writeReturns(Order order) {
        return order.returns().equals(Returns.NONE) ? null : write(RETURNS_WRITER, order.returns());
    }

    /** The column {@code chargebacks}; null for an order of which no bank has ever taken anything. */
    static @Nullable String writeChargebacks(Order order) {
        return order.chargebacks().equals(Chargebacks.NONE) ? null : write(CHARGEBACKS_WRITER, order.chargebacks());
    }

    /** From the columns that these are written to. */
    static Order read(
            String document,
            @Nullable String besides,
            @Nullable String refunds,
            @Nullable String returns,
            @Nullable String chargebacks) {
        try {
            Order order = READER.<OrderDocument>readValue(document).toOrder();
            Order whole = besides == null
                    ? order
                    : BESIDES_READER.<Besides>readValue(besides).in(order);
            Order refunded = refunds == null ? whole : whole.with(REFUNDS_READER.<Refunds>readValue(refunds));
            Order returned = returns == null ? refunded : refunded.with(RETURNS_READER.<Returns>readValue(returns));
            return chargebacks == null
                    ? returned
                    : returned.with(CHARGEBACKS_READER.<Chargebacks>readValue(chargebacks));
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("an order that cannot be read: " + corrupt.getOriginalMessage(), corrupt);
        }
    }

    private static String write(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an order that cannot be written", impossible);
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
        register(mapper, OrderDocument.class);
        for (Class<?> fact : List.of(
                Stock.class,
                Payment.class,
                Parcels.class,
                Ending.class,
                Cancellation.class,
                Assessment.class,
                Refunds.Outcome.class,
                Returns.Standing.class)) {
            mapper.addMixIn(fact, Fact.class);
            register(mapper, fact);
        }
        EventTypes.byName().forEach((name, type) -> mapper.registerSubtypes(new NamedType(type, name)));
        return mapper;
    }

    private static void register(JsonMapper mapper, Class<?> sealed) {
        for (Class<?> kind : sealed.getPermittedSubclasses()) {
            mapper.registerSubtypes(new NamedType(kind, kind.getSimpleName()));
        }
    }
}
