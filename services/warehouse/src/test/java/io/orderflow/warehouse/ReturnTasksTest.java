package io.orderflow.warehouse;

import static io.orderflow.warehouse.domain.PackTaskFixture.shipmentPrepared;
import static io.orderflow.warehouse.domain.ReturnTaskFixture.damaged;
import static io.orderflow.warehouse.domain.ReturnTaskFixture.returnApproved;
import static io.orderflow.warehouse.domain.ReturnTaskFixture.sellable;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.database.Sql;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Goods that are expected, from the events that announce them. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ReturnTasksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static EventWire wire;

    @Inject
    Database database;

    private final ReturnedGoods goods = another();

    @BeforeAll
    static void connect() {
        wire = EventWire.connect();
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @Test
    void expectsTheGoodsOfAReturnThatIsApproved() {
        goods.announce();

        goods.task()
                .statusCode(200)
                .body("returnId", equalTo(goods.returnId().toString()))
                .body("orderId", equalTo(goods.orderId().toString()))
                .body("status", equalTo("EXPECTED"))
                .body("until", notNullValue())
                .body("createdAt", notNullValue())
                .body("lines.sku", contains("LAMP", "MUG"))
                .body("lines.quantity", contains(3, 2))
                .body("lines.received", contains(0, 0))
                .body("receipts", empty());
        assertThat(goods.told()).isEmpty();
    }

    @Test
    void keepsATaskAsItIsWhenItsReturnIsApprovedAgain() {
        EventEnvelope approved = goods.announce();
        goods.post("k-1", "ann", sellable("LAMP", 3)).statusCode(200);
        wire.publish(approved);
        wire.publish("order", returnApproved(goods.orderId(), goods.returnId(), Instant.now()));
        another().announce();

        goods.task().body("status", equalTo("PARTIALLY_RECEIVED")).body("lines.received", contains(3, 0));
        assertThat(goods.told(1)).hasSize(1);
    }

    @Test
    void tellsOfAReceiptUnderTheSameNameWhenItsDatabaseHasForgottenIt() {
        EventEnvelope approved = goods.announce();
        goods.post("k-1", "ann", sellable("LAMP", 3)).statusCode(200);
        forget();
        goods.task().statusCode(404);

        wire.publish(approved);
        await().atMost(PATIENCE)
                .untilAsserted(() -> goods.task().statusCode(200).body("status", equalTo("EXPECTED")));
        goods.post("k-1", "ann", sellable("LAMP", 3)).statusCode(200).body("status", equalTo("PARTIALLY_RECEIVED"));

        assertThat(goods.told(2))
                .extracting(EventEnvelope::event)
                .containsOnly(goods.received("ann", "k-1", sellable("LAMP", 3)));
    }

    @Test
    void listsWhatIsExpectedOldestFirstPageByPage() {
        goods.announce();
        ReturnedGoods second = another();
        second.announce();
        ReturnedGoods third = another();
        third.announce();

        given().get("/return-tasks?limit=2&cursor=" + goods.returnId())
                .then()
                .statusCode(200)
                .body(
                        "items.returnId",
                        contains(second.returnId().toString(), third.returnId().toString()));
        given().get("/return-tasks?status=EXPECTED&limit=1&cursor=" + goods.returnId())
                .then()
                .body("items.returnId", contains(second.returnId().toString()))
                .body("nextCursor", equalTo(second.returnId().toString()));
        goods.post("k-1", "ann", sellable("LAMP", 1)).statusCode(200);
        listed("").body("items.returnId", hasItem(goods.returnId().toString()));
        listed("&status=EXPECTED")
                .body("items.returnId", not(hasItem(goods.returnId().toString())));
        listed("&status=PARTIALLY_RECEIVED")
                .body("items.returnId", hasItem(goods.returnId().toString()));
        goods.post("k-2", "ann", sellable("LAMP", 2), damaged("MUG", 2)).statusCode(200);
        listed("").body("items.returnId", not(hasItem(goods.returnId().toString())));
        listed("&status=RECEIVED")
                .body("items.returnId", hasItem(goods.returnId().toString()));
    }

    @Test
    void hearsOfReturnsAndOfOthersParcelsInOneGo() {
        List<OrderId> orders =
                IntStream.range(0, 40).mapToObj(i -> new OrderId(UuidV7.next())).toList();
        for (OrderId order : orders) {
            if (orders.indexOf(order) % 2 == 0) {
                wire.publish("shipping", shipmentPrepared(order, ShipmentId.of(order)));
            } else {
                wire.publish("order", returnApproved(order, ReturnId.of(order, "k-1"), ReturnedGoods.tomorrow()));
            }
        }

        for (OrderId order : orders) {
            boolean isPacked = orders.indexOf(order) % 2 == 0;
            String path =
                    isPacked ? "/pack-tasks/" + ShipmentId.of(order) : "/return-tasks/" + ReturnId.of(order, "k-1");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> given().get(path).then().statusCode(200).body("orderId", equalTo(order.toString())));
            assertThat(rows(order)).isEqualTo(isPacked ? 0 : 1);
        }
    }

    private static ReturnedGoods another() {
        return ReturnedGoods.of(wire, new OrderId(UuidV7.next()));
    }

    private static ValidatableResponse listed(String filter) {
        return given().get("/return-tasks?limit=200" + filter).then().statusCode(200);
    }

    private int rows(OrderId order) {
        return database.read(
                        () -> Sql.select("select 1 from return_tasks where order_id = $1", columns -> 1, order.value()))
                .await()
                .atMost(PATIENCE)
                .size();
    }

    private void forget() {
        database.writeBatch(() -> Sql.execute(
                        "delete from return_tasks where order_id = $1",
                        goods.orderId().value()))
                .await()
                .atMost(PATIENCE);
    }
}
