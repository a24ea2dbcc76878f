package io.orderflow.endtoend.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfoOptions;
import io.orderflow.events.wire.EventTypes;
import io.orderflow.events.wire.Streams;
import io.orderflow.events.wire.Subjects;
import io.orderflow.local.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

/** The NATS users of {@code deploy/k8s}, one by one: what each may do, and that it is all that it may do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NatsPermissionsIT {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private static final String ADVISORIES = "$JS.EVENT.ADVISORY.STREAM.*.ORDERS";

    private GuardedBroker broker;
    private Connection operator;

    @BeforeAll
    void aBrokerWithBothStreams() throws Exception {
        broker = GuardedBroker.start(Path.of("target", "kubernetes", "permissions"));
        operator = broker.connect(GuardedBroker.OPERATOR, new ErrorListener() {});
        JetStreamManagement management = operator.jetStreamManagement();
        management.addStream(stream(Streams.ORDERS, Streams.ORDERS_SUBJECTS));
        management.addStream(stream(Streams.DEAD_LETTERS, Streams.DEAD_LETTERS_SUBJECTS));
        for (Service reader : Service.values()) {
            if (reader != Service.CHECKOUT) {
                management.createConsumer(Streams.ORDERS, consumer(reader));
            }
        }
    }

    private static ConsumerConfiguration consumer(Service service) {
        return ConsumerConfiguration.builder()
                .durable(service.id())
                .filterSubjects(
                        switch (service) {
                            case NOTIFICATION -> List.of(Streams.ORDERS_SUBJECTS);
                            case WAREHOUSE -> List.of("orders.ShipmentPrepared.*");
                            default -> List.of("orders.ShipmentPrepared.*", "orders.Unheard.*");
                        })
                .build();
    }

    @AfterAll
    void stop() throws Exception {
        operator.close();
        broker.close();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceHasTheRightsThatItNeedsAndNoOther(Service service) {
        NatsRights rights = NatsRights.of(service);

        assertThat(rights.publish()).isEqualTo(NatsRights.needed(service));
        assertThat(rights.subscribe())
                .containsExactlyInAnyOrder(
                        "_INBOX_" + service.id() + ".>", ADVISORIES, Subjects.RESEND + " " + service.id());
    }

    /** Whatever is imported beyond that is a right that a permission alone keeps from being used. */
    @ParameterizedTest
    @EnumSource(Service.class)
    void anAccountImportsWhatItsUserMayUseAndNothingElse(Service service) {
        Set<String> published = new TreeSet<>(NatsRights.of(service).publish());
        published.remove(Subjects.RESEND); // Which the account of order exports.

        assertThat(NatsRights.imported(service, "service")).isEqualTo(published);
        assertThat(NatsRights.imported(service, "stream"))
                .isEqualTo(service == Service.ORDER ? Set.of(ADVISORIES) : Set.of(ADVISORIES, Subjects.RESEND));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServicePublishesItsOwnEvents(Service service) throws Exception {
        try (NatsUser user = new NatsUser(broker, service)) {
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
    @EnumSource(value = Service.class, mode = EnumSource.Mode.EXCLUDE, names = "CHECKOUT")
    void aServiceMakesItsConsumerReadsSettlesAndRemovesIt(Service service) throws Exception {
        for (int i = 0; i < 20; i++) {
            operator.jetStream().publish("orders.ShipmentPrepared.read-by-" + service.id() + "-" + i, NOTHING);
        }
        try (NatsUser user = new NatsUser(broker, service)) {
            JetStreamManagement management = user.connection().jetStreamManagement();
            management.deleteConsumer(Streams.ORDERS, service.id());
            management.addOrUpdateConsumer(Streams.ORDERS, consumer(service));
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
        long sequence = operator.jetStream()
                .publish("orders.OrderCreated.asked", NOTHING)
                .getSeqno();
        try (NatsUser user = new NatsUser(broker, service)) {
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
                .map(service -> new NatsUser(broker, service))
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

        await().atMost(Duration.ofSeconds(10)).during(Duration.ofMillis(300)).untilAsserted(() -> assertThat(heard)
                .hasSize(7)
                .allSatisfy((name, requests) -> assertThat(requests).hasSize(1)));
        users.forEach(NatsUser::close);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceHearsWhatBecomesOfTheStream(Service service) throws Exception {
        try (NatsUser user = new NatsUser(broker, service)) {
            Queue<String> heard = new ConcurrentLinkedQueue<>();
            user.connection()
                    .createDispatcher(advisory -> heard.add(advisory.getSubject()))
                    .subscribe(ADVISORIES);
            user.connection().flush(Duration.ofSeconds(5));

            StreamConfiguration present =
                    operator.jetStreamManagement().getStreamInfo(Streams.ORDERS).getConfiguration();
            operator.jetStreamManagement()
                    .updateStream(StreamConfiguration.builder(present)
                            .description("changed for " + service.id())
                            .build());

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(heard).contains("$JS.EVENT.ADVISORY.STREAM.UPDATED.ORDERS"));
        }
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServicePublishesNoEventOfAnotherAndNoneThatDoesNotExist(Service service) throws Exception {
        List<String> forbidden = new ArrayList<>(EventTypes.names().stream()
                .filter(event -> !NatsRights.own(service).contains(event))
                .map(event -> subject(event, service))
                .toList());
        forbidden.add("orders.Unheard.1");
        forbidden.add("orders." + NatsRights.own(service).stream().findFirst().orElse("OrderCreated"));
        long before = operator.jetStreamManagement()
                .getStreamInfo(Streams.ORDERS)
                .getStreamState()
                .getMsgCount();

        refused(service, forbidden);

        assertThat(operator.jetStreamManagement()
                        .getStreamInfo(Streams.ORDERS)
                        .getStreamState()
                        .getMsgCount())
                .isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceKeepsNoDeadLettersInTheNameOfAnother(Service service) throws Exception {
        refused(
                service,
                others(service)
                        .map(other -> "dead-letters." + other.id() + ".OrderCreated.1")
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(value = Service.class, mode = EnumSource.Mode.EXCLUDE, names = "CHECKOUT")
    void aServiceKeepsItsOwnDeadLetters(Service service) throws Exception {
        try (NatsUser user = new NatsUser(broker, service)) {
            assertThat(user.connection()
                            .jetStream()
                            .publish("dead-letters." + service.id() + ".OrderCreated.1", NOTHING)
                            .getStream())
                    .isEqualTo(Streams.DEAD_LETTERS);
        }
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceHearsNothingButAnswersToItself(Service service) throws Exception {
        List<String> ears = new ArrayList<>(List.of(
                ">",
                "orders.>",
                "orders.OrderCreated.*",
                "dead-letters.>",
                "_INBOX.>",
                "$JS.>",
                "$JS.EVENT.ADVISORY.>",
                "$JS.EVENT.ADVISORY.CONSUMER.>",
                "$JS.EVENT.ADVISORY.STREAM.*.DEAD_LETTERS",
                Subjects.RESEND,
                "$SYS.>"));
        others(service).forEach(other -> ears.add("_INBOX_" + other.id() + ".>"));
        try (NatsUser user = new NatsUser(broker, service)) {
            ears.forEach(user.connection()::subscribe);
            user.awaitRefusals(ears);
        }
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceChangesAndEmptiesNoStream(Service service) throws Exception {
        List<String> requests = new ArrayList<>(List.of("$JS.API.STREAM.LIST", "$JS.API.STREAM.NAMES"));
        for (String stream : List.of(Streams.ORDERS, Streams.DEAD_LETTERS)) {
            for (String verb : List.of("UPDATE", "PURGE", "DELETE", "MSG.DELETE", "MSG.GET", "SNAPSHOT", "RESTORE")) {
                requests.add("$JS.API.STREAM." + verb + "." + stream);
            }
        }
        requests.add("$JS.API.STREAM.CREATE.MINE");
        if (service != Service.ORDER) {
            requests.add("$JS.API.STREAM.CREATE." + Streams.ORDERS);
            requests.add("$JS.API.STREAM.CREATE." + Streams.DEAD_LETTERS);
        }
        requests.add("$JS.API.DIRECT.GET." + Streams.DEAD_LETTERS);
        refused(service, requests);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceTouchesNoConsumerOfAnother(Service service) throws Exception {
        List<String> requests = new ArrayList<>(List.of(
                "$JS.API.CONSUMER.LIST.DEAD_LETTERS",
                "$JS.API.CONSUMER.NAMES.ORDERS",
                "$JS.API.CONSUMER.CREATE.ORDERS",
                "$JS.API.CONSUMER.CREATE.ORDERS.mine",
                "$JS.API.CONSUMER.CREATE.DEAD_LETTERS.mine"));
        others(service).forEach(other -> {
            for (String verb : List.of("CREATE", "DELETE", "MSG.NEXT", "PAUSE", "DURABLE.CREATE")) {
                requests.add("$JS.API.CONSUMER." + verb + ".ORDERS." + other.id());
            }
            requests.add("$JS.API.CONSUMER.RESET.ORDERS." + other.id());
            requests.add("$JS.ACK.ORDERS." + other.id() + ".1.1.1.1.1");
        });
        refused(service, requests);
    }

    /** A consumer with one filter has it in the subject of its request, so that it cannot be made to hear more. */
    @Test
    void theWarehouseCannotMakeItsConsumerHearMoreThanParcels() throws Exception {
        refused(
                Service.WAREHOUSE,
                List.of(
                        "$JS.API.CONSUMER.CREATE.ORDERS.warehouse",
                        "$JS.API.CONSUMER.CREATE.ORDERS.warehouse.orders.OrderCreated.*",
                        "$JS.API.CONSUMER.CREATE.ORDERS.warehouse.orders.>"));
    }

    @Test
    void nobodyComesInWithoutAPassword() {
        assertThat(Stream.of("", "payment", "stranger").filter(name -> isLetIn(name, "wrong")))
                .isEmpty();
    }

    private boolean isLetIn(String name, String password) {
        try {
            Nats.connect(Options.builder()
                            .server(broker.url())
                            .userInfo(name, password)
                            .noReconnect()
                            .errorListener(new ErrorListener() {})
                            .build())
                    .close();
            return true;
        } catch (IOException refused) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends to each subject; the server must refuse each of them. */
    private void refused(Service service, List<String> subjects) throws Exception {
        try (NatsUser user = new NatsUser(broker, service)) {
            subjects.forEach(subject -> user.connection().publish(subject, NOTHING));
            user.awaitRefusals(subjects);
        }
    }

    private static Stream<Service> others(Service service) {
        return Stream.of(Service.values()).filter(other -> other != service);
    }

    private static String subject(String event, Service service) {
        return "orders." + event + ".of-" + service.id();
    }

    private static StreamConfiguration stream(String name, String subjects) {
        return StreamConfiguration.builder()
                .name(name)
                .subjects(subjects)
                .allowDirect(true)
                .build();
    }
}
