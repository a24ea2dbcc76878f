package io.orderflow.runtime.http.identity;

import io.orderflow.runtime.settings.DurationBetween;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Optional;

/** Who says who somebody is. */
@ConfigMapping(prefix = "orderflow.identity")
public interface IdentityConfiguration {

    /** What {@link #mode} says where everybody may do everything. */
    String OPEN = "open";

    /** {@value #OPEN}: everybody may do everything, and no token is looked at. Absent: an {@link #issuer} is demanded. */
    @WithParentName
    Optional<String> mode();

    /** The issuer, as tokens name it in {@code iss}; where it is found, too (OpenID Connect Discovery 1.0). */
    Optional<String> issuer();

    /** What a token must be meant for: one value of its {@code aud}. */
    @NotBlank @WithDefault("orderflow")
    String audience();

    /** The claim with the roles; a {@code /} before each further step into it: {@code realm_access/roles}. */
    @NotBlank @WithDefault("roles")
    String roleClaim();

    /** How far the issuer's clock and this one may be apart. */
    @DurationBetween(min = "PT0S", max = "PT5M")
    @WithDefault("30s")
    Duration clockSkew();

    /** How long a token that was found good is not verified again; it never outlives its {@code exp}. */
    @DurationBetween(max = "PT1H")
    @WithDefault("1m")
    Duration cacheTime();

    /** How many tokens are kept so at most, the least used go first. */
    @Min(1) @Max(1_000_000) @WithDefault("10000")
    int cacheSize();

    /** How often an unknown key may make a service ask its issuer for the keys anew. */
    @DurationBetween(min = "PT1S", max = "P1D")
    @WithDefault("10s")
    Duration keysInterval();

    /** Whether everybody may do everything. */
    default boolean isOpen() {
        return mode().filter(OPEN::equals).isPresent();
    }
}
