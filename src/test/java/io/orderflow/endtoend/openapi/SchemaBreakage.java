package io.orderflow.endtoend.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
        if (request && is.has("enum") && !values(is.path("enum")).containsAll(values(was.path("enum")))) {
            found.add(name + " takes fewer values");
        }
        if (was.has("items")) {
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
        required(name, values(was.path("required")), values(is.path("required")), found);
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

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    /** With its format: an identifier that becomes any text is another type. */
    private static String type(JsonNode schema) {
        return schema.path("type") + schema.path("format").asText();
    }

    private static Set<String> values(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    }
}
