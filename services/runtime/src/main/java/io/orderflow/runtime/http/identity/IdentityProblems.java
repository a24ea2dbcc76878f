package io.orderflow.runtime.http.identity;

import io.orderflow.runtime.http.Problems;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What somebody is told who may not, with the challenge that RFC 6750 (3) asks for. */
public final class IdentityProblems {

    private static final Logger LOG = Logger.getLogger(IdentityProblems.class);

    @ServerExceptionMapper(value = UnauthorizedException.class, priority = 1)
    Response noToken() {
        return Problems.unauthorized("This needs a token: Authorization: Bearer …", BearerTokens.SCHEME)
                .toResponse();
    }

    @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = 1)
    Response badToken(AuthenticationFailedException failure) {
        if (failure.getCause() instanceof OIDCException unreachable) {
            return issuerAway(unreachable);
        }
        LOG.debugf("Answered 401: %s", failure.getMessage());
        return Problems.unauthorized(
                        "The token is not one of the issuer's for this system, or has expired; get a new one.",
                        BearerTokens.SCHEME + " error=\"invalid_token\"")
                .toResponse();
    }

    @ServerExceptionMapper(value = ForbiddenException.class, priority = 1)
    Response notAllowed() {
        return Problems.forbidden("None of the token's roles may do this.").toResponse();
    }

    @ServerExceptionMapper
    Response issuerAway(OIDCException failure) {
        LOG.warnf("Answered 503, the issuer of tokens does not answer: %s", failure.getMessage());
        return Problems.unavailable("The issuer of tokens does not answer, so that nobody's token can be verified.")
                .toResponse();
    }
}
