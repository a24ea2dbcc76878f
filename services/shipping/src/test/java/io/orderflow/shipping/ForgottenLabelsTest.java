package io.orderflow.shipping;

import static io.orderflow.shipping.domain.ShipmentFixture.A_GIFT;
import static io.orderflow.shipping.domain.ShipmentFixture.orderProcessed;
import static io.orderflow.shipping.domain.ShipmentFixture.shipmentProcessed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderflow.events.OrderAnonymized;
import io.orderflow.events.OrderProcessed;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Owner;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.database.GradualMigrations;
import io.orderflow.runtime.database.Sql;
import io.orderflow.shipping.application.Shipments;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the database still knows of a parcel that is with its carrier: not where it goes, nor what the card in it says. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ForgottenLabelsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ADDRESS = "Main Street";
    private static final String MESSAGE = "Happy birthday";
    private static EventWire wire;

    @Inject
    Database database;

    @Inject
    GradualMigrations migrations;

    @Inject
    Shipments shipments;

    @BeforeAll
    static void connect() {
        wire = EventWire.connect();
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @Test
    void keepsAddressAndGiftMessagesUntilTheParcelIsHandedOver() {
        OrderId orderId = new OrderId(UuidV7.next());
        wire.publish("order", orderProcessed(orderId, "US", A_GIFT));
        await().atMost(PATIENCE).until(() -> row(ShipmentId.of(orderId)).contains("PREPARED"));
        assertThat(row(ShipmentId.of(orderId))).contains(ADDRESS, MESSAGE);

        wire.publish("warehouse", shipmentProcessed(orderId, ShipmentId.of(orderId)));

        await().atMost(PATIENCE).until(() -> row(ShipmentId.of(orderId)).contains("HANDED_OVER"));
        assertThat(row(ShipmentId.of(orderId))).doesNotContain(ADDRESS, MESSAGE);
    }

    @Test
    void forgetsWhoseItWasWhenTheCustomerIsErased() {
        OrderId orderId = new OrderId(UuidV7.next());
        OrderProcessed order = orderProcessed(orderId, "US");
        wire.publish(
                "order",
                new OrderProcessed(
                        orderId,
                        order.paymentId(),
                        order.lines(),
                        order.shippingAddress(),
                        new Owner("c-to-be-erased", "shop")));
        wire.publish("warehouse", shipmentProcessed(orderId, ShipmentId.of(orderId)));
        await().atMost(PATIENCE).until(() -> row(ShipmentId.of(orderId)).contains("HANDED_OVER"));
        assertThat(row(ShipmentId.of(orderId))).contains("c-to-be-erased");

        wire.publish("order", new OrderAnonymized(orderId, "erased-1"));

        await().atMost(PATIENCE).until(() -> row(ShipmentId.of(orderId)).contains("erased-1"));
        assertThat(row(ShipmentId.of(orderId)))
                .contains("HANDED_OVER", "shop", "LAMP")
                .doesNotContain("c-to-be-erased");
    }

    @Test
    void forgetsALittleAtATimeWhatAnEarlierVersionHasLeft() {
        ShipmentId beginning = new ShipmentId(UuidV7.next());
        List<ShipmentId> old = Stream.of("HANDED_OVER", "PREPARED", "HANDED_OVER", "HANDED_OVER")
                .map(this::leftByAnEarlierVersion)
                .toList();
        write(() -> Sql.execute(
                "insert into gradual_migrations values ('old labels', $1, $2)",
                beginning.value(),
                old.getLast().value()));

        assertThat(write(() -> migrations.next("old labels", shipments::forgetLabels, 2)))
                .isTrue();
        assertThat(row(old.getFirst())).doesNotContain(ADDRESS);
        assertThat(row(old.getLast())).contains(ADDRESS);

        await().atMost(PATIENCE).until(() -> !write(() -> migrations.next("old labels", shipments::forgetLabels, 2)));
        assertThat(old.stream().map(this::row).filter(row -> row.contains(ADDRESS)))
                .singleElement()
                .asString()
                .contains("PREPARED");
    }

    private ShipmentId leftByAnEarlierVersion(String status) {
        ShipmentId shipmentId = new ShipmentId(UuidV7.next());
        write(() -> Sql.execute("""
                insert into shipments (shipment_id, order_id, status, carrier, tracking_number, label, lines, weight_grams)
                values ($1, $2, $3, 'express', 'EX1', '^XA 1 Main Street ^XZ',
                        '[{"sku":"LAMP","name":"Lamp","quantity":2,"weightGrams":1200}]', 2400)""", shipmentId.value(), UuidV7.next(), status));
        return shipmentId;
    }

    private String row(ShipmentId shipmentId) {
        return write(() -> Sql.select(
                        "select shipments::text from shipments where shipment_id = $1",
                        columns -> (String) columns[0],
                        shipmentId.value()))
                .stream()
                .findFirst()
                .orElse("");
    }

    private <T> T write(Supplier<Uni<T>> work) {
        return database.writeBatch(work).await().atMost(PATIENCE);
    }
}
