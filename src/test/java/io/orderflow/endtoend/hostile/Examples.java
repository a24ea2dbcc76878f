package io.orderflow.endtoend.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes bodies that are valid, so that one hostile part is all that is wrong with them.
 *
 * @param texts what to put into fields of these names
 */
record Examples(JsonNode document, Map<String, String> texts) {
    /** Within the bounds of every number of the contract. */
    private static final int NUMBER = 500;

    /** A price is somebody's whole word, or left to the catalogue. */
    private static final Set<String> OF_PRICED_ORDERS = Set.of(
            "unitPrice",
            "name",
            "weightGrams",
            "discount",
            "taxes",
            "shipping",
            "total",
            "externalId",
            "placedAt",
            "idempotencyKey");

    @Nullable JsonNode of(JsonNode schema) {
        return schema.isMissingNode() ? null : example("", schema);
    }

    private JsonNode example(String field, JsonNode described) {
        JsonNode schema = described.has("$ref")
                ? document.at(described.path("$ref").asText().substring(1))
                : described;
        String text = texts.get(field);
        if (text != null) {
            return JsonNodeFactory.instance.textNode(text);
        }
        return switch (schema.path("type").asText()) {
            case "object" -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                schema.path("properties")
                        .propertyStream()
                        .filter(property ->
                                isRequired(schema, property.getKey()) || !OF_PRICED_ORDERS.contains(property.getKey()))
                        .forEach(property ->
                                object.set(property.getKey(), example(property.getKey(), property.getValue())));
                yield object;
            }
            case "array" -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                yield array.add(example(field, schema.path("items")));
            }
            case "integer", "number" -> JsonNodeFactory.instance.numberNode(NUMBER);
            case "boolean" -> JsonNodeFactory.instance.booleanNode(true);
            default -> JsonNodeFactory.instance.textNode("example");
        };
    }

    private static boolean isRequired(JsonNode schema, String property) {
        return schema.path("required")
                .valueStream()
                .anyMatch(name -> name.asText().equals(property));
    }
}
