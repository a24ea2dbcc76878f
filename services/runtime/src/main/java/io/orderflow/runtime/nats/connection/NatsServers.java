package io.orderflow.runtime.nats.connection;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Servers, separated by commas, as the client of NATS reads them. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NatsServersValidator.class)
public @interface NatsServers {

    String message() default "must be nats://host:port or tls://host:port, several separated by commas";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
