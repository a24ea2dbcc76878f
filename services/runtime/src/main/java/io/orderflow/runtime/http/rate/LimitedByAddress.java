package io.orderflow.runtime.http.rate;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** As {@link LimitedByCaller} where no token is looked at: who asks is known by the address alone. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LimitedByAddress {

    /** What the OpenAPI document says of it. */
    String REFUSAL = "Asked for too often from one address; try again after Retry-After";
}
