package io.orderflow.endtoend.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What breaks a client when a schema changes. No schema of these documents contains itself.
 *
 * @param request whether the client sends what is described; otherwise it reads it
 */
record SchemaBreakage(JsonNode before, JsonNode after, boolean request) {

    List<String> between(String name, JsonNode was, JsonNode is) {
        List<String> found = new ArrayList<>();
        compare(name, resolved(before, was), resolved(after, is), found);
        return found;
    }

    private void compare(String name, JsonNode was, JsonNode is, List<String> found) {
        if (!type(was).equals(type(is))) {
            found.add("%s is of type %s, not %s".formatted(name, type(is), type(was)));
            return;
        }
        if (request) {
            narrower(name, was, is, found);
        }
        if (was.has("items") || (request && is.has("items"))) {
            found.addAll(between(name + "[]", was.path("items"), is.path("items")));
        }
        was.path("properties").properties().forEach(field -> {
            String path = name + "." + field.getKey();
            JsonNode now = is.path("properties").path(field.getKey());
            if (now.isMissingNode()) {
                found.add(path + " is gone");
            } else {
                found.addAll(between(path, field.getValue(), now));
            }
        });
        others(name, was.path("additionalProperties"), is.path("additionalProperties"), found);
        required(name, values(was.path("required")), values(is.path("required")), found);
    }

    private void narrower(String name, JsonNode was, JsonNode is, List<String> found) {
        new Narrowing(was, is).of(name).forEach(found::add);
        if (is.has("enum") && (!was.has("enum") || !values(is.path("enum")).containsAll(values(was.path("enum"))))) {
            found.add(name + " takes fewer values");
        }
        if (is.has("propertyNames")) {
            found.addAll(between(name + ": a name", was.path("propertyNames"), is.path("propertyNames")));
        }
    }

    /** Fields that the document does not name: there may be any, unless it says otherwise. */
    private void others(String name, JsonNode was, JsonNode is, List<String> found) {
        boolean isUsed = request ? !isNothing(was) : was.isObject();
        if (isUsed && isNothing(is)) {
            found.add(name + ".* is gone");
        } else if (isUsed && (!request || is.isObject())) {
            found.addAll(between(name + ".*", was, is));
        }
    }

    private void required(String name, Set<String> was, Set<String> is, List<String> found) {
        if (request) {
            is.stream()
                    .filter(field -> !was.contains(field))
                    .forEach(field -> found.add(name + "." + field + " has to be given"));
        } else {
            was.stream()
                    .filter(field -> !is.contains(field))
                    .forEach(field -> found.add(name + "." + field + " may be absent"));
        }
    }

    /** With what stands beside a reference: since OpenAPI 3.1 both hold. */
    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        if (!schema.has("$ref")) {
            return schema;
        }
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        Stream.of(document.at(schema.path("$ref").asText().substring(1)), schema)
                .forEach(part -> part.properties().forEach(word -> both.set(word.getKey(), word.getValue())));
        return both;
    }

    private static boolean isNothing(JsonNode schema) {
        return schema.isBoolean() && !schema.asBoolean();
    }

    /** With its format: an identifier that becomes any text is another type. */
    private static String type(JsonNode schema) {
        return (schema.has("type") ? schema.path("type") : "any")
                + schema.path("format").asText();
    }

    private static Set<String> values(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    }
}
