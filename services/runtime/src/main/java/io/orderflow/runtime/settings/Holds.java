package io.orderflow.runtime.settings;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What settings of one mapping owe to one another, as {@code "lease > timeout"}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = HoldsValidator.class)
public @interface Holds {

    /** A setting, {@code >} or {@code >=}, and another setting, by the names that they have in configuration. */
    String[] value();

    String message() default "contradicts itself";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
