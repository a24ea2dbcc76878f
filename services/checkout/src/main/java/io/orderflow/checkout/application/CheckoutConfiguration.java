package io.orderflow.checkout.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What can be set about checkout. */
@ConfigMapping(prefix = "orderflow.checkout")
public interface CheckoutConfiguration {

    /** Where customers find their orders; {@code Location} points below it. */
    @WithDefault("http://localhost:8082/orders")
    URI ordersUrl();

    /** How orders are placed. */
    Placements placement();

    /** How much may wait for the services that carry orders out. */
    Backlog backlog();

    /** The bounds of placing orders. */
    interface Placements {

        /** The most orders of one transaction. */
        @Min(1) @Max(1000) @WithDefault("200")
        int maxBatch();

        /** The most requests that wait for their transaction; one more is answered 503. */
        @Min(1) @WithDefault("1000")
        int maxWaiting();
    }

    /** The bounds of the backlog. */
    interface Backlog {

        /** The durable consumers that carry orders out without waiting for people. */
        @WithDefault("order,inventory,payment,shipping,warehouse")
        List<String> consumers();

        /** The messages that may wait for one of them; beyond that orders are let in at a rate, the rest answered 503. */
        @Min(1) @WithDefault("20000")
        long max();

        /** How often to look. */
        @WithDefault("250ms")
        Duration interval();

        /** A consumer that makes no progress for so long is down: what waits for it is delayed, and not counted. */
        @WithDefault("10s")
        Duration standStill();
    }
}
