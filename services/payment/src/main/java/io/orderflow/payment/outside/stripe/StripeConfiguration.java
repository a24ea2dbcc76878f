package io.orderflow.payment.outside.stripe;

import io.orderflow.runtime.settings.DurationBetween;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What can be set about Stripe. The two secrets come from the environment alone. */
@ConfigMapping(prefix = "orderflow.payment.stripe")
interface StripeConfiguration {

    /** Where its API is. */
    @WithDefault("https://api.stripe.com")
    URI url();

    /** The version of the API that this adapter speaks: an account's own may be newer. */
    @WithDefault("2024-06-20")
    String version();

    /** The secret or restricted key; without one payment does not start. */
    Optional<String> secretKey();

    /** What its webhooks are signed with; without it none is believed. */
    Optional<String> webhookSecret();

    /** How old a webhook may be. */
    @DurationBetween
    @WithDefault("5m")
    Duration webhookTolerance();

    /** How long a customer has to prove who is paying. */
    @DurationBetween
    @WithDefault("15m")
    Duration actionTime();

    /**
     * Where the bank sends customers back to who have to prove who is paying. Without it none can, and such a card is
     * declined at once.
     */
    Optional<URI> returnUrl();

    /** How long a connection may take to come about. */
    @DurationBetween
    @WithDefault("2s")
    Duration connectTimeout();

    /** How long an answer may take. A call that was given up ends with this. */
    @DurationBetween
    @WithDefault("4s")
    Duration readTimeout();
}
