package io.orderflow.runtime.http.rate;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This costs much, so nobody may ask for it as often as they like: who asks is known by the token, or where everybody may
 * do everything by the address. For methods with {@code @RolesAllowed}.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LimitedByCaller {

    /** What the OpenAPI document says of it. */
    String REFUSAL = "Asked for too often by one caller; try again after Retry-After";
}
