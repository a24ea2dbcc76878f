package io.orderflow.runtime.http.identity;

import io.orderflow.runtime.settings.SettingsCheck;
import io.orderflow.runtime.settings.WebAddressValidator;
import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Hands the settings of identity on to Quarkus, or refuses to start. */
@ApplicationScoped
class IdentitySettings {

    private static final Logger LOG = Logger.getLogger(IdentitySettings.class);

    /** What a request that brings the first token waits for an issuer that does not answer. */
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(3);

    private final IdentityConfiguration configuration;

    IdentitySettings(IdentityConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Before the service answers anybody. */
    void create(@Observes Oidc oidc) {
        check();
        if (configuration.isOpen()) {
            LOG.warn("ORDERFLOW_IDENTITY=open: everybody may do everything");
            oidc.create(OidcTenantConfig.builder().disableTenant().build());
        } else {
            oidc.create(tenant(configuration.issuer().orElseThrow()));
        }
    }

    private void check() {
        SettingsCheck check = new SettingsCheck();
        configuration
                .mode()
                .ifPresent(mode -> check.that(
                        mode.equals(IdentityConfiguration.OPEN), "ORDERFLOW_IDENTITY", mode, "must be open or absent"));
        configuration
                .issuer()
                .ifPresent(issuer -> check.that(
                        isIssuer(issuer),
                        "ORDERFLOW_IDENTITY_ISSUER",
                        issuer,
                        "must be a URL, http or https, without query"));
        check.that(
                configuration.mode().isPresent() != configuration.issuer().isPresent(),
                "ORDERFLOW_IDENTITY_ISSUER",
                configuration.issuer().orElse("(not set)"),
                "must name who issues tokens, unless ORDERFLOW_IDENTITY=open lets everybody do everything; not both");
        check.orRefuse();
    }

    private static boolean isIssuer(String issuer) {
        try {
            return WebAddressValidator.isWebAddress(URI.create(issuer));
        } catch (IllegalArgumentException notAUri) {
            return false;
        }
    }

    private OidcTenantConfig tenant(String issuer) {
        return OidcTenantConfig.authServerUrl(issuer)
                .applicationType(ApplicationType.SERVICE)
                .connectionTimeout(CONNECTION_TIMEOUT)
                .roles()
                .roleClaimPath(configuration.roleClaim())
                .end()
                .token()
                .issuer(issuer)
                .audience(configuration.audience())
                .subjectRequired()
                .lifespanGrace(Math.toIntExact(configuration.clockSkew().toSeconds()))
                .forcedJwkRefreshInterval(configuration.keysInterval())
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false)
                .end()
                .build();
    }
}
