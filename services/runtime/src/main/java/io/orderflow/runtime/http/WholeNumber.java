package io.orderflow.runtime.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.Serial;
import java.math.BigDecimal;

/**
 * Reads whole numbers as JSON Schema has them, which knows nothing of how a number is written (2020-12, 6.1.1): 2.0 and 2e0
 * are 2, and 2.5 is none. There are languages that write no others.
 */
final class WholeNumber extends DelegatingDeserializer {

    @Serial
    private static final long serialVersionUID = 1L;

    private WholeNumber(JsonDeserializer<?> digitsAlone) {
        super(digitsAlone);
    }

    static Module module() {
        return new SimpleModule("whole numbers")
                .addDeserializer(int.class, of(int.class))
                .addDeserializer(Integer.class, of(Integer.class))
                .addDeserializer(long.class, of(long.class))
                .addDeserializer(Long.class, of(Long.class));
    }

    @SuppressWarnings("unchecked") // A deserializer of a class gives objects of it.
    private static <T> JsonDeserializer<T> of(Class<T> type) {
        return (JsonDeserializer<T>) new WholeNumber(NumberDeserializers.find(type, type.getName()));
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> digitsAlone) {
        return new WholeNumber(digitsAlone);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
            BigDecimal number = parser.getDecimalValue();
            try {
                return isInt() ? (Object) number.intValueExact() : (Object) number.longValueExact();
            } catch (ArithmeticException none) {
                return super.deserialize(parser, context);
            }
        }
        return super.deserialize(parser, context);
    }

    private boolean isInt() {
        return handledType() == int.class || handledType() == Integer.class;
    }
}
