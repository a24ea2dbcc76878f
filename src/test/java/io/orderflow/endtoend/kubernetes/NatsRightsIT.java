package io.orderflow.endtoend.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.StreamInfoOptions;
import io.orderflow.events.wire.Streams;
import io.orderflow.events.wire.Subjects;
import io.orderflow.local.Service;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The NATS users of {@code deploy/k8s}, one by one: what each may do, across the border of its account. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NatsRightsIT {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private GuardedStreams streams;

    @BeforeAll
    void start() throws Exception {
        streams = GuardedStreams.start("rights");
    }

    @AfterAll
    void stop() {
        streams.close();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceHasTheRightsThatItNeedsAndNoOther(Service service) {
        NatsRights rights = NatsRights.of(service);

        assertThat(rights.publish()).isEqualTo(NatsRights.needed(service));
        assertThat(rights.subscribe())
                .containsExactlyInAnyOrder("_INBOX_" + service.id() + ".>", Subjects.RESEND + " " + service.id());
    }

    /** Whatever is imported beyond that is a right that a permission alone keeps from being used. */
    @ParameterizedTest
    @EnumSource(Service.class)
    void anAccountImportsWhatItsUserMayUseAndNothingElse(Service service) {
        Set<String> published = new TreeSet<>(NatsRights.of(service).publish());
        published.remove(Subjects.RESEND); // Which the account of order exports.

        assertThat(NatsRights.imported(service, "service")).isEqualTo(published);
        assertThat(NatsRights.imported(service, "stream"))
                .isEqualTo(service == Service.ORDER ? Set.of() : Set.of(Subjects.RESEND));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServicePublishesItsOwnEvents(Service service) throws Exception {
        try (NatsUser user = streams.user(service)) {
            for (String event : NatsRights.own(service)) {
                assertThat(user.connection()
                                .jetStream()
                                .publish(subject(event, service), NOTHING)
                                .getStream())
                        .isEqualTo(Streams.ORDERS);
            }
            assertThat(user.refusals()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.orderflow.endtoend.kubernetes.NatsRights#readers")
    void aServiceMakesItsConsumerReadsSettlesAndRemovesIt(Service service) throws Exception {
        for (int i = 0; i < 20; i++) {
            streams.operator()
                    .jetStream()
                    .publish("orders." + NatsRights.heard(service) + ".read-by-" + service.id() + "-" + i, NOTHING);
        }
        try (NatsUser user = streams.user(service)) {
            JetStreamManagement management = user.connection().jetStreamManagement();
            management.deleteConsumer(Streams.ORDERS, service.id());
            management.addOrUpdateConsumer(
                    Streams.ORDERS, GuardedStreams.reader(service).build());
            JetStreamSubscription subscription = user.connection()
                    .jetStream()
                    .subscribe(null, PullSubscribeOptions.fastBind(Streams.ORDERS, service.id()));
            List<Message> messages = subscription.fetch(20, Duration.ofSeconds(10));
            assertThat(messages).hasSize(20);
            messages.getFirst().inProgress();
            messages.getFirst().nakWithDelay(Duration.ofMillis(50));
            for (Message message : messages.subList(1, 20)) {
                message.ackSync(Duration.ofSeconds(5));
            }
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(subscription.fetch(100, Duration.ofMillis(500)))
                            .anyMatch(message -> message.metaData().deliveredCount() == 2));
            assertThat(user.refusals()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceAsksForAMessageByItsPlaceForTheStreamAndForItsReaders(Service service) throws Exception {
        long sequence = streams.operator()
                .jetStream()
                .publish("orders.OrderCreated.asked", NOTHING)
                .getSeqno();
        try (NatsUser user = streams.user(service)) {
            JetStreamManagement management = user.connection().jetStreamManagement();

            assertThat(management.getMessage(Streams.ORDERS, sequence).getSubject())
                    .isEqualTo("orders.OrderCreated.asked");
            assertThat(management
                            .getStreamInfo(
                                    Streams.ORDERS, StreamInfoOptions.filterSubjects("orders.OrderCreated.asked"))
                            .getStreamState()
                            .getSubjectMap())
                    .containsKey("orders.OrderCreated.asked");
            assertThat(management.getConsumers(Streams.ORDERS)).hasSize(6);
            assertThat(management.getConsumerInfo(Streams.ORDERS, "order").getName())
                    .isEqualTo("order");
            assertThat(user.refusals()).isEmpty();
        }
    }

    @Test
    void everyServiceHearsOnceThatOutboxesAreAskedForAndOrderAloneAsks() throws Exception {
        List<NatsUser> users = Stream.of(Service.values())
                .map(service -> streams.user(service))
                .toList();
        Map<String, Queue<String>> heard = new ConcurrentHashMap<>();
        for (Service service : Service.values()) {
            Connection connection = users.get(service.ordinal()).connection();
            connection
                    .createDispatcher(
                            request -> heard.computeIfAbsent(service.id(), name -> new ConcurrentLinkedQueue<>())
                                    .add(new String(request.getData(), StandardCharsets.UTF_8)))
                    .subscribe(Subjects.RESEND, service.id());
            connection.flush(Duration.ofSeconds(5));
        }

        for (NatsUser user : users) {
            user.connection().publish(Subjects.RESEND, NOTHING);
            user.connection().flush(Duration.ofSeconds(5));
        }

        await().atMost(Duration.ofSeconds(10))
                .during(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(heard)
                        .hasSize(7)
                        .allSatisfy((name, requests) -> assertThat(requests).hasSize(1)));
        users.forEach(NatsUser::close);
    }

    @ParameterizedTest
    @MethodSource("io.orderflow.endtoend.kubernetes.NatsRights#readers")
    void aServiceKeepsItsOwnDeadLetters(Service service) throws Exception {
        try (NatsUser user = streams.user(service)) {
            assertThat(user.connection()
                            .jetStream()
                            .publish("dead-letters." + service.id() + ".OrderCreated.1", NOTHING)
                            .getStream())
                    .isEqualTo(Streams.DEAD_LETTERS);
        }
    }

    private static String subject(String event, Service service) {
        return "orders." + event + ".of-" + service.id();
    }
}
