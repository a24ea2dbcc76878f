package io.orderflow.endtoend.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Bodies that are not what is asked for. */
final class HostileBodies {
    private static final String HERE = "@@here@@";

    /** In the place of a valid value; not all of them are JSON. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-0",
            "-1",
            "1.5",
            "1e400",
            "1e-400",
            "2147483648",
            "9223372036854775808",
            "-9223372036854775809",
            "9".repeat(1_500),
            "NaN",
            "0x10",
            "01",
            "\"\"",
            "\" \"",
            "\"1\"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u202e\\u0007\"",
            "\"\\n\"",
            "\"\uD83C\uDF4B\"",
            "\"a\u0000b\"",
            "\"" + "x".repeat(20_000) + "\"",
            "\"" + "\uD83C\uDF4B".repeat(100) + "\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "{\"a\":{\"a\":1}}",
            "[1,2,3]",
            "\"'; drop table orders; --\"",
            "\"${jndi:ldap://x}\"",
            "\"USD\"",
            "undefined",
            "'a'",
            deep(900),
            deep(20_000));

    private HostileBodies() {}

    /** In the place of a whole body. */
    static List<byte[]> whole() {
        List<byte[]> bodies = new ArrayList<>(Stream.of(
                        "",
                        " ",
                        "null",
                        "true",
                        "42",
                        "\"text\"",
                        "[]",
                        "[{}]",
                        "{}",
                        "{",
                        "}",
                        "{\"a\"",
                        "{\"a\":",
                        "[1,",
                        "{}{}",
                        "{} trailing",
                        "<a/>",
                        "a=b",
                        "\uFEFF{}",
                        deep(900),
                        deep(30_000),
                        "{\"a\":".repeat(10_000),
                        "{\"a\":" + deep(900) + "}",
                        "{\"\":\"\"}",
                        "{\"__proto__\":{},\"@type\":\"java.lang.Runtime\"}",
                        "{\"a\":1,\"a\":2}",
                        "9".repeat(60_000),
                        "\"" + "x".repeat(60_000) + "\"",
                        "x".repeat(70_000),
                        "[" + "1,".repeat(30_000) + "1]")
                .map(HostileBodies::bytes)
                .toList());
        bodies.add(new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0});
        bodies.add(new byte[] {'{', '"', (byte) 0xc3, '(', '"', ':', '1', '}'});
        bodies.add(new byte[] {0, 0, 0, 0});
        return bodies;
    }

    /** The body with each of its parts missing, and in the place of each part each hostile value. */
    static List<byte[]> variationsOf(JsonNode body) {
        List<byte[]> variations = new ArrayList<>();
        vary(body.deepCopy(), body.deepCopy(), "", variations);
        return variations;
    }

    private static void vary(JsonNode root, JsonNode part, String pointer, List<byte[]> variations) {
        if (part instanceof ObjectNode object) {
            for (String field :
                    object.propertyStream().map(java.util.Map.Entry::getKey).toList()) {
                variations.add(bytes(without(root, pointer, field)));
                replace(root, pointer, field, variations);
                vary(root, object.path(field), pointer + "/" + field, variations);
            }
        } else if (part instanceof ArrayNode array && !array.isEmpty()) {
            VALUES.forEach(value -> {
                JsonNode copy = root.deepCopy();
                ((ArrayNode) copy.at(pointer)).set(0, HERE);
                variations.add(bytes(copy.toString().replace("\"" + HERE + "\"", value)));
            });
            JsonNode copy = root.deepCopy();
            for (int i = 0; i < 150; i++) {
                ((ArrayNode) copy.at(pointer)).add(array.get(0));
            }
            variations.add(bytes(copy.toString()));
            vary(root, array.get(0), pointer + "/0", variations);
        }
    }

    private static String without(JsonNode root, String pointer, String field) {
        JsonNode copy = root.deepCopy();
        ((ObjectNode) copy.at(pointer)).remove(field);
        return copy.toString();
    }

    private static void replace(JsonNode root, String pointer, String field, List<byte[]> variations) {
        JsonNode copy = root.deepCopy();
        ((ObjectNode) copy.at(pointer)).put(field, HERE);
        String template = copy.toString();
        VALUES.forEach(value -> variations.add(bytes(template.replace("\"" + HERE + "\"", value))));
    }

    private static String deep(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
