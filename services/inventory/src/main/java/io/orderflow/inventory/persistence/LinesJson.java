package io.orderflow.inventory.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.events.value.SkuQuantity;
import java.util.List;

/** What is reserved, as a JSON array. */
final class LinesJson {

    private static final TypeReference<List<SkuQuantity>> TYPE = new TypeReference<>() {};
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectReader READER = MAPPER.readerFor(TYPE);
    private static final ObjectWriter WRITER = MAPPER.writerFor(TYPE);

    private LinesJson() {}

    static String write(List<SkuQuantity> lines) {
        try {
            return WRITER.writeValueAsString(lines);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("lines that cannot be written", impossible);
        }
    }

    static List<SkuQuantity> read(String array) {
        try {
            return READER.readValue(array);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("lines that cannot be read: " + corrupt.getOriginalMessage(), corrupt);
        }
    }
}
