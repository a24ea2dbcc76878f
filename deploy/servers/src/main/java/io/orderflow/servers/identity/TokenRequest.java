package io.orderflow.servers.identity;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Whom a token is about and what it allows.
 *
 * @param subject the id of a person, a shop or a program; of a customer, the customer's id
 * @param name how people call it
 * @param audience the system that shall accept it
 * @param lifetime how long from now
 */
public record TokenRequest(String subject, String name, List<String> roles, String audience, Duration lifetime) {
    /** What services want to be addressed as unless they are told otherwise. */
    public static final String AUDIENCE = "orderflow";

    public static final Duration LIFETIME = Duration.ofHours(1);

    public TokenRequest {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(name, "name");
        roles = List.copyOf(roles);
        Objects.requireNonNull(audience, "audience");
        if (!lifetime.isPositive()) {
            throw new IllegalArgumentException("a token lives for some time, not " + lifetime);
        }
    }

    /** An hour for somebody whose name is the subject. */
    public static TokenRequest of(String subject, String... roles) {
        return new TokenRequest(subject, subject, List.of(roles), AUDIENCE, LIFETIME);
    }

    public TokenRequest withName(String other) {
        return new TokenRequest(subject, other, roles, audience, lifetime);
    }

    public TokenRequest withAudience(String other) {
        return new TokenRequest(subject, name, roles, other, lifetime);
    }

    public TokenRequest withLifetime(Duration other) {
        return new TokenRequest(subject, name, roles, audience, other);
    }
}
