package io.orderflow.endtoend.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of an OpenAPI document.
 *
 * @param body an example of the body, null if it takes none
 * @param mediaType of the body
 */
record Operation(
        String method,
        String path,
        List<Parameter> parameters,
        @Nullable JsonNode body,
        String mediaType,
        Set<String> methodsOfThePath) {
    private static final String LINES = "application/x-ndjson";

    /** @param in {@code path}, {@code query} or {@code header} */
    record Parameter(String name, String in, boolean required) {}

    /** All operations that a document describes. */
    static List<Operation> of(JsonNode document, Map<String, String> examples) {
        Examples bodies = new Examples(document, examples);
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            Set<String> methods = Set.copyOf(path.getValue()
                    .propertyStream()
                    .map(method -> method.getKey().toUpperCase(Locale.ROOT))
                    .toList());
            path.getValue()
                    .properties()
                    .forEach(method -> operations.add(new Operation(
                            method.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            parameters(method.getValue().path("parameters")),
                            bodies.of(method.getValue()
                                    .path("requestBody")
                                    .path("content")
                                    .path(mediaType(method.getValue()))
                                    .path("schema")),
                            mediaType(method.getValue()),
                            methods)));
        }
        return operations;
    }

    private static String mediaType(JsonNode operation) {
        return operation.at("/requestBody/content").has(LINES) ? LINES : "application/json";
    }

    private static List<Parameter> parameters(JsonNode described) {
        List<Parameter> parameters = new ArrayList<>();
        described.forEach(parameter -> parameters.add(new Parameter(
                parameter.path("name").asText(),
                parameter.path("in").asText(),
                parameter.path("required").asBoolean())));
        return parameters;
    }
}
