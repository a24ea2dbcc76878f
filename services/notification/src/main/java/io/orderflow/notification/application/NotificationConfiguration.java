package io.orderflow.notification.application;

import io.orderflow.notification.domain.RetryPolicy;
import io.orderflow.runtime.settings.DurationBetween;
import io.orderflow.runtime.settings.Holds;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What can be set about notification. */
@ConfigMapping(prefix = "orderflow.notification")
public interface NotificationConfiguration {

    /** How mails are sent. */
    Email email();

    /** How orders are followed live. */
    Live live();

    /** Whom to tell. */
    Recipients recipients();

    /** E-mail. The mail server itself is set with {@code quarkus.mailer}. */
    @Holds({"lease > timeout", "longest-pause >= first-pause", "longest-deferral >= first-pause"})
    interface Email {

        /** Whether customers get e-mail; what happens while it is off is never sent. */
        @WithDefault("true")
        boolean enabled();

        /** Whom mails come from (RFC 5322). */
        @MailboxAddress
        @WithDefault("Orderflow <no-reply@orderflow.example>")
        String from();

        /** The most mails on their way at one time, and connections to the mail server. */
        @Min(1) @Max(100) @WithDefault("10")
        int maxConcurrent();

        /** How long the mail server may take for one mail; then the connection is closed. */
        @DurationBetween
        @WithDefault("10s")
        Duration timeout();

        /** How long a mail that is on its way is left alone by all others; longer than {@link #timeout}. */
        @DurationBetween
        @WithDefault("30s")
        Duration lease();

        /** How often is looked for mails that are due, apart from when events come. */
        @DurationBetween
        @WithDefault("1s")
        Duration interval();

        /** The pause after the first failed attempt; doubles with each. */
        @DurationBetween
        @WithDefault("1s")
        Duration firstPause();

        /** The longest such pause. */
        @DurationBetween
        @WithDefault("30s")
        Duration longestPause();

        /** The longest such pause where it is the recipient's server that puts a mail off or does not answer. */
        @DurationBetween
        @WithDefault("10m")
        Duration longestDeferral();

        /** The attempts after which a refused mail counts as failed. */
        @Min(1) @WithDefault("5")
        int maxAttempts();

        /** The attempts after which a mail that is put off counts as failed: with those pauses, about two days. */
        @Min(1) @WithDefault("300")
        int maxDeferrals();

        /** The pauses and attempts as the domain has them. */
        default RetryPolicy retryPolicy() {
            return new RetryPolicy(firstPause(), longestPause(), longestDeferral(), maxAttempts(), maxDeferrals());
        }
    }

    /** How long the customers' addresses are kept. */
    interface Recipients {

        /**
         * How long after an order was placed its recipient is kept at least: for as long as it may be told of a return, 30
         * days to ask for one, 30 to send it, and a week for the parcel there and the money back. Shorter than events are
         * kept, it would come back with a repeated one. Of a return or a refund that comes later the customer is not told.
         */
        @DurationBetween
        @WithDefault("67d")
        Duration retention();

        /** How often to look for recipients who need not be known any more. */
        @DurationBetween
        @WithDefault("1m")
        Duration interval();

        /** The most of them that are forgotten in one transaction. */
        @Min(1) @Max(10_000) @WithDefault("1000")
        int batchSize();
    }

    /** The live stream of an order's events. */
    interface Live {

        /** The most connections of this instance; one more is asked to come back later. */
        @Min(1) @WithDefault("2000")
        int maxConnections();

        /** The most of them from one client address; many people may share one. */
        @Min(1) @WithDefault("100")
        int maxConnectionsPerAddress();

        /** How long to wait for an order that nothing is heard of yet, because it was placed a moment ago. */
        @DurationBetween(max = "PT1M")
        @WithDefault("3s")
        Duration awaitOrder();

        /** When a client comes back that could not be served: after this time, or up to twice as long. */
        @DurationBetween(min = "PT1S", max = "P1D")
        @WithDefault("5s")
        Duration comeBack();

        /** How often a quiet connection gets a sign of life. */
        @DurationBetween
        @WithDefault("15s")
        Duration heartbeat();

        /** How long a connection stays after the order has come to its end, for what may come late. */
        @DurationBetween(min = "PT0S")
        @WithDefault("2s")
        Duration linger();

        /**
         * How long a connection stays after an order was cancelled of which inventory has not said a word: what it has set
         * aside meanwhile it tells within this time.
         */
        @DurationBetween(min = "PT0S", max = "PT10M")
        @WithDefault("30s")
        Duration cancelledLinger();

        /** How long a connection lasts at most; the client may come back and go on. */
        @DurationBetween
        @WithDefault("10m")
        Duration longest();

        /** The most events that wait for a slow client; one more ends the connection. */
        @Min(16) @WithDefault("256")
        int maxWaiting();

        /** How often the database is asked for what other instances have recorded. */
        @DurationBetween
        @WithDefault("1s")
        Duration pollInterval();
    }
}
