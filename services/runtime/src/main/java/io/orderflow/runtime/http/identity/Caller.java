package io.orderflow.runtime.http.identity;

import io.orderflow.events.value.Customer;
import io.orderflow.events.value.Require;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whom a token is about.
 *
 * @param subject the {@code sub} of the token: 1 to {@value Customer#MAX_ID} visible characters of ASCII (OpenID Connect
 *     Core 1.0, 2), never given to anybody else
 * @param name what people call them, for people to read; at most {@value #MAX_NAME} characters
 * @param expiresAt when the token ends
 */
public record Caller(String subject, @Nullable String name, Instant expiresAt) implements Principal {

    /** The longest name; what is longer is cut. */
    public static final int MAX_NAME = 100;

    private static final Duration SHORTEST = Duration.ofMillis(1);

    public Caller {
        Require.visible(subject, "sub", Customer.MAX_ID);
        name = name == null || name.isBlank() ? null : shortened(name.strip());
        Require.present(expiresAt, "exp");
    }

    /** How long the token has still to go; at least a millisecond. */
    public Duration remaining(Instant now) {
        Duration remaining = Duration.between(now, expiresAt);
        return remaining.compareTo(SHORTEST) < 0 ? SHORTEST : remaining;
    }

    @Override
    public String getName() {
        return subject;
    }

    private static String shortened(String name) {
        return name.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(MAX_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
