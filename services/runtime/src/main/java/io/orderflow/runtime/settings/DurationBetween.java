package io.orderflow.runtime.settings;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The bounds of a setting that is a time, ISO 8601, both included: at least a millisecond, which is what timers count,
 * and at most a century, which overflows nowhere, not even as nanoseconds.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = DurationBetweenValidator.class)
public @interface DurationBetween {

    /** The shortest time. */
    String min() default "PT0.001S";

    /** The longest time. */
    String max() default "P36500D";

    String message() default "must be between {min} and {max}, not ${validatedValue}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
