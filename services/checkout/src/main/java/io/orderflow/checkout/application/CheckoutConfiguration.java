package io.orderflow.checkout.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.settings.DurationBetween;
import io.orderflow.runtime.settings.WebAddress;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What can be set about checkout. */
@ConfigMapping(prefix = "orderflow.checkout")
public interface CheckoutConfiguration {

    /** Where customers find their orders; {@code Location} points below it. */
    @WebAddress
    @WithDefault("http://localhost:8082/orders")
    URI ordersUrl();

    /** Where this one is. */
    default URI urlOf(OrderId orderId) {
        return URI.create(ordersUrl() + "/" + orderId);
    }

    /** How orders are placed. */
    Placements placement();

    /** How long a request may be sent again. */
    Idempotency idempotency();

    /** How much may wait for the services that carry orders out. */
    Backlog backlog();

    /** How many orders a customer may have that are not paid. */
    Unpaid unpaid();

    /** The bounds of placing orders. */
    interface Placements {

        /** The most orders of one transaction. */
        @Min(1) @Max(1000) @WithDefault("200")
        int maxBatch();

        /** The most requests that wait for their transaction; one more is answered 503. */
        @Min(1) @WithDefault("1000")
        int maxWaiting();
    }

    /** The bounds of idempotency keys. */
    interface Idempotency {

        /** How long a key is kept, at least: a client that sends a request again has so long to do so. */
        @DurationBetween(min = "PT1H")
        @WithDefault("7d")
        Duration retention();

        /** How often keys past their retention are deleted. */
        @DurationBetween
        @WithDefault("1m")
        Duration sweepInterval();

        /** The most keys of one deletion. */
        @Min(1) @Max(10_000) @WithDefault("1000")
        int sweepSize();
    }

    /** The bounds of the backlog. */
    interface Backlog {

        /** The durable consumers that carry orders out without waiting for people. */
        @NotEmpty @WithDefault("order,inventory,payment,shipping,warehouse")
        List<@NotBlank String> consumers();

        /** The messages that may wait for one of them; beyond that orders are let in at a rate, the rest answered 503. */
        @Min(1) @WithDefault("20000")
        long max();

        /** How often to look. */
        @DurationBetween
        @WithDefault("250ms")
        Duration interval();

        /** A consumer that makes no progress for so long is down: what waits for it is delayed, and not counted. */
        @DurationBetween
        @WithDefault("10s")
        Duration standStill();
    }

    /** The bounds of unpaid orders. */
    interface Unpaid {

        /** The most of one customer; one more is answered 429. 0: as many as they like. */
        @Min(0) @Max(1000) @WithDefault("20")
        int max();

        /** The same of a customer of a shop or marketplace, which knows its customers itself. */
        @Min(0) @Max(1000) @WithDefault("0")
        int channelMax();

        /** How long an order counts that is not paid. */
        @DurationBetween(max = "P1D")
        @WithDefault("15m")
        Duration window();

        /** How long not to look again for the payments of a customer, if nothing was found. */
        @DurationBetween(max = "PT1M")
        @WithDefault("1s")
        Duration lookInterval();

        /** The most customers whose orders are counted; of more, those who order least are forgotten. */
        @Min(1) @Max(10_000_000) @WithDefault("20000")
        int customers();
    }
}
