package io.orderflow.runtime.http;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out which parameter of a request an error speaks of, because Quarkus REST does not say. */
final class ParameterName {

    private static final String UNKNOWN = "parameter";

    private record Given(String name, String value) {}

    private ParameterName() {}

    /** The name that the annotations of a resource method's parameter give it. */
    static String of(Annotation @Nullable [] annotations) {
        if (annotations != null) {
            for (Annotation annotation : annotations) {
                switch (annotation) {
                    case QueryParam query -> {
                        return query.value();
                    }
                    case PathParam path -> {
                        return path.value();
                    }
                    case HeaderParam header -> {
                        return header.value();
                    }
                    default -> {}
                }
            }
        }
        return UNKNOWN;
    }

    /** The parameter of this request whose value the JDK's message quotes; the longest, if there are several. */
    static String quotedIn(Throwable failure, UriInfo uri) {
        String message = String.valueOf(failure.getMessage());
        return Stream.of(uri.getQueryParameters(), uri.getPathParameters())
                .flatMap(ParameterName::given)
                .filter(given -> !given.value().isEmpty() && message.contains(given.value()))
                .max(Comparator.comparingInt(given -> given.value().length()))
                .map(Given::name)
                .orElse(UNKNOWN);
    }

    private static Stream<Given> given(MultivaluedMap<String, String> parameters) {
        return parameters.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> new Given(entry.getKey(), value)));
    }
}
