package io.orderflow.runtime.settings;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks {@link WebAddress}. */
public final class WebAddressValidator implements ConstraintValidator<WebAddress, URI> {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    @Override
    public boolean isValid(@Nullable URI value, ConstraintValidatorContext context) {
        return value == null || isWebAddress(value);
    }

    /** Whether it is an address over HTTP, without a query. */
    public static boolean isWebAddress(URI value) {
        return SCHEMES.contains(String.valueOf(value.getScheme()))
                && value.getHost() != null
                && value.getRawQuery() == null
                && value.getRawFragment() == null;
    }
}
