package io.orderflow.shipping.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.events.value.Address;
import io.orderflow.events.value.ParcelLine;
import java.util.List;

/** What is in a parcel, where it goes and who does not take it, as JSON documents. */
final class ParcelJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final TypeReference<List<ParcelLine>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<String>> CARRIERS = new TypeReference<>() {};
    private static final TypeReference<Address> ADDRESS = new TypeReference<>() {};

    private ParcelJson() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a parcel that cannot be written", impossible);
        }
    }

    static List<ParcelLine> lines(String document) {
        return read(LINES, document);
    }

    static List<String> carriers(String document) {
        return read(CARRIERS, document);
    }

    static Address address(String document) {
        return read(ADDRESS, document);
    }

    private static <T> T read(TypeReference<T> type, String document) {
        try {
            return MAPPER.readValue(document, type);
        } catch (JsonProcessingException corrupt) {
            // Without Jackson's own words and without a cause: they quote the address.
            throw new IllegalStateException("a parcel that cannot be read, at " + corrupt.getLocation());
        }
    }
}
