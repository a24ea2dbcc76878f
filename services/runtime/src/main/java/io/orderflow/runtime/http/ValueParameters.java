package io.orderflow.runtime.http;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.value.Sku;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the contract's values from paths and queries; what they refuse is answered with 400. */
@Provider
public final class ValueParameters implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, ?>> READERS = Map.of(
            OrderId.class, OrderId::of,
            ShipmentId.class, ShipmentId::of,
            ReturnId.class, ReturnId::of,
            EventId.class, EventId::of,
            Sku.class, Sku::new);

    @Override
    @SuppressWarnings("unchecked") // The map holds for each class a reader of that class.
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, @Nullable Type genericType, Annotation @Nullable [] annotations) {
        Function<String, ?> reader = READERS.get(type);
        return reader == null
                ? null
                : new ValueConverter<>(ParameterName.of(annotations), (Function<String, T>) reader);
    }

    private record ValueConverter<T>(String name, Function<String, T> reader) implements ParamConverter<T> {

        @Override
        public T fromString(String value) {
            try {
                return reader.apply(value);
            } catch (IllegalArgumentException invalid) {
                throw Problems.invalid(name, String.valueOf(invalid.getMessage()));
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
