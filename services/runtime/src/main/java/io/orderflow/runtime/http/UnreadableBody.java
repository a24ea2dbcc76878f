package io.orderflow.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.lang.reflect.RecordComponent;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of a body that could not be read which field is to blame and why; never in Jackson's words, which quote it. */
final class UnreadableBody {

    private UnreadableBody() {}

    static Problems.Violation describe(JsonProcessingException failure) {
        if (!(failure instanceof JsonMappingException mapping)) {
            return new Problems.Violation("body", "is not JSON");
        }
        String path = path(mapping);
        if (!(mapping.getCause() instanceof IllegalArgumentException violated) || violated.getMessage() == null) {
            return new Problems.Violation(path.isEmpty() ? "body" : path, "is missing or not of its type");
        }
        return violation(path, violated.getMessage(), isOneValue(mapping));
    }

    /** Our own records begin what they refuse with the name of the field; if they are one value, the path names it. */
    private static Problems.Violation violation(String path, String message, boolean isOneValue) {
        int space = message.indexOf(' ');
        if (space < 0) {
            return new Problems.Violation(path.isEmpty() ? "body" : path, "is not valid: " + message);
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
        String path = failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.startsWith(".") ? path.substring(1) : path;
    }
}
