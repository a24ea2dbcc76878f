package io.orderflow.shipping;

import static io.orderflow.shipping.domain.ShipmentFixture.BOOKING;
import static io.orderflow.shipping.domain.ShipmentFixture.TWO_LAMPS;
import static io.orderflow.shipping.domain.ShipmentFixture.aPendingShipment;
import static io.orderflow.shipping.domain.ShipmentFixture.aPreparedShipment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.database.Sql;
import io.orderflow.shipping.application.Shipments;
import io.orderflow.shipping.domain.Shipment;
import io.orderflow.shipping.domain.ShipmentFixture;
import io.orderflow.shipping.domain.ShipmentsOfOrder;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ShipmentsOfAnOrderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final OrderId ORDER_ID = ShipmentFixture.ORDER_ID;
    private static final Shipment.Terms SECOND =
            new Shipment.Terms(ORDER_ID, ShipmentId.of(ORDER_ID, 2), TWO_LAMPS, ShipmentFixture.OWNER);

    @Inject
    Shipments shipments;

    @Inject
    Database database;

    @AfterEach
    void forget() {
        write(() -> Sql.execute("delete from shipments where order_id = $1", ORDER_ID.value()));
    }

    @Test
    void findsEachOfThemInTheOrderOfTheirNumbers() {
        ShipmentsOfOrder both =
                new ShipmentsOfOrder(List.of(aPendingShipment(), new Shipment.Prepared(SECOND, BOOKING)));
        write(() -> shipments.add(Map.of(ORDER_ID, both)));

        assertThat(locked()).isEqualTo(both);
        assertThat(write(() -> shipments.list(ORDER_ID, null, 10))).hasSize(2);
    }

    @Test
    void writesThoseAloneThatChanged() {
        ShipmentsOfOrder one = new ShipmentsOfOrder(List.of(aPreparedShipment()));
        write(() -> shipments.add(Map.of(ORDER_ID, one)));
        String first = versionOfTheFirst();
        ShipmentsOfOrder both =
                new ShipmentsOfOrder(List.of(aPreparedShipment(), new Shipment.Prepared(SECOND, BOOKING)));
        write(() -> shipments.update(Map.of(ORDER_ID, one), Map.of(ORDER_ID, both)));
        ShipmentsOfOrder handedOver =
                new ShipmentsOfOrder(List.of(aPreparedShipment(), new Shipment.HandedOver(SECOND, BOOKING)));
        write(() -> shipments.update(Map.of(ORDER_ID, both), Map.of(ORDER_ID, handedOver)));

        assertThat(locked()).isEqualTo(handedOver);
        assertThat(versionOfTheFirst()).isEqualTo(first);
    }

    @Test
    void failsWhenAnotherTransactionWasFaster() {
        ShipmentsOfOrder pending = new ShipmentsOfOrder(List.of(aPendingShipment()));
        write(() -> shipments.add(Map.of(ORDER_ID, pending)));

        assertThatThrownBy(() -> write(() -> shipments.add(Map.of(ORDER_ID, pending))))
                .hasStackTraceContaining("shipments_");
    }

    private ShipmentsOfOrder locked() {
        return write(() -> shipments.lock(List.of(ORDER_ID))).get(ORDER_ID);
    }

    private String versionOfTheFirst() {
        return write(() -> Sql.select(
                        "select xmin::text || ctid::text from shipments where order_id = $1 and number = 1",
                        columns -> (String) columns[0],
                        ORDER_ID.value()))
                .getFirst();
    }

    private <T> T write(Supplier<Uni<T>> work) {
        return database.writeBatch(work).await().atMost(PATIENCE);
    }
}
