package io.orderflow.endtoend.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What makes a schema take less although it is of the same type: a bound that is new or tighter, or something new or
 * other of which a program cannot tell what it takes, such as a pattern.
 */
record Narrowing(JsonNode was, JsonNode is) {
    private static final List<String> LARGEST =
            List.of("maxLength", "maximum", "exclusiveMaximum", "maxItems", "maxProperties");
    private static final List<String> SMALLEST = List.of("minimum", "exclusiveMinimum");

    /** Nothing has less than none of it: 0 is no bound. */
    private static final List<String> FEWEST = List.of("minLength", "minItems", "minProperties");

    private static final List<String> SWITCHES = List.of("uniqueItems");
    private static final List<String> OPAQUE =
            List.of("pattern", "const", "multipleOf", "not", "allOf", "anyOf", "oneOf");

    /** One sentence for each keyword of the schema itself; whoever asks goes on to fields and items. */
    Stream<String> of(String name) {
        return Stream.of(
                        those(LARGEST, keyword -> isNew(keyword) || growth(keyword) < 0),
                        those(SMALLEST, keyword -> isNew(keyword) || growth(keyword) > 0),
                        those(FEWEST, keyword -> growth(keyword) > 0),
                        those(SWITCHES, keyword -> isOn(is, keyword) && !isOn(was, keyword)),
                        those(OPAQUE, keyword -> !is.path(keyword).equals(was.path(keyword))))
                .flatMap(keywords -> keywords)
                .map(keyword -> "%s has the %s %s, not %s"
                        .formatted(name, keyword, is.path(keyword), isNew(keyword) ? "none" : was.path(keyword)));
    }

    private Stream<String> those(List<String> keywords, Predicate<String> narrows) {
        return keywords.stream().filter(is::has).filter(narrows);
    }

    private boolean isNew(String keyword) {
        return !was.has(keyword);
    }

    private int growth(String keyword) {
        return number(is, keyword).compareTo(number(was, keyword));
    }

    private static BigDecimal number(JsonNode schema, String keyword) {
        return schema.path(keyword).decimalValue();
    }

    private static boolean isOn(JsonNode schema, String keyword) {
        return schema.path(keyword).asBoolean();
    }
}
