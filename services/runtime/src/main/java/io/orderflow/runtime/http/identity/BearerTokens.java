package io.orderflow.runtime.http.identity;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Bearer tokens (RFC 6750): Quarkus verifies them, each once in a while; what is kept of one is the caller, not the
 * request that brought it.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class BearerTokens implements HttpAuthenticationMechanism {

    static final String SCHEME = "Bearer";

    /** A signed JSON Web Token (RFC 7515, 7.1): what looks otherwise may be too much for whoever takes it apart. */
    private static final Pattern SIGNED = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private final OidcAuthenticationMechanism issuer;
    private final VerifiedTokens verified;

    BearerTokens(OidcAuthenticationMechanism issuer, VerifiedTokens verified) {
        this.issuer = issuer;
        this.verified = verified;
    }

    @Override
    public Uni<@Nullable SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String token = AuthorizationHeader.credentials(context.request(), SCHEME);
        if (token == null) {
            return Uni.createFrom().nullItem();
        }
        SecurityIdentity known = verified.find(token);
        return known != null ? Uni.createFrom().item(known) : verify(token, context, providers);
    }

    private Uni<SecurityIdentity> verify(String token, RoutingContext context, IdentityProviderManager providers) {
        return SIGNED.matcher(token).matches()
                ? issuer.authenticate(context, providers)
                        .map(BearerTokens::caller)
                        .invoke(caller -> verified.keep(token, caller))
                : Uni.createFrom().failure(new AuthenticationFailedException("not a signed JSON Web Token"));
    }

    private static SecurityIdentity caller(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new AuthenticationFailedException("not a JSON Web Token");
        }
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(callerOf(token))
                .addRoles(identity.getRoles())
                .build();
    }

    private static Caller callerOf(JsonWebToken token) {
        try {
            return new Caller(
                    token.getSubject(),
                    token.getClaim("name") instanceof String name ? name : null,
                    Instant.ofEpochSecond(token.getExpirationTime()));
        } catch (IllegalArgumentException unfit) {
            throw new AuthenticationFailedException(unfit);
        }
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return issuer.getChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return issuer.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return issuer.getCredentialTransport(context);
    }

    @Override
    public int getPriority() {
        return issuer.getPriority() + 1;
    }
}
