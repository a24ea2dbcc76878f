package io.orderflow.runtime.http.identity;

import org.jspecify.annotations.Nullable;

/**
 * Who does something, for what is recorded of it.
 *
 * @param subject as of {@link Caller}; where everybody may do everything what the caller says, or {@value #ANYBODY}
 * @param name what people call them
 */
public record Author(String subject, @Nullable String name) {

    /** Whoever does not say who it is, where nobody has to. */
    public static final String ANYBODY = "anybody";
}
