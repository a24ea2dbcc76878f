package io.orderflow.endtoend.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.ErrorListener;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.Subscription;
import io.nats.client.api.StreamConfiguration;
import io.orderflow.events.wire.EventTypes;
import io.orderflow.events.wire.Streams;
import io.orderflow.events.wire.Subjects;
import io.orderflow.local.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The NATS users of {@code deploy/k8s}, one by one: what each may not do, and that the server says so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NatsPermissionsIT {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);
    private static final String ADVISORIES = "$JS.EVENT.ADVISORY.STREAM.*.ORDERS";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private GuardedStreams streams;

    @BeforeAll
    void start() throws Exception {
        streams = GuardedStreams.start("permissions");
    }

    @AfterAll
    void stop() {
        streams.close();
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
        long before = streams.management()
                .getStreamInfo(Streams.ORDERS)
                .getStreamState()
                .getMsgCount();

        refused(service, forbidden);

        assertThat(streams.management()
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
                Forgery.others(service)
                        .map(other -> "dead-letters." + other.id() + ".OrderCreated.1")
                        .toList());
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
                ADVISORIES,
                Forgery.ADVISORY,
                "$JS.EVENT.ADVISORY.STREAM.*.DEAD_LETTERS",
                Subjects.RESEND,
                "$SYS.>"));
        Forgery.others(service).forEach(other -> ears.add("_INBOX_" + other.id() + ".>"));
        try (NatsUser user = streams.user(service)) {
            ears.forEach(user.connection()::subscribe);
            user.awaitRefusals(ears);
        }
    }

    /** It asks for the stream's state instead. An advisory that a service heard, another could forge. */
    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceDoesNotHearWhatBecomesOfTheStreamAndAnOperatorDoes(Service service) throws Exception {
        try (NatsUser user = streams.user(service)) {
            Subscription ofOperator = streams.operator().subscribe(ADVISORIES);
            Subscription ofService = user.connection().subscribe(ADVISORIES);
            streams.operator().flush(PATIENCE);
            user.connection().flush(PATIENCE);

            StreamConfiguration present =
                    streams.management().getStreamInfo(Streams.ORDERS).getConfiguration();
            streams.management()
                    .updateStream(StreamConfiguration.builder(present)
                            .description("changed before " + service.id())
                            .build());

            assertThat(ofOperator.nextMessage(PATIENCE))
                    .isNotNull()
                    .extracting(Message::getSubject)
                    .isEqualTo("$JS.EVENT.ADVISORY.STREAM.UPDATED.ORDERS");
            assertThat(ofService.nextMessage(Duration.ofMillis(300))).isNull();
            ofOperator.unsubscribe();
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
        Forgery.others(service).forEach(other -> {
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
                            .server(streams.broker().url())
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
        try (NatsUser user = streams.user(service)) {
            subjects.forEach(subject -> user.connection().publish(subject, NOTHING));
            user.awaitRefusals(subjects);
        }
    }

    private static String subject(String event, Service service) {
        return "orders." + event + ".of-" + service.id();
    }
}
