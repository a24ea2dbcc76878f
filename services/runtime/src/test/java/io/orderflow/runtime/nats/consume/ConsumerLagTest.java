package io.orderflow.runtime.nats.consume;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nats.client.ConsumerContext;
import io.nats.client.Message;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.impl.Headers;
import io.orderflow.events.wire.Streams;
import io.orderflow.runtime.nats.connection.NatsConnection;
import io.orderflow.runtime.probe.FragileServers;
import io.orderflow.runtime.probe.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FragileServers.class)
class ConsumerLagTest {

    private static final String CONSUMER = "lagging";
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(100);

    @Inject
    NatsConnection connection;

    /** Of this test alone: the stream keeps what earlier ones published. */
    private final String subject = "orders.Lagging." + Wire.newOrder();

    private Wire wire;
    private ConsumerContext consumer;

    @BeforeEach
    void fiveMessagesWait() throws Exception {
        wire = new Wire();
        consumer = wire.connection()
                .getStreamContext(Streams.ORDERS)
                .createOrUpdateConsumer(ConsumerConfiguration.builder()
                        .durable(CONSUMER)
                        .ackPolicy(AckPolicy.Explicit)
                        .filterSubject(subject)
                        .build());
        for (int i = 0; i < 5; i++) {
            wire.publish(subject, new Headers(), new byte[0]);
        }
    }

    @AfterEach
    void forget() throws Exception {
        wire.connection().jetStreamManagement().deleteConsumer(Streams.ORDERS, CONSUMER);
        wire.close();
    }

    private static OptionalLong look(ConsumerLag lag) {
        return lag.largest(List.of("nobody-by-this-name", CONSUMER));
    }

    @Test
    void whoCannotBeAskedForIsBehindWhenNothingMustBeMissed() {
        assertThat(hasAtMost(CONSUMER, 5)).isTrue();
        assertThat(hasAtMost(CONSUMER, 4)).isFalse();
        assertThat(hasAtMost("nobody-by-this-name", Long.MAX_VALUE)).isFalse();
    }

    private boolean hasAtMost(String name, long messages) {
        return new ConsumerBacklog(connection, new Recollection(), Optional.of(name))
                .isAtMost(messages)
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    @Test
    void countsWhatIsDeliveredUntilItIsAcknowledged() throws Exception {
        ConsumerLag lag = new ConsumerLag(connection, LONG);
        assertThat(look(lag)).hasValue(5);

        Message first = consumer.next();
        assertThat(look(lag)).hasValue(5);

        first.ackSync(Duration.ofSeconds(5));
        assertThat(look(lag)).hasValue(4);
    }

    @Test
    void leavesOutAConsumerThatStandsStillUntilItGoesOn() throws Exception {
        ConsumerLag lag = new ConsumerLag(connection, SHORT);
        assertThat(look(lag)).hasValue(5);
        await().atMost(5, SECONDS).until(() -> look(lag).equals(OptionalLong.of(0)));

        consumer.next().ackSync(Duration.ofSeconds(5));
        assertThat(look(lag)).hasValue(4);
    }

    @Test
    void knowsNothingWithoutABrokerAndAgainWhenItIsBack() {
        ConsumerLag lag = new ConsumerLag(connection, LONG);
        FragileServers.nats().kill();
        await().atMost(10, SECONDS).until(() -> look(lag).isEmpty());

        FragileServers.nats().restart();
        await().atMost(10, SECONDS).until(() -> look(lag).equals(OptionalLong.of(5)));
    }
}
