package io.orderflow.checkout.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;

/** What can be set about checkout. */
@ConfigMapping(prefix = "orderflow.checkout")
public interface CheckoutConfiguration {

    /** Where customers find their orders; {@code Location} points below it. */
    @WithDefault("http://localhost:8082/orders")
    URI ordersUrl();

    /** How orders are placed. */
    Placements placement();

    /** The bounds of placing orders. */
    interface Placements {

        /** The most orders of one transaction. */
        @Min(1) @Max(1000) @WithDefault("200")
        int maxBatch();

        /** The most requests that wait for their transaction; one more is answered 503. */
        @Min(1) @WithDefault("1000")
        int maxWaiting();
    }
}
