package io.orderflow.runtime.nats.consume;

import io.orderflow.events.wire.Streams;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * The attributes of an incoming channel, {@code mp.messaging.incoming.<channel>.<attribute>}.
 *
 * @param channel the channel's name
 * @param consumer {@code consumer}: the durable consumer on {@code stream} (default {@code ORDERS}) with the
 *     comma-separated filter {@code subjects}; it leaves at most {@code max-ack-pending} (default 4096) messages
 *     unacknowledged with all instances together, and delivers again what gives no sign of life for {@code ack-wait}
 *     (default {@code PT10S}, ISO 8601)
 * @param batchSize {@code batch-size}: the most messages in one batch (default 256)
 * @param permits {@code permits}: the most messages that this instance holds (default 1024)
 * @param maxDeliveries {@code max-deliveries}: tries of a failing message before it goes to the dead letters (default 6);
 *     deliveries that nobody could try do not count
 * @param backOff {@code back-off}: comma-separated pauses before the next deliveries, ISO 8601; the last one repeats
 *     (default {@code PT0.1S,PT0.5S,PT2S,PT10S})
 */
public record IncomingConfiguration(
        String channel, DurableConsumer consumer, int batchSize, int permits, int maxDeliveries, BackOff backOff) {

    public IncomingConfiguration {
        atLeastOne(batchSize, "batch-size");
        atLeastOne(permits, "permits");
        atLeastOne(maxDeliveries, "max-deliveries");
        atLeastOne(consumer.maxAckPending(), "max-ack-pending");
        if (!consumer.ackWait().isPositive()) {
            throw new IllegalArgumentException("ack-wait must be longer than nothing, not " + consumer.ackWait());
        }
    }

    /** As the channel's attributes say; fails with what is wrong with one. */
    public static IncomingConfiguration of(Config config) {
        return new IncomingConfiguration(
                config.getValue("channel-name", String.class),
                new DurableConsumer(
                        config.getOptionalValue("stream", String.class).orElse(Streams.ORDERS),
                        config.getValue("consumer", String.class),
                        list(config.getValue("subjects", String.class)),
                        number(config, "max-ack-pending", 4096),
                        Duration.parse(config.getOptionalValue("ack-wait", String.class)
                                .orElse("PT10S"))),
                number(config, "batch-size", 256),
                number(config, "permits", 1024),
                number(config, "max-deliveries", 6),
                BackOff.parse(config.getOptionalValue("back-off", String.class).orElse("PT0.1S,PT0.5S,PT2S,PT10S")));
    }

    private static int number(Config config, String attribute, int fallback) {
        return config.getOptionalValue(attribute, Integer.class).orElse(fallback);
    }

    private static List<String> list(String value) {
        return Stream.of(value.split(",", -1)).map(String::strip).toList();
    }

    private static void atLeastOne(int value, String attribute) {
        if (value < 1) {
            throw new IllegalArgumentException(attribute + " must be at least 1, not " + value);
        }
    }
}
