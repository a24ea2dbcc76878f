package io.orderflow.endtoend.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One operation of an OpenAPI document.
 *
 * @param path with what the document gives as examples of its parameters, if it gives any
 */
record DescribedOperation(JsonNode document, String method, String path, JsonNode described) {

    static Stream<DescribedOperation> of(JsonNode document) {
        return document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(method -> new DescribedOperation(
                                document,
                                method.getKey(),
                                filled(path.getKey(), method.getValue()),
                                method.getValue())));
    }

    String id() {
        return described.path("operationId").asText();
    }

    boolean takesLines() {
        return described.at("/requestBody/content").has("application/x-ndjson");
    }

    boolean takesABody() {
        return described.has("requestBody");
    }

    /** What must be sent as headers, each with a value that nobody else sends. */
    Map<String, String> headers() {
        return described
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asText().equals("header")
                        && parameter.path("required").asBoolean())
                .collect(Collectors.toMap(
                        parameter -> parameter.path("name").asText(),
                        parameter -> UUID.randomUUID().toString()));
    }

    /** What may be sent, for example. */
    List<JsonNode> bodies() {
        return examples(described.path("requestBody"));
    }

    /** The answers that have a body and are no refusals. */
    Stream<JsonNode> answers() {
        return described
                .path("responses")
                .propertyStream()
                .filter(answer ->
                        answer.getKey().startsWith("2") && answer.getValue().has("content"))
                .map(Map.Entry::getValue);
    }

    /** What is wrong with the body of an answer of this status. */
    List<Error> faults(int status, JsonNode body) {
        return faults(described.path("responses").path(String.valueOf(status)), body);
    }

    /** What is wrong with it, where fields that the document does not name are wrong. */
    List<Error> faults(JsonNode answer, JsonNode body) {
        ObjectNode schema = document.deepCopy();
        schema.path("components").path("schemas").valueStream().forEach(DescribedOperation::close);
        JsonNode content = answer.path("content").valueStream().findFirst().orElseThrow();
        schema.putArray("allOf").add(content.path("schema"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString())
                .validate(body.toString(), InputFormat.JSON);
    }

    static List<JsonNode> examples(JsonNode described) {
        return described
                .path("content")
                .valueStream()
                .flatMap(content -> content.path("examples").valueStream())
                .map(example -> example.path("value"))
                .toList();
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }

    private static String filled(String path, JsonNode described) {
        String filled = path;
        for (JsonNode parameter : described.path("parameters")) {
            if (parameter.has("example")) {
                filled = filled.replace(
                        "{" + parameter.path("name").asText() + "}",
                        parameter.path("example").asText());
            }
        }
        return filled;
    }
}
