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
import io.orderflow.order.domain.GivenBack;
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

    private static final Column<Refunds> REFUNDS = Column.of(Refunds.class, Refunds.NONE);
    private static final Column<Returns> RETURNS = Column.of(Returns.class, Returns.NONE);
    private static final Column<Chargebacks> CHARGEBACKS = Column.of(Chargebacks.class, Chargebacks.NONE);

    private OrderJson() {}

    /**
     * A column that is null where there is nothing to be told, as of a simple order.
     *
     * @param nothing what null stands for
     */
    private record Column<T>(ObjectReader reader, ObjectWriter writer, T nothing) {

        static <T> Column<T> of(Class<T> type, T nothing) {
            return new Column<>(MAPPER.readerFor(type), MAPPER.writerFor(type), nothing);
        }

        @Nullable String write(T value) {
            return value.equals(nothing) ? null : OrderJson.write(writer, value);
        }

        T read(@Nullable String document) throws JsonProcessingException {
            return document == null ? nothing : reader.<T>readValue(document);
        }
    }

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
        return REFUNDS.write(order.refunds());
    }

    /** The column {@code returns}; null for an order of which nobody has ever wanted to give anything back. */
    static @Nullable String writeReturns(Order order) {
        return RETURNS.write(order.returns());
    }

    /** The column {@code chargebacks}; null for an order of which no bank has ever taken anything. */
    static @Nullable String writeChargebacks(Order order) {
        return CHARGEBACKS.write(order.chargebacks());
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
            GivenBack givenBack =
                    new GivenBack(REFUNDS.read(refunds), RETURNS.read(returns), CHARGEBACKS.read(chargebacks));
            return givenBack.equals(GivenBack.NOTHING) ? whole : whole.with(givenBack);
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
