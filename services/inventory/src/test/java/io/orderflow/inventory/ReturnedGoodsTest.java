package io.orderflow.inventory;

import static io.orderflow.inventory.StockClient.aSku;
import static io.orderflow.inventory.StockClient.assertStock;
import static io.orderflow.inventory.StockClient.count;
import static io.orderflow.inventory.domain.ReceiptFixture.RETURN_ID;
import static io.orderflow.inventory.domain.ReceiptFixture.damaged;
import static io.orderflow.inventory.domain.ReceiptFixture.received;
import static io.orderflow.inventory.domain.ReceiptFixture.sellable;
import static io.orderflow.inventory.domain.ReservationFixture.of;
import static io.orderflow.inventory.domain.ReservationFixture.orderCancelled;
import static io.orderflow.inventory.domain.ReservationFixture.orderCreated;
import static io.orderflow.inventory.domain.ReservationFixture.shipmentProcessed;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.StockRestocked;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.Traceparent;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.inventory.application.ReserveStock;
import io.orderflow.inventory.domain.StockLevel;
import io.orderflow.runtime.transaction.EventTransaction;
import io.orderflow.runtime.transaction.Outcome;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What inventory does with what comes back. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ReturnedGoodsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static EventWire wire;

    @Inject
    EventTransaction transaction;

    @Inject
    ReserveStock reserveStock;

    private final OrderId orderId = new OrderId(UuidV7.next());
    private final ReceiptId receiptId = new ReceiptId(UuidV7.next());
    private final Sku lamp = aSku("LAMP");
    private final Sku bulb = aSku("BULB");

    @BeforeAll
    static void connect() {
        wire = EventWire.connect();
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @Test
    void putsBackWhatMayBeSoldAgainAndScrapsAllElseHoweverOftenItIsTold() {
        count(lamp, 5);
        count(bulb, 5);
        wire.publish(orderCreated(orderId, of(lamp, 3), of(bulb, 1)));
        EventEnvelope packed =
                wire.publish(reserved(orderId), "warehouse", shipmentProcessed(orderId, of(lamp, 3), of(bulb, 1)));

        EventEnvelope received = wire.publish(
                packed,
                "warehouse",
                received(orderId, receiptId, sellable(lamp, 1), damaged(bulb, 1), damaged(lamp, 1), sellable(lamp, 1)));
        wire.publish(received);
        EventEnvelope restocked = restocked(orderId);
        wire.publish(received);
        afterAllThat();

        assertThat(restocked.event()).isEqualTo(restocked(List.of(of(lamp, 2)), List.of(of(lamp, 1), of(bulb, 1))));
        assertThat(restocked.causationId()).isEqualTo(received.id());
        assertThat(restocked.correlationId()).isEqualTo(packed.correlationId());
        assertThat(told("StockRestocked")).hasSize(1);
        assertStock(lamp, 4, 0, 4);
        assertStock(bulb, 4, 0, 4);
    }

    @Test
    void accountsForEachReceiptOfAReturn() {
        count(lamp, 5);
        wire.publish(received(orderId, receiptId, sellable(lamp, 1)));
        wire.publish(received(orderId, new ReceiptId(UuidV7.next()), sellable(lamp, 2)));
        wire.publish(received(orderId, new ReceiptId(UuidV7.next()), damaged(lamp, 4)));
        afterAllThat();

        assertThat(told("StockRestocked"))
                .extracting(event -> ((StockRestocked) event).receiptId())
                .hasSize(3)
                .doesNotHaveDuplicates()
                .contains(receiptId);
        assertStock(lamp, 8, 0, 8);
    }

    @Test
    void accountsOnceForWhatSeveralInstancesHearAtOnce() {
        EventEnvelope received = EventEnvelope.first(
                new EventId(UuidV7.next()),
                "warehouse",
                Instant.now(),
                Traceparent.orNew(null),
                received(orderId, receiptId, sellable(lamp, 1), damaged(bulb, 1)));
        Uni<Integer> heard = transaction.writeBatch(
                () -> reserveStock.handle(List.of(received)).map(Outcome::following));

        List<Integer> told = Uni.join()
                .all(Collections.nCopies(8, heard))
                .andFailFast()
                .await()
                .atMost(PATIENCE);

        assertThat(told).containsOnlyOnce(1).containsOnly(0, 1);
        assertStock(lamp, 1, 0, 1);
        assertStock(bulb, 0, 0, 0);
    }

    @Test
    void takesBackWhatItHasNeverHeardOf() {
        wire.publish(received(orderId, receiptId, sellable(lamp, 2), damaged(bulb, 1)));

        restocked(orderId);
        assertStock(lamp, 2, 0, 2);
        assertStock(bulb, 0, 0, 0);
    }

    @Test
    void takesBackWhatItDoesNotKnowToBePackedYet() {
        count(lamp, 5);
        wire.publish(orderCreated(orderId, of(lamp, 2)));
        EventEnvelope reserved = reserved(orderId);
        wire.publish(received(orderId, receiptId, sellable(lamp, 1)));
        restocked(orderId);
        assertStock(lamp, 6, 2, 4);

        wire.publish(reserved, "warehouse", shipmentProcessed(orderId, of(lamp, 2)));
        afterAllThat();

        assertStock(lamp, 4, 0, 4);
    }

    @Test
    void takesBackWhatItHasReleased() {
        count(lamp, 5);
        wire.publish(orderCreated(orderId, of(lamp, 2)));
        reserved(orderId);
        wire.publish(orderCancelled(orderId));
        wire.publish(received(orderId, receiptId, sellable(lamp, 1)));

        restocked(orderId);
        assertStock(lamp, 6, 0, 6);
    }

    @Test
    void leavesAReceiptThatThereIsNoRoomForUntilItIsToldAgain() {
        count(lamp, StockLevel.MOST - 1);
        count(bulb, 5);
        EventEnvelope received = wire.publish(received(orderId, receiptId, sellable(bulb, 1), sellable(lamp, 2)));
        afterAllThat();
        assertThat(told("StockRestocked")).isEmpty();
        assertStock(bulb, 5, 0, 5);

        count(lamp, 10);
        wire.publish(received);

        restocked(orderId);
        assertStock(lamp, 12, 0, 12);
        assertStock(bulb, 6, 0, 6);
    }

    /** Orders what there is plenty of; once it is reserved, all that came before has been heard. */
    private static void afterAllThat() {
        Sku something = aSku("SOMETHING");
        count(something, 1);
        OrderId later = new OrderId(UuidV7.next());
        wire.publish(orderCreated(later, of(something, 1)));
        reserved(later);
    }

    private static EventEnvelope reserved(OrderId order) {
        return wire.await(order, "StockReserved", PATIENCE);
    }

    private static EventEnvelope restocked(OrderId order) {
        return wire.await(order, "StockRestocked", PATIENCE);
    }

    private StockRestocked restocked(List<SkuQuantity> restocked, List<SkuQuantity> scrapped) {
        return new StockRestocked(orderId, RETURN_ID, receiptId, restocked, scrapped);
    }

    private List<OrderEvent> told(String name) {
        return wire.events(orderId).stream()
                .map(EventEnvelope::event)
                .filter(event -> event.name().equals(name))
                .toList();
    }
}
