package io.orderflow.endtoend.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.wire.Streams;
import io.orderflow.local.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
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

    /** Which service tells of what, as docs/architecture.md has it. */
    private static final Map<Service, Set<String>> OWN = Map.of(
            Service.CHECKOUT, Set.of("OrderCreated"),
            Service.ORDER, Set.of("PaymentRequested", "OrderProcessed", "OrderRejected", "OrderDelayed"),
            Service.INVENTORY, Set.of("StockReserved", "StockRejected", "StockReleased"),
            Service.PAYMENT, Set.of("PaymentAuthorized", "PaymentDeclined", "PaymentCaptured"),
            Service.SHIPPING, Set.of("ShipmentPrepared", "OrderFulfilled"),
            Service.WAREHOUSE, Set.of("ShipmentProcessed"),
            Service.NOTIFICATION, Set.of());

    private GuardedBroker broker;
    private Connection operator;

    @BeforeAll
    void aBrokerWithBothStreams() throws Exception {
        broker = GuardedBroker.start(Path.of("target", "kubernetes", "permissions"));
        operator = broker.connect(GuardedBroker.OPERATOR, new ErrorListener() {});
        JetStreamManagement management = operator.jetStreamManagement();
        management.addStream(stream(Streams.ORDERS, Streams.ORDERS_SUBJECTS));
        management.addStream(stream(Streams.DEAD_LETTERS, Streams.DEAD_LETTERS_SUBJECTS));
        for (Service service : Service.values()) {
            management.createConsumer(
                    Streams.ORDERS,
                    ConsumerConfiguration.builder().durable(service.id()).build());
        }
    }

    @AfterAll
    void stop() throws Exception {
        operator.close();
        broker.close();
    }

    @Test
    void everyEventHasOneServiceThatTellsOfIt() {
        assertThat(OWN.values().stream().flatMap(Set::stream))
                .containsExactlyInAnyOrderElementsOf(Stream.of(OrderEvent.class.getPermittedSubclasses())
                        .map(type -> OrderEvent.nameOf(type.asSubclass(OrderEvent.class)))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServicePublishesItsOwnEvents(Service service) throws Exception {
        try (User user = new User(service)) {
            for (String event : own(service)) {
                assertThat(user.connection
                                .jetStream()
                                .publish(subject(event, service), NOTHING)
                                .getStream())
                        .isEqualTo(Streams.ORDERS);
            }
            assertThat(user.refusals).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServicePublishesNoEventOfAnotherAndNoneThatDoesNotExist(Service service) throws Exception {
        List<String> forbidden = new ArrayList<>(OWN.values().stream()
                .flatMap(Set::stream)
                .filter(event -> !own(service).contains(event))
                .map(event -> subject(event, service))
                .toList());
        forbidden.add("orders.Unheard.1");
        forbidden.add("orders." + own(service).stream().findFirst().orElse("OrderCreated"));
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
        try (User user = new User(service)) {
            assertThat(user.connection
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
                "$SYS.>"));
        others(service).forEach(other -> ears.add("_INBOX_" + other.id() + ".>"));
        try (User user = new User(service)) {
            ears.forEach(user.connection::subscribe);
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
        requests.add("$JS.API.DIRECT.GET." + Streams.DEAD_LETTERS);
        refused(service, requests);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceTouchesNoConsumerOfAnother(Service service) throws Exception {
        List<String> requests = new ArrayList<>(List.of(
                "$JS.API.CONSUMER.LIST.ORDERS",
                "$JS.API.CONSUMER.NAMES.ORDERS",
                "$JS.API.CONSUMER.CREATE.ORDERS",
                "$JS.API.CONSUMER.CREATE.ORDERS.mine",
                "$JS.API.CONSUMER.CREATE.DEAD_LETTERS.mine"));
        others(service).forEach(other -> {
            for (String verb : List.of("CREATE", "DELETE", "MSG.NEXT", "PAUSE", "DURABLE.CREATE")) {
                requests.add("$JS.API.CONSUMER." + verb + ".ORDERS." + other.id());
            }
            if (service != Service.CHECKOUT) { // Which watches how far the others are behind.
                requests.add("$JS.API.CONSUMER.INFO.ORDERS." + other.id());
            }
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
        try (User user = new User(service)) {
            subjects.forEach(subject -> user.connection.publish(subject, NOTHING));
            user.awaitRefusals(subjects);
        }
    }

    private static Set<String> own(Service service) {
        return OWN.getOrDefault(service, Set.of());
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

    /** A service's user, and what the server has refused it. */
    private final class User implements AutoCloseable {
        private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
        private final Connection connection;

        User(Service service) {
            connection = broker.connect(service.id(), new ErrorListener() {
                @Override
                public void errorOccurred(Connection refused, String error) {
                    refusals.add(error);
                }
            });
        }

        /** The server names each subject that it refuses. */
        void awaitRefusals(List<String> subjects) throws Exception {
            connection.flush(Duration.ofSeconds(5));
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(subjects.stream()
                            .filter(subject -> refusals.stream().noneMatch(refusal -> refusal.toLowerCase(Locale.ROOT)
                                    .contains("\"" + subject.toLowerCase(Locale.ROOT) + "\"")))
                            .toList())
                    .as("let through")
                    .isEmpty());
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
