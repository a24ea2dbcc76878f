package io.orderflow.runtime.http.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who brought tokens that were found good a moment ago: a signature costs more than all else that a request asks of this
 * service. A key that the issuer withdraws is believed for as long, at most.
 */
@ApplicationScoped
class VerifiedTokens {

    private final Cache<String, SecurityIdentity> identities;
    private final Duration clockSkew;
    private final Clock clock = Clock.systemUTC();

    VerifiedTokens(IdentityConfiguration configuration) {
        this.identities = Caffeine.newBuilder()
                .maximumSize(configuration.cacheSize())
                .expireAfterWrite(configuration.cacheTime())
                .build();
        this.clockSkew = configuration.clockSkew();
    }

    @Nullable SecurityIdentity find(String token) {
        SecurityIdentity found = identities.getIfPresent(token);
        return found == null || hasExpired(found) ? null : found;
    }

    void keep(String token, SecurityIdentity identity) {
        identities.put(token, identity);
    }

    private boolean hasExpired(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof Caller caller
                && clock.instant().isAfter(caller.expiresAt().plus(clockSkew));
    }
}
