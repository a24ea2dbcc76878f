package io.orderflow.runtime.nats.connection;

import io.orderflow.runtime.settings.DurationBetween;
import io.orderflow.runtime.settings.Holds;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;

/** How this service reaches NATS and what the streams look like that it declares. */
@ConfigMapping(prefix = "orderflow.nats")
public interface NatsConfiguration {

    /** Comma-separated servers, {@code nats://host:port} or {@code tls://host:port}. */
    @NatsServers
    @WithDefault("nats://localhost:4222")
    String url();

    /** The user, where the server asks for one. */
    Optional<String> username();

    /** The password of {@link #username()}; from the environment alone. */
    Optional<String> password();

    /**
     * What the subjects begin with on which answers come to this service. With a prefix of its own, its user need not
     * be allowed to hear the answers to others.
     */
    @Pattern(regexp = "[^\\s.*>]+(\\.[^\\s.*>]+)*")
    @WithDefault("_INBOX")
    String inboxPrefix();

    /**
     * Which entry of Quarkus's TLS registry, {@code quarkus.tls.<name>}, says whom to trust and what to show to the
     * server. Where it is absent, {@code tls://} trusts as the platform does.
     */
    Optional<String> tlsConfigurationName();

    /** The longest wait for a connection and for the answer to a request of JetStream's API. */
    @DurationBetween
    @WithDefault("2s")
    Duration requestTimeout();

    /** The pause between two attempts to connect; jnats adds some jitter. */
    @DurationBetween
    @WithDefault("250ms")
    Duration reconnectWait();

    /** How often the server is asked whether the connection still lives; two answers missing cut it. */
    @DurationBetween
    @WithDefault("5s")
    Duration pingInterval();

    /** How often streams and consumers are looked at, and made again where they are gone. */
    @DurationBetween
    @WithDefault("2s")
    Duration watchInterval();

    /**
     * How long a consumer may acknowledge nothing of what was delivered, before the server is asked whether it can still
     * read it. What it cannot read after this time once more is passed over; its publisher has published it anew by then.
     */
    @DurationBetween
    @WithDefault("1m")
    Duration unreadableAfter();

    /** How long a stopping service waits for the batches that it has begun, and for what it has yet to publish. */
    @DurationBetween(min = "PT0S")
    @WithDefault("5s")
    Duration stopTimeout();

    /** How messages are published. */
    Publishing publish();

    /** How the stream {@code ORDERS} is made. */
    Stream stream();

    /** The bounds of publishing. */
    interface Publishing {

        /** The most messages that are on their way without an acknowledgement. */
        @Min(1) @Max(4096) @WithDefault("512")
        int window();

        /** The most messages that wait for a place in the window; one more is refused. */
        @Min(1) @WithDefault("8192")
        int queue();

        /** The longest wait for one acknowledgement; up to a tenth more, since it is looked at together with others. */
        @DurationBetween
        @WithDefault("5s")
        Duration timeout();
    }

    /** The settings of a stream that operators change. */
    @Holds("max-age >= duplicate-window")
    interface Stream {

        /** Copies of each message; 3 in a cluster of three servers. */
        @Min(1) @Max(5) @WithDefault("1")
        int replicas();

        /** How long messages are kept. */
        @DurationBetween
        @WithDefault("7d")
        Duration maxAge();

        /** The most bytes that the stream may hold; the oldest messages go first. -1 means no bound but the age. */
        @Min(-1) @WithDefault("-1")
        long maxBytes();

        /** How long the server remembers a {@code Nats-Msg-Id}. */
        @DurationBetween
        @WithDefault("2m")
        Duration duplicateWindow();

        /**
         * The one service that may make streams that are missing; the others wait for it. Absent where any of them may.
         */
        Optional<String> createdBy();

        /**
         * Whether a stream that differs is brought to these settings. Where it is false, because only operators may
         * change streams, a service says that they differ and works with what is there.
         */
        @WithDefault("true")
        boolean update();
    }
}
