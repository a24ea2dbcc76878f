package io.orderflow.endtoend.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** Finds what a client may send of any length, in any number: the fields of a request that say nothing of it. */
record Unbounded(JsonNode document) {

    Stream<String> fields(JsonNode operation) {
        return operation
                .at("/requestBody/content")
                .valueStream()
                .flatMap(content -> in(operation.path("operationId").asText(), content.path("schema")));
    }

    private Stream<String> in(String name, JsonNode described) {
        JsonNode schema = described.has("$ref")
                ? document.at(described.path("$ref").asText().substring(1))
                : described;
        return switch (schema.path("type").asText()) {
            case "object" ->
                schema.path("properties")
                        .propertyStream()
                        .flatMap(field -> in(name + "." + field.getKey(), field.getValue()));
            case "array" -> Stream.concat(missing(name, schema.has("maxItems")), in(name + "[]", schema.path("items")));
            case "integer", "number" -> missing(name, schema.has("minimum") && schema.has("maximum"));
            case "boolean" -> Stream.empty();
            default ->
                missing(
                        name,
                        Stream.of("pattern", "maxLength", "enum", "format").anyMatch(schema::has));
        };
    }

    private static Stream<String> missing(String name, boolean bounded) {
        return bounded ? Stream.empty() : Stream.of(name);
    }
}
