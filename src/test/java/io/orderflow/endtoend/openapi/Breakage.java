package io.orderflow.endtoend.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What would break a client of an API when one OpenAPI document takes the place of another. It looks at what there is
 * and of what type: operations, who may use them, parameters, fields. What clients send has to be taken as before, so
 * that bounds, patterns and enumerations of requests may become wider, but neither narrower nor, where nobody can tell
 * which of the two it is, other.
 *
 * <p>In an answer it looks at none of them. What a client has to make room for is said by type and format: an
 * {@code int32} that becomes an {@code int64} breaks it. Longer texts, more items, greater numbers and new values of an
 * enumeration clients have to expect, and an answer that is bounded more tightly is one that they could read before.
 */
final class Breakage {
    private final JsonNode before;
    private final JsonNode after;
    private final List<String> found = new ArrayList<>();

    private Breakage(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** One sentence for each thing; empty if every client of the document before can live with the one after. */
    static List<String> between(JsonNode before, JsonNode after) {
        Breakage breakage = new Breakage(before, after);
        before.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> breakage.operation(path.getKey(), method.getKey(), method.getValue())));
        return List.copyOf(breakage.found);
    }

    private void operation(String path, String method, JsonNode was) {
        String name = was.path("operationId").asText(method + " " + path);
        JsonNode is = after.path("paths").path(path).path(method);
        if (is.isMissingNode()) {
            found.add(name + " is gone");
            return;
        }
        if (!was.path("operationId").equals(is.path("operationId"))) {
            found.add(name + " has another operationId");
        }
        whoMay(name, was.path("security"), is.path("security"));
        parameters(name, byName(was), byName(is));
        body(name, was.path("requestBody"), is.path("requestBody"));
        answers(name, was.path("responses"), is.path("responses"));
    }

    private void whoMay(String operation, JsonNode was, JsonNode is) {
        if (was.isEmpty() && !is.isEmpty()) {
            found.add(operation + " needs a token");
        }
        Set<String> lost = new HashSet<>(texts(was));
        lost.removeAll(texts(is));
        if (!is.isEmpty() && !lost.isEmpty()) {
            found.add(operation + " is no longer for " + lost);
        }
    }

    private void parameters(String operation, Map<String, JsonNode> was, Map<String, JsonNode> is) {
        was.forEach((name, parameter) -> {
            JsonNode now = is.get(name);
            if (now == null) {
                found.add(operation + ": " + name + " is gone");
            } else {
                found.addAll(request().between(operation + ": " + name, parameter.path("schema"), now.path("schema")));
            }
        });
        is.forEach((name, parameter) -> {
            JsonNode earlier = was.get(name);
            if (parameter.path("required").asBoolean()
                    && (earlier == null || !earlier.path("required").asBoolean())) {
                found.add(operation + ": " + name + " has to be given");
            }
        });
    }

    private void body(String operation, JsonNode was, JsonNode is) {
        if (is.path("required").asBoolean() && !was.path("required").asBoolean()) {
            found.add(operation + ": a body has to be sent");
        }
        contents(operation + ": request", was, is, request());
    }

    /** Errors may come and go; all of them have one form, and are compared where both documents name them. */
    private void answers(String operation, JsonNode was, JsonNode is) {
        was.properties().forEach(answer -> {
            String name = operation + ": " + answer.getKey();
            JsonNode now = is.path(answer.getKey());
            if (!now.isMissingNode()) {
                contents(name, answer.getValue(), now, new SchemaBreakage(before, after, false));
            } else if (answer.getKey().startsWith("2")) {
                found.add(name + " is gone");
            }
        });
    }

    private void contents(String name, JsonNode was, JsonNode is, SchemaBreakage schemas) {
        was.path("content").properties().forEach(content -> {
            JsonNode now = is.path("content").path(content.getKey());
            if (now.isMissingNode()) {
                found.add(name + " is no longer " + content.getKey());
            } else {
                found.addAll(schemas.between(name, content.getValue().path("schema"), now.path("schema")));
            }
        });
    }

    private SchemaBreakage request() {
        return new SchemaBreakage(before, after, true);
    }

    private static Map<String, JsonNode> byName(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .collect(Collectors.toMap(
                        parameter -> parameter.path("in").asText() + " parameter "
                                + parameter.path("name").asText(),
                        Function.identity()));
    }

    /** The roles of a requirement, whatever the scheme's name. */
    private static List<String> texts(JsonNode security) {
        return security.valueStream()
                .flatMap(JsonNode::valueStream)
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::asText)
                .toList();
    }
}
