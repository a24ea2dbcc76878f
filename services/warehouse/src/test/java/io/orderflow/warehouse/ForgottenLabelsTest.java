package io.orderflow.warehouse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.value.GiftMessage;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.database.GradualMigrations;
import io.orderflow.runtime.database.Sql;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.orderflow.warehouse.application.PackTasks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the database still knows of a parcel that is packed: not where it goes, nor what the card in it says. */
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
    PackTasks tasks;

    @BeforeAll
    static void connect() {
        wire = EventWire.connect();
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @Test
    void keepsAddressAndGiftMessagesUntilTheParcelIsPacked() {
        ShipmentId shipmentId = aTask();
        assertThat(row(shipmentId)).contains(ADDRESS, MESSAGE);
        given().get("/pack-tasks/" + shipmentId)
                .then()
                .body("lines[1].giftMessages.quantity", contains(2))
                .body("lines[1].giftMessages.text", contains(MESSAGE));

        pack(shipmentId);

        assertThat(row(shipmentId)).contains("PACKED").doesNotContain(ADDRESS, MESSAGE);
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/pack-tasks/" + shipmentId)
                        .then()
                        .statusCode(200)
                        .body("trackingNumber", equalTo("PP1"))
                        .body("label", nullValue())
                        .body("lines.sku", contains("LAMP", "MUG"))
                        .body("lines.giftMessages", contains(nullValue(), nullValue())));
    }

    @Test
    void forgetsALittleAtATimeWhatAnEarlierVersionHasLeft() {
        UUID beginning = UuidV7.lowerBound(Instant.now());
        List<ShipmentId> old = Stream.generate(this::aTask).limit(3).toList();
        ShipmentId open = aTask();
        old.forEach(this::isPackedByAnEarlierVersion);
        write(() ->
                Sql.execute("insert into gradual_migrations values ('old labels', $1, $2)", beginning, open.value()));

        assertThat(write(() -> migrations.next("old labels", tasks::forgetLabels, 2)))
                .isTrue();
        assertThat(old.stream().map(this::row).filter(row -> row.contains(ADDRESS)))
                .hasSize(1);

        await().atMost(PATIENCE).until(() -> !write(() -> migrations.next("old labels", tasks::forgetLabels, 2)));
        assertThat(old).allSatisfy(task -> assertThat(row(task)).doesNotContain(ADDRESS, MESSAGE));
        assertThat(row(open)).contains(ADDRESS, MESSAGE);
    }

    private void isPackedByAnEarlierVersion(ShipmentId shipmentId) {
        write(() -> Sql.execute("""
                update pack_tasks set status = 'PACKED', worker = 'ann', claimed_at = now(), packed_at = now()
                 where shipment_id = $1""", shipmentId.value()));
    }

    private ShipmentId aTask() {
        OrderId orderId = new OrderId(UuidV7.next());
        ShipmentId shipmentId = ShipmentId.of(orderId);
        wire.publish(
                "shipping",
                new ShipmentPrepared(
                        orderId,
                        shipmentId,
                        "parcel-post",
                        "PP1",
                        "^XA 1 Main Street ^XZ",
                        List.of(
                                new ParcelLine(new Sku("LAMP"), "Lamp", 2, 1200),
                                new ParcelLine(new Sku("MUG"), "Mug", 3, 300, List.of(new GiftMessage(2, MESSAGE))))));
        await().atMost(PATIENCE).until(() -> !row(shipmentId).isEmpty());
        return shipmentId;
    }

    private static void pack(ShipmentId shipmentId) {
        for (String step : List.of("claim", "packed")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> given().post("/pack-tasks/" + shipmentId + "/" + step)
                            .then()
                            .statusCode(200));
        }
    }

    private String row(ShipmentId shipmentId) {
        return write(() -> Sql.select(
                        "select pack_tasks::text from pack_tasks where shipment_id = $1",
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
