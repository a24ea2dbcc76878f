package io.orderflow.runtime.settings;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks {@link DurationBetween}. */
public final class DurationBetweenValidator implements ConstraintValidator<DurationBetween, Duration> {

    private Duration min = Duration.ZERO;
    private Duration max = Duration.ZERO;

    @Override
    public void initialize(DurationBetween bounds) {
        min = Duration.parse(bounds.min());
        max = Duration.parse(bounds.max());
    }

    @Override
    public boolean isValid(@Nullable Duration value, ConstraintValidatorContext context) {
        return value == null || (value.compareTo(min) >= 0 && value.compareTo(max) <= 0);
    }
}
