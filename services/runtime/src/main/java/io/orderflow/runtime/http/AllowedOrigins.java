package io.orderflow.runtime.http;

import io.orderflow.runtime.settings.SettingsCheck;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose pages may read answers: origins as browsers write them (RFC 6454, 6.2), or {@value #ANY} for everybody's.
 */
record AllowedOrigins(Set<String> origins) {

    private static final String ANY = "*";
    private static final Pattern ORIGIN =
            Pattern.compile("[a-z][a-z0-9+.-]*://([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:]+])(:[1-9][0-9]{0,4})?");
    /** A port that a browser leaves out, so that nobody ever comes from such an origin. */
    private static final Pattern USUAL_PORT = Pattern.compile("http://.*:80|https://.*:443");

    AllowedOrigins {
        origins = Set.copyOf(origins);
    }

    /** Those of the settings; a service does not start if one of them is none. */
    static AllowedOrigins of(List<String> origins) {
        SettingsCheck check = new SettingsCheck();
        for (String origin : origins) {
            boolean isOrigin = ORIGIN.matcher(origin).matches()
                    && !USUAL_PORT.matcher(origin).matches();
            check.that(
                    isOrigin || (origin.equals(ANY) && origins.size() == 1),
                    "orderflow.http.cors.origins",
                    origin,
                    "must be origins as browsers write them, such as https://shop.example.com, or * alone");
        }
        check.orRefuse();
        return new AllowedOrigins(Set.copyOf(origins));
    }

    boolean isEmpty() {
        return origins.isEmpty();
    }

    boolean isAny() {
        return origins.contains(ANY);
    }

    /** What a browser is told that comes from this origin; null for one that is not allowed. */
    @Nullable String answerTo(@Nullable String origin) {
        if (origin == null) {
            return null;
        }
        if (isAny()) {
            return ANY;
        }
        return origins.contains(origin) ? origin : null;
    }
}
