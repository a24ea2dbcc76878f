package io.orderflow.endtoend.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AckPolicy;
import io.nats.client.impl.Headers;
import io.orderflow.events.wire.Streams;
import io.orderflow.events.wire.Subjects;
import io.orderflow.local.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A service that is taken over has its user's password and the protocol. It may have the server publish where it may not
 * itself: NATS checks the subject of a request, not the reply subject that the request names, and JetStream answers there
 * with its own rights. Here each user sends each request that it may send, with each reply subject that would pay.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NatsForgeryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private GuardedStreams streams;
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final List<NatsUser> ears = new ArrayList<>();

    @BeforeAll
    void aBrokerWithSomethingToLoseAndEnoughToBeDelivered() throws Exception {
        streams = GuardedStreams.start("forgery");
        publish("dead-letters.order.ShipmentPrepared.1");
        for (String event :
                NatsRights.readers().map(NatsRights::heard).distinct().toList()) {
            for (int i = 0; i < 200; i++) {
                publish("orders." + event + "." + i);
            }
        }
        listen(streams.operator(), "_INBOX.>");
        listen(streams.operator(), "_INBOX_" + GuardedBroker.OPERATOR + ".forged");
        listen(streams.operator(), "$JS.EVENT.ADVISORY.STREAM.*.ORDERS");
    }

    private void publish(String subject) throws Exception {
        streams.operator().jetStream().publish(subject, body("{}"));
    }

    @BeforeEach
    void nothingWasHeardYet() {
        heard.clear();
    }

    private void listen(Connection connection, String subject) throws Exception {
        connection
                .createDispatcher(message -> heard.add(subject + " heard " + message.getSubject()))
                .subscribe(subject);
        connection.flush(PATIENCE);
    }

    /** For answers and for who asks for outboxes, as its user does; and for an advisory, which none should get. */
    private void listen(Service service) throws Exception {
        NatsUser user = streams.user(service);
        ears.add(user);
        listen(user.connection(), "_INBOX_" + service.id() + ".forged");
        listen(user.connection(), Forgery.ADVISORY);
        user.connection()
                .createDispatcher(message -> heard.add(service.id() + " was asked for its outbox"))
                .subscribe(Subjects.RESEND, service.id());
        user.connection().flush(PATIENCE);
    }

    @AfterEach
    void nobodyListens() {
        ears.forEach(NatsUser::close);
        ears.clear();
    }

    @AfterAll
    void stop() {
        streams.close();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void noAnswerGoesWhereItsServiceMayNotPublish(Service attacker) throws Exception {
        for (Service other : Forgery.others(attacker).toList()) {
            listen(other);
        }
        BrokerState before = streams.state();
        try (NatsUser user = streams.user(attacker)) {
            long own = ammunition(user, attacker);
            for (String subject : Forgery.requests(attacker)) {
                for (String reply : Forgery.replies(attacker)) {
                    user.connection().publish(Forgery.request(subject, reply, own, attacker));
                }
            }
            // An answer to an honest request: all the others are with the server, and the user is as capable as ever.
            assertThat(user.connection()
                            .jetStreamManagement()
                            .getMessage(Streams.ORDERS, own)
                            .getSeq())
                    .isEqualTo(own);
        }
        assertThatNothingHappenedExceptTo(attacker, before);
        restoreConsumerOf(attacker);
    }

    /** A push consumer lets the server publish stored messages on any subject that somebody has subscribed to. */
    @ParameterizedTest
    @MethodSource("io.orderflow.endtoend.kubernetes.NatsRights#readers")
    void noConsumerPushesWhereItsServiceMayNotPublish(Service attacker) throws Exception {
        for (Service other : Forgery.others(attacker).toList()) {
            listen(other);
        }
        BrokerState before = streams.state();
        try (NatsUser user = streams.user(attacker)) {
            JetStreamManagement own = user.connection().jetStreamManagement();
            for (String subject : List.of(
                    "orders.PaymentAuthorized.forged",
                    "orders.OrderProcessed.forged",
                    "dead-letters.checkout.OrderCreated.forged",
                    "$JS.API.STREAM.PURGE.ORDERS",
                    "$JS.API.STREAM.DELETE.DEAD_LETTERS",
                    "$JS.API.CONSUMER.DELETE.ORDERS.order",
                    "_INBOX_checkout.forged",
                    Forgery.ADVISORY,
                    Subjects.RESEND)) {
                own.deleteConsumer(Streams.ORDERS, attacker.id());
                try {
                    own.addOrUpdateConsumer(
                            Streams.ORDERS,
                            GuardedStreams.reader(attacker)
                                    .deliverSubject(subject)
                                    .ackPolicy(AckPolicy.None)
                                    .build());
                } catch (JetStreamApiException cycle) {
                    assertThat(cycle).hasMessageContaining("forms a cycle");
                    own.addOrUpdateConsumer(
                            Streams.ORDERS, GuardedStreams.reader(attacker).build());
                }
                assertThatNothingHappenedExceptTo(attacker, before);
            }
        }
        restoreConsumerOf(attacker);
    }

    /** Headers by which a publisher may rewrite a stream, where the stream lets it. */
    @ParameterizedTest
    @EnumSource(value = Service.class, mode = EnumSource.Mode.EXCLUDE, names = "NOTIFICATION")
    void noHeaderRemovesWhatIsStoredOrStoresItElsewhere(Service attacker) throws Exception {
        BrokerState before = streams.state();
        String subject = "orders." + NatsRights.own(attacker).iterator().next() + ".rewritten";
        try (NatsUser user = streams.user(attacker)) {
            for (Headers headers : List.of(
                    new Headers().put("Nats-Rollup", "all"),
                    new Headers().put("Nats-Rollup", "sub"),
                    new Headers().put("Nats-TTL", "1s"),
                    new Headers()
                            .put("Nats-Schedule", "@at 2020-01-01T00:00:00Z")
                            .put("Nats-Schedule-Target", "orders.PaymentAuthorized.forged"))) {
                assertThatThrownBy(() -> user.connection().jetStream().publish(subject, headers, body("{}")))
                        .as(headers.keySet().toString())
                        .isInstanceOf(JetStreamApiException.class);
            }
        }
        assertThatNothingHappenedExceptTo(attacker, before);
    }

    @Test
    void everyUserHasRequestsToSendAndAnswersToMisdirect() {
        assertThat(Service.values())
                .allSatisfy(service -> assertThat(Forgery.requests(service)).hasSizeGreaterThan(5));
        assertThat(Forgery.replies(Service.PAYMENT)).hasSizeGreaterThan(80).doesNotHaveDuplicates();
    }

    /** The sequence of a message of its own making: a request in its body, and the server's own header. */
    private static long ammunition(NatsUser user, Service attacker) throws Exception {
        String event = NatsRights.own(attacker).stream().findFirst().orElse("");
        return event.isEmpty()
                ? 1
                : user.connection()
                        .jetStream()
                        .publish("orders." + event + ".ammunition", Forgery.asOperator(), body("{}"))
                        .getSeqno();
    }

    /** Own events and dead letters may come, as may what becomes of the own consumer; nothing else may change. */
    private void assertThatNothingHappenedExceptTo(Service attacker, BrokerState before) {
        NatsRights rights = NatsRights.of(attacker);
        Predicate<String> own =
                subject -> rights.mayPublishEvent(subject) || subject.startsWith("dead-letters." + attacker.id() + ".");
        // The server answers all that it was asked before, which takes a slow machine a while.
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .during(Duration.ofMillis(400))
                .untilAsserted(() -> {
                    BrokerState after = streams.state();
                    assertThat(after.without(own, attacker.id())).isEqualTo(before.without(own, attacker.id()));
                    assertThat(after.count(own)).isGreaterThanOrEqualTo(before.count(own));
                    assertThat(heard).isEmpty();
                });
    }

    private void restoreConsumerOf(Service service) throws Exception {
        if (!NatsRights.filters(service).isEmpty()) {
            JetStreamManagement management = streams.management();
            if (management.getConsumerNames(Streams.ORDERS).contains(service.id())) {
                management.deleteConsumer(Streams.ORDERS, service.id());
            }
            management.createConsumer(
                    Streams.ORDERS, GuardedStreams.reader(service).build());
        }
    }

    private static byte[] body(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
