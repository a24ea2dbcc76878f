package io.orderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.orderflow.endtoend.running.RunsOn;
import io.orderflow.endtoend.running.Setting;
import io.orderflow.endtoend.shop.PlacedOrder;
import io.orderflow.endtoend.shop.Shop;
import io.orderflow.endtoend.shop.Stock;
import io.orderflow.endtoend.shop.Wish;
import io.orderflow.events.wire.Streams;
import io.orderflow.local.DataDirectory;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.servers.machine.DirectoryTree;
import io.orderflow.servers.process.ManagedProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The databases are brought back from a backup, as docs/kubernetes.md says, while the broker has gone on. */
@RunsOn(Setting.PACKING_BY_HAND)
class RestoreIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Shop shop;
    private final OrderflowSystem system;
    private final Path cluster;
    private final Path backup;

    RestoreIT(Shop shop, OrderflowSystem system) {
        this.shop = shop;
        this.system = system;
        Path postgres = new DataDirectory(system.options().data()).postgres();
        this.cluster = postgres.resolve("cluster");
        this.backup = postgres.resolve("backup");
    }

    @AfterAll
    void forgetTheBackup() {
        DirectoryTree.delete(backup);
    }

    @Test
    void readsAgainWhatCameAfterTheBackup() throws Exception {
        String lamp = shop.offers("LAMP", 34_998, 10);
        PlacedOrder before = shop.customer().orders(lamp, 1);
        pack(before.awaitPackTask());
        before.endsAs("FULFILLED");
        PlacedOrder packedAfter = shop.customer().orders(lamp, 1);
        String task = packedAfter.awaitPackTask();
        PlacedOrder cancelledBefore = shop.customer().orders(lamp, 1);
        cancel(cancelledBefore);
        PlacedOrder cancelledAfter = shop.customer().orders(lamp, 1);
        String cancelledTask = cancelledAfter.awaitPackTask();
        whileNothingRuns(() -> DirectoryTree.copy(cluster, backup));
        awaitServices();

        cancel(cancelledAfter);
        PlacedOrder cancelledSince = shop.customer().orders(lamp, 1);
        cancel(cancelledSince);
        pack(task);
        packedAfter.endsAs("FULFILLED");
        PlacedOrder after = shop.customer().orders(lamp, 1);
        pack(after.awaitPackTask());
        after.endsAs("FULFILLED");
        PlacedOrder open = shop.customer().orders(lamp, 1);
        String openTask = open.awaitPackTask();
        List<PlacedOrder> since = List.of(packedAfter, after, open);
        List<String> payments = paymentsOf(since);
        whileNothingRuns(() -> {
            DirectoryTree.delete(cluster);
            DirectoryTree.copy(backup, cluster);
            forgetHowFarServicesGot();
        });
        assertThat(packedAfter.cancelsUntilAnswered()).isEqualTo(Wish.REFUSED);
        assertThat(packsUntilAnswered(cancelledTask)).isEqualTo(409);
        awaitServices();

        assertThat(List.of(before, packedAfter, after))
                .allSatisfy(order ->
                        await().atMost(PATIENCE).until(() -> order.status().equals("FULFILLED")));
        assertThat(open.awaitPackTask()).isEqualTo(openTask);
        pack(openTask);
        await().atMost(PATIENCE).until(() -> open.status().equals("FULFILLED"));
        assertThat(since).allSatisfy(order -> {
            await().atMost(PATIENCE)
                    .until(() -> order.payment().body().path("status").asText().equals("CAPTURED"));
            await().atMost(PATIENCE)
                    .until(() ->
                            order.shipments().path(0).path("status").asText().equals("HANDED_OVER"));
            assertThat(order.notifiedSteps()).doesNotHaveDuplicates().contains("FULFILLED");
        });
        assertThat(List.of(cancelledBefore, cancelledAfter, cancelledSince)).allSatisfy(order -> {
            await().atMost(PATIENCE).until(() -> order.status().equals("CANCELLED"));
            await().atMost(PATIENCE)
                    .until(() -> order.payment().body().path("status").asText().equals("VOIDED"));
            assertThat(order.held()).isZero();
            assertThat(order.notifiedSteps()).doesNotHaveDuplicates().contains("CANCELLED");
        });
        assertThat(paymentsOf(since)).isEqualTo(payments);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shop.stock(lamp)).isEqualTo(new Stock(6, 0, 6)));
    }

    private void whileNothingRuns(Step step) throws Exception {
        List<ManagedProcess> services =
                Stream.of(Service.values()).map(system::process).toList();
        services.forEach(ManagedProcess::stop);
        system.postgres().stop();
        step.run();
        system.postgres().restart();
        services.forEach(ManagedProcess::start);
    }

    private void awaitServices() {
        Stream.of(Service.values()).map(system::process).forEach(service -> service.awaitReady(Setting.START_LIMIT));
    }

    /** By itself the broker would go on where the services were before they lost their memory. */
    private void forgetHowFarServicesGot() throws Exception {
        Connection connection = Nats.connect(system.nats().url());
        try {
            var management = connection.jetStreamManagement();
            for (String consumer : management.getConsumerNames(Streams.ORDERS)) {
                management.deleteConsumer(Streams.ORDERS, consumer);
            }
        } finally {
            connection.close();
        }
    }

    private static List<String> paymentsOf(List<PlacedOrder> orders) {
        return orders.stream()
                .map(order -> order.payment().body().path("paymentId").asText())
                .toList();
    }

    /** As somebody who does not wait until a service is ready. */
    private int packsUntilAnswered(String shipment) {
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> shop.tellsWarehouse(shipment, "packed", "ann").status(), status -> status != 503);
    }

    private void pack(String shipment) {
        assertThat(shop.tellsWarehouse(shipment, "packed", "ann").status()).isEqualTo(200);
    }

    /** Once it is prepared, so that the warehouse has a say in it. */
    private static void cancel(PlacedOrder order) {
        order.awaitPackTask();
        assertThat(order.cancelsUntilAnswered()).isEqualTo(Wish.REQUESTED);
        order.endsAs("CANCELLED");
    }

    private interface Step {
        void run() throws Exception;
    }
}
