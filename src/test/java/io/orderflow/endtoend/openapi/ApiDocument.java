package io.orderflow.endtoend.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orderflow.local.Service;
import io.orderflow.local.SystemOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The OpenAPI document of a service as it is committed: in {@code docs}, for people who have not built anything. */
record ApiDocument(Path file) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    static ApiDocument of(Service service) {
        return new ApiDocument(SystemOptions.findSources().resolve("docs/openapi/" + service.id() + ".yaml"));
    }

    boolean isThere() {
        return Files.exists(file);
    }

    JsonNode read() {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order of names, for that of a build may be another each time. */
    void write(JsonNode document) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, YAML.writeValueAsString(YAML.treeToValue(document, Object.class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(String yaml) throws IOException {
        return YAML.readTree(yaml);
    }

    /** The first number of {@code info.version}. */
    static int major(JsonNode document) {
        return Integer.parseInt(document.at("/info/version").asText().split("\\.", -1)[0]);
    }
}
