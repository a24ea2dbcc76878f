package io.orderflow.endtoend.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.orderflow.events.wire.Streams;
import io.orderflow.events.wire.Subjects;
import io.orderflow.local.Service;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

/**
 * A service that is taken over has its user's password and the protocol. It may have the server publish where it may not
 * itself: NATS checks the subject of a request, not the reply subject that the request names, and JetStream answers there
 * with its own rights. Here each user sends each request that it may send, with each reply subject that would pay.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NatsForgeryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** What the server itself writes into a request to tell its own side who asks. */
    private static final String REQUEST_INFO = "Nats-Request-Info";

    private GuardedBroker broker;
    private Connection operator;
    private JetStreamManagement management;
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final List<NatsUser> ears = new ArrayList<>();

    @BeforeAll
    void aBrokerWithBothStreams() throws Exception {
        broker = GuardedBroker.start(Path.of("target", "kubernetes", "forgery"));
        operator = broker.connect(GuardedBroker.OPERATOR, new ErrorListener() {});
        management = operator.jetStreamManagement();
        management.addStream(stream(Streams.ORDERS, Streams.ORDERS_SUBJECTS));
        management.addStream(stream(Streams.DEAD_LETTERS, Streams.DEAD_LETTERS_SUBJECTS));
        for (Service reader : Service.values()) {
            if (reader != Service.CHECKOUT) {
                management.createConsumer(Streams.ORDERS, reader(reader).build());
            }
        }
        // Something to be lost of either stream, and enough to be delivered.
        operator.jetStream().publish("dead-letters.order.ShipmentPrepared.1", body("{}"));
        for (int i = 0; i < 200; i++) {
            operator.jetStream().publish("orders.ShipmentPrepared." + i, body("{}"));
        }
    }

    @BeforeEach
    void everybodyListens() throws Exception {
        heard.clear();
        listen(operator, "_INBOX.>");
        listen(operator, "_INBOX_" + GuardedBroker.OPERATOR + ".forged");
    }

    private void listen(Connection connection, String subject) throws Exception {
        connection
                .createDispatcher(message -> heard.add(subject + " heard " + message.getSubject()))
                .subscribe(subject);
        connection.flush(PATIENCE);
    }

    private void listen(Service service) throws Exception {
        NatsUser user = new NatsUser(broker, service);
        ears.add(user);
        listen(user.connection(), "_INBOX_" + service.id() + ".forged");
        listen(user.connection(), "$JS.EVENT.ADVISORY.STREAM.*.ORDERS");
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
    void stop() throws Exception {
        operator.close();
        broker.close();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void noAnswerGoesWhereItsServiceMayNotPublish(Service attacker) throws Exception {
        for (Service other : Forgery.others(attacker).toList()) {
            listen(other);
        }
        BrokerState before = BrokerState.of(management);
        try (NatsUser user = new NatsUser(broker, attacker)) {
            long own = ammunition(user, attacker);
            for (String subject : requests(attacker)) {
                for (String reply : Forgery.replies(attacker)) {
                    user.connection().publish(request(subject, reply, own, attacker));
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
    @EnumSource(value = Service.class, mode = EnumSource.Mode.EXCLUDE, names = "CHECKOUT")
    void noConsumerPushesWhereItsServiceMayNotPublish(Service attacker) throws Exception {
        for (Service other : Forgery.others(attacker).toList()) {
            listen(other);
        }
        BrokerState before = BrokerState.of(management);
        try (NatsUser user = new NatsUser(broker, attacker)) {
            JetStreamManagement own = user.connection().jetStreamManagement();
            for (String subject : List.of(
                    "orders.PaymentAuthorized.forged",
                    "orders.OrderProcessed.forged",
                    "dead-letters.checkout.OrderCreated.forged",
                    "$JS.API.STREAM.PURGE.ORDERS",
                    "$JS.API.STREAM.DELETE.DEAD_LETTERS",
                    "$JS.API.CONSUMER.DELETE.ORDERS.order",
                    "_INBOX_checkout.forged",
                    Subjects.RESEND)) {
                own.deleteConsumer(Streams.ORDERS, attacker.id());
                try {
                    own.addOrUpdateConsumer(
                            Streams.ORDERS,
                            reader(attacker)
                                    .deliverSubject(subject)
                                    .ackPolicy(AckPolicy.None)
                                    .build());
                } catch (JetStreamApiException cycle) {
                    assertThat(cycle).hasMessageContaining("forms a cycle");
                    own.addOrUpdateConsumer(Streams.ORDERS, reader(attacker).build());
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
        BrokerState before = BrokerState.of(management);
        String subject = "orders." + NatsRights.own(attacker).iterator().next() + ".rewritten";
        try (NatsUser user = new NatsUser(broker, attacker)) {
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
                .allSatisfy(service -> assertThat(requests(service)).hasSizeGreaterThan(5));
        assertThat(Forgery.replies(Service.PAYMENT)).hasSizeGreaterThan(80).doesNotHaveDuplicates();
    }

    /** All that the user may publish on, but where nobody answers and everybody should hear. */
    private static List<String> requests(Service attacker) {
        return NatsRights.of(attacker).publishable().stream()
                .filter(subject -> !subject.equals(Subjects.RESEND))
                .toList();
    }

    /** The sequence of a message of its own making: a request in its body, and the server's own header. */
    private static long ammunition(NatsUser user, Service attacker) throws Exception {
        String event = NatsRights.own(attacker).stream().findFirst().orElse("");
        return event.isEmpty()
                ? 1
                : user.connection()
                        .jetStream()
                        .publish("orders." + event + ".ammunition", asOperator(), body("{}"))
                        .getSeqno();
    }

    private static NatsMessage request(String subject, String reply, long own, Service attacker) {
        return NatsMessage.builder()
                .subject(literal(subject))
                .replyTo(reply)
                .headers(asOperator())
                .data(bodyFor(subject, own, attacker))
                .build();
    }

    /** One of the subjects that a permission allows. */
    private static String literal(String subject) {
        if (subject.startsWith("$JS.ACK.")) {
            return subject.replace(">", "1.1.1.1.1.0");
        }
        return subject.contains(".CREATE.") ? subject : subject.replace("*", "forged");
    }

    private static byte[] bodyFor(String subject, long own, Service attacker) {
        if (subject.contains(".DIRECT.GET.")) {
            return body("{\"seq\":" + own + "}");
        }
        if (subject.contains(".MSG.NEXT.")) {
            return body("{\"batch\":1,\"no_wait\":true}");
        }
        if (subject.contains(".CONSUMER.") && subject.contains(".CREATE.")) {
            return body("{\"stream_name\":\"ORDERS\",\"config\":"
                    + reader(attacker).build().toJson() + "}");
        }
        return body("{}");
    }

    private static Headers asOperator() {
        return new Headers().put(REQUEST_INFO, "{\"acc\":\"ORDERFLOW\",\"svc\":\"ORDERFLOW\",\"user\":\"operator\"}");
    }

    /** Own events and dead letters may come, as may what becomes of the own consumer; nothing else may change. */
    private void assertThatNothingHappenedExceptTo(Service attacker, BrokerState before) {
        NatsRights rights = NatsRights.of(attacker);
        Predicate<String> own =
                subject -> rights.mayPublishEvent(subject) || subject.startsWith("dead-letters." + attacker.id() + ".");
        await().atMost(PATIENCE).during(Duration.ofMillis(400)).untilAsserted(() -> {
            BrokerState after = BrokerState.of(management);
            assertThat(after.without(own, attacker.id())).isEqualTo(before.without(own, attacker.id()));
            assertThat(after.count(own)).isGreaterThanOrEqualTo(before.count(own));
            assertThat(heard).isEmpty();
        });
    }

    private void restoreConsumerOf(Service service) throws Exception {
        if (service != Service.CHECKOUT) {
            if (management.getConsumerNames(Streams.ORDERS).contains(service.id())) {
                management.deleteConsumer(Streams.ORDERS, service.id());
            }
            management.createConsumer(Streams.ORDERS, reader(service).build());
        }
    }

    private static ConsumerConfiguration.Builder reader(Service service) {
        return ConsumerConfiguration.builder()
                .durable(service.id())
                .filterSubjects(
                        switch (service) {
                            case NOTIFICATION -> List.of(Streams.ORDERS_SUBJECTS);
                            case WAREHOUSE -> List.of("orders.ShipmentPrepared.*");
                            default -> List.of("orders.ShipmentPrepared.*", "orders.PaymentAuthorized.*");
                        });
    }

    private static StreamConfiguration stream(String name, String subjects) {
        return StreamConfiguration.builder()
                .name(name)
                .subjects(subjects)
                .allowDirect(true)
                .build();
    }

    private static byte[] body(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
