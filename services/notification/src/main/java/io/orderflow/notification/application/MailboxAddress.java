package io.orderflow.notification.application;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One mailbox as RFC 5322 writes it: {@code Example Shop <no-reply@example.com>}, or the address alone. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = MailboxAddressValidator.class)
public @interface MailboxAddress {

    String message() default
            "must be one mailbox, such as Example Shop <no-reply@example.com>, not \"${validatedValue}\"";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
