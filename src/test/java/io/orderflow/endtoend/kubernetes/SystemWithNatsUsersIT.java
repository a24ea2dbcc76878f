package io.orderflow.endtoend.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamInfoOptions;
import io.nats.client.impl.Headers;
import io.orderflow.endtoend.shop.Customer;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.events.wire.Streams;
import io.orderflow.local.DataDirectory;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.local.SystemOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The seven services against a broker with the users of {@code deploy/k8s}, told what the cluster tells them of NATS:
 * they do all their work, and ask for nothing that they may not have.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SystemWithNatsUsersIT {
    private static final Path DIRECTORY = Path.of("target", "kubernetes", "users");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private GuardedBroker broker;
    private OrderflowSystem system;
    private Shop shop;
    private Connection operator;

    @BeforeAll
    void startSystem() throws IOException {
        broker = GuardedBroker.start(DIRECTORY.resolve("nats"));
        operator = broker.connect(GuardedBroker.OPERATOR, new ErrorListener() {});
        Path data = DIRECTORY.resolve("system");
        new DataDirectory(data).wipe();
        SystemOptions options = SystemOptions.inDirectory(data)
                // Each service reads this as its own name.
                .withEnvironment("ORDERFLOW_NATS_USERNAME", "${quarkus.application.name}")
                .withEnvironment("ORDERFLOW_NATS_PASSWORD", GuardedBroker.passwordOf("${quarkus.application.name}"));
        for (Map.Entry<String, String> setting : settingsOfNats().entrySet()) {
            options = options.withEnvironment(setting.getKey(), setting.getValue());
        }
        // The system's own broker stays idle.
        system = OrderflowSystem.start(options.withEnvironment("NATS_URL", broker.url()));
        system.awaitReady(PATIENCE);
        shop = new Shop(system);
    }

    private static Map<String, String> settingsOfNats() throws IOException {
        try (Stream<String> lines = Files.lines(Kustomize.HOME.resolve("base/orderflow.env"))) {
            return lines.filter(line -> line.startsWith("ORDERFLOW_NATS_"))
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        }
    }

    @AfterAll
    void stopSystem() throws InterruptedException {
        shop.close();
        system.close();
        operator.close();
        broker.close();
    }

    @Test
    @Order(1)
    void anOrderIsFulfilled() throws Exception {
        PlacedOrder order = shop.customer().orders(shop.offers("LAMP", 1_999, 10), 2);

        awaitEnd(order, "FULFILLED");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(stored("orders.*." + order.id())).isGreaterThanOrEqualTo(9));
    }

    @Test
    @Order(2)
    void anOrderIsRejectedAndItsStockReleased() {
        String sku = shop.offers("MUG", 500, 3);
        Customer poor = shop.customer().payingWith("tok_declined");

        awaitEnd(poor.orders(sku, 3), "REJECTED");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shop.stock(sku).available()).isEqualTo(3));
    }

    @Test
    @Order(3)
    void whatCannotBeReadGoesToTheDeadLettersOfEachReader() throws Exception {
        Headers headers = new Headers();
        headers.put("ce-specversion", "1.0");
        headers.put("ce-type", "ShipmentProcessed");
        operator.jetStream()
                .publish("orders.ShipmentProcessed.nonsense", headers, "{}".getBytes(StandardCharsets.UTF_8));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(List.of("order", "inventory", "payment", "shipping"))
                        .allMatch(reader -> deadLetters(reader) > 0));
    }

    /** The streams and consumers are made again by users who may do so, and by nobody else. */
    @Test
    @Order(4)
    void aBrokerThatLostEverythingIsSetUpAgainAndFilledFromTheOutboxes() throws Exception {
        PlacedOrder before = shop.customer().orders(shop.offers("BOOK", 2_500, 10), 1);
        awaitEnd(before, "FULFILLED");

        broker.loseEverything();

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(stored("orders.*." + before.id())).isGreaterThanOrEqualTo(9));
        awaitEnd(shop.customer().orders(shop.offers("PEN", 150, 10), 1), "FULFILLED");
        assertThat(operator.jetStreamManagement().getConsumerNames(Streams.ORDERS))
                .containsExactlyInAnyOrderElementsOf(
                        NatsRights.readers().map(Service::id).toList());
    }

    @Test
    @Order(5)
    void everythingIsSettledAndNothingWasRefused() throws Exception {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(operator.jetStreamManagement().getConsumers(Streams.ORDERS))
                        .hasSize(6)
                        .allMatch(consumer -> unsettled(consumer) == 0));
        assertThat(broker.violations()).isEmpty();
    }

    private static long unsettled(ConsumerInfo consumer) {
        return consumer.getNumPending() + consumer.getNumAckPending();
    }

    private static void awaitEnd(PlacedOrder order, String status) {
        await().alias("order " + order.id()).atMost(PATIENCE).until(order::hasEnded);
        assertThat(order.status()).isEqualTo(status);
    }

    private long stored(String subjects) throws Exception {
        return operator.jetStreamManagement()
                .getStreamInfo(Streams.ORDERS, StreamInfoOptions.filterSubjects(subjects))
                .getStreamState()
                .getSubjects()
                .size();
    }

    private long deadLetters(String reader) {
        try {
            return operator.jetStreamManagement()
                    .getStreamInfo(
                            Streams.DEAD_LETTERS, StreamInfoOptions.filterSubjects("dead-letters." + reader + ".>"))
                    .getStreamState()
                    .getSubjects()
                    .size();
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }
}
