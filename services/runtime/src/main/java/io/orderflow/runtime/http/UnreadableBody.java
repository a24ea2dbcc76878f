package io.orderflow.runtime.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of a body that could not be read which field is to blame and why; never in Jackson's words, which quote it. */
final class UnreadableBody {

    /** Names that a client made up come back to it, but not at any length. */
    private static final int LONGEST_FIELD = 100;

    private static final String TWICE = "Duplicate field";

    private UnreadableBody() {}

    static Problems.Violation describe(JsonProcessingException failure) {
        Problems.Violation violation = violation(failure);
        return new Problems.Violation(
                violation.field().isEmpty() ? "body" : printable(violation.field()), violation.message());
    }

    private static Problems.Violation violation(JsonProcessingException failure) {
        return switch (failure) {
            case StreamReadException broken -> brokenJson(broken);
            case JsonMappingException within
            when within.getCause() instanceof StreamReadException broken -> brokenJson(broken);
            case UnrecognizedPropertyException unknown -> new Problems.Violation(path(unknown), "is not known here");
            case JsonMappingException refused
            when refused.getCause() instanceof IllegalArgumentException violated && violated.getMessage() != null ->
                violation(path(refused), violated.getMessage(), isOneValue(refused));
            case JsonMappingException mistyped ->
                new Problems.Violation(path(mistyped), "is missing or not of its type");
            default -> new Problems.Violation("", "is not JSON");
        };
    }

    /** What no JSON is, has no path of its own: the parser knows how far it has come. */
    private static Problems.Violation brokenJson(StreamReadException failure) {
        @Nullable JsonParser parser = failure.getProcessor();
        String place = parser == null ? "" : place(parser.getParsingContext());
        boolean twice = failure.getOriginalMessage().startsWith(TWICE);
        return new Problems.Violation(withoutFirstDot(place), twice ? "is named twice" : "is not JSON");
    }

    /** Our own records begin what they refuse with the name of the field; if they are one value, the path names it. */
    static Problems.Violation violation(String path, String message, boolean isOneValue) {
        int space = message.indexOf(' ');
        if (space < 0) {
            return new Problems.Violation(path, "is not valid: " + message);
        }
        String named = message.substring(0, space);
        String field = isOneValue && !path.isEmpty() ? path : path.isEmpty() ? named : path + "." + named;
        return new Problems.Violation(field, message.substring(space + 1));
    }

    private static boolean isOneValue(JsonMappingException failure) {
        if (!(failure instanceof ValueInstantiationException refused) || refused.getType() == null) {
            return false;
        }
        RecordComponent @Nullable [] components =
                refused.getType().getRawClass().getRecordComponents();
        return components != null && components.length == 1;
    }

    private static String path(JsonMappingException failure) {
        return withoutFirstDot(failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining()));
    }

    private static String place(@Nullable JsonStreamContext context) {
        if (context == null || context.inRoot()) {
            return "";
        }
        String step = context.inArray()
                ? "[" + context.getCurrentIndex() + "]"
                : context.hasCurrentName() ? "." + context.getCurrentName() : "";
        return place(context.getParent()) + step;
    }

    private static String withoutFirstDot(String path) {
        return path.startsWith(".") ? path.substring(1) : path;
    }

    /** Half a surrogate pair, which no JSON writer takes, becomes a question mark. */
    static String printable(String field) {
        String shortened = field.length() <= LONGEST_FIELD ? field : field.substring(0, LONGEST_FIELD) + "…";
        return new String(shortened.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
