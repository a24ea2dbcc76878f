package io.orderflow.runtime.settings;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An address below which others are made: {@code http} or {@code https}, a host, and neither query nor fragment. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WebAddressValidator.class)
public @interface WebAddress {

    String message() default "must be an address such as https://shop.example.com/orders, not ${validatedValue}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
