package io.orderflow.inventory;

import static io.orderflow.inventory.StockClient.aSku;
import static io.orderflow.inventory.StockClient.count;
import static io.orderflow.inventory.domain.ReceiptFixture.RETURN_ID;
import static io.orderflow.inventory.domain.ReceiptFixture.damaged;
import static io.orderflow.inventory.domain.ReceiptFixture.received;
import static io.orderflow.inventory.domain.ReceiptFixture.sellable;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.database.Sql;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why there is as much of a SKU as there is. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class StockHistoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Database database;

    private final Sku lamp = aSku("LAMP");
    private final Sku bulb = aSku("BULB");

    @Test
    void tellsWhatHappenedNewestFirstAndWhoDidIt() {
        Instant before = Instant.now().minusSeconds(5);
        as("ann").body("{\"onHand\":5}").put("/stock/" + lamp).then().statusCode(200);
        as("ann").body("{\"onHand\":5}").put("/stock/" + lamp).then().statusCode(200);
        as("bob")
                .body("{\"delta\":-2,\"reason\":\"fell off the shelf\"}")
                .post("/stock/" + lamp + "/adjustments")
                .then()
                .statusCode(200);
        count(bulb, 9);

        ValidatableResponse history = history(lamp, "")
                .body("items.kind", contains("ADJUSTMENT", "COUNT"))
                .body("items.delta", contains(-2, 5))
                .body("items.onHand", contains(3, 5))
                .body("items.reserved", contains(0, 0))
                .body("items.author", contains("bob", "ann"))
                .body("items[0].reason", equalTo("fell off the shelf"))
                .body("items[1]", not(hasKey("reason")))
                .body("items[0]", not(hasKey("scrapped")))
                .body("items[0]", not(hasKey("reference")));
        assertThat(history.extract().<String>path("items[0].at"))
                .satisfies(at -> assertThat(Instant.parse(at))
                        .isBetween(before, Instant.now().plusSeconds(5)));
    }

    @Test
    void tellsWhatCameBackAndOfWhichReturn() {
        OrderId orderId = new OrderId(UuidV7.next());
        ReceiptId first = new ReceiptId(UuidV7.next());
        ReceiptId second = new ReceiptId(UuidV7.next());
        count(lamp, 5);
        try (EventWire wire = EventWire.connect()) {
            wire.publish(received(orderId, first, sellable(lamp, 2), damaged(lamp, 1), sellable(bulb, 1)));
            wire.publish(received(orderId, second, damaged(lamp, 3)));
            await().atMost(PATIENCE).until(() -> history(lamp, "").extract().<Integer>path("items.size()") == 3);
        }

        history(lamp, "")
                .body("items.kind", contains("RESTOCK", "RESTOCK", "COUNT"))
                .body("items.delta", contains(0, 2, 5))
                .body("items.scrapped[0]", equalTo(3))
                .body("items.scrapped[1]", equalTo(1))
                .body("items.onHand", contains(7, 7, 5))
                .body("items[0].author", equalTo("packer-7"))
                .body("items[0].reference.orderId", equalTo(orderId.toString()))
                .body("items[0].reference.returnId", equalTo(RETURN_ID.toString()))
                .body("items[0].reference.receiptId", equalTo(second.toString()))
                .body("items[1].reference.receiptId", equalTo(first.toString()));
        history(bulb, "").body("items.kind", contains("RESTOCK")).body("items.scrapped", contains(0));
    }

    @Test
    void isReadPageByPage() {
        for (int onHand = 1; onHand <= 5; onHand++) {
            count(lamp, onHand);
        }

        String cursor = history(lamp, "?limit=2")
                .body("items.onHand", contains(5, 4))
                .extract()
                .path("nextCursor");
        cursor = history(lamp, "?limit=2&cursor=" + cursor)
                .body("items.onHand", contains(3, 2))
                .extract()
                .path("nextCursor");
        history(lamp, "?limit=2&cursor=" + cursor)
                .body("items.onHand", contains(1))
                .body("$", not(hasKey("nextCursor")));
        history(lamp, "?limit=5").body("items", hasSize(5)).body("$", not(hasKey("nextCursor")));
    }

    @Test
    void knowsWhatAnEarlierVersionHasStoredOrStoresWhileThisOneIsRolledOut() {
        count(lamp, 0);
        database.writeBatch(() -> Sql.execute("""
                        insert into adjustments (id, sku, delta, reason, at, idempotency_key, on_hand, reserved)
                        values ($1, $2, 7, 'delivery', now(), $3, 7, 0)""", UuidV7.next(), lamp.value(), "key of " + lamp))
                .await()
                .atMost(PATIENCE);

        history(lamp, "")
                .body("items.kind", contains("ADJUSTMENT"))
                .body("items[0].reason", equalTo("delivery"))
                .body("items[0]", not(hasKey("author")));
    }

    @Test
    void isEmptyWhereNothingHasHappenedAndUnknownWhereNothingIsStocked() {
        count(lamp, 0);

        history(lamp, "").body("items", empty());
        given().get("/stock/" + bulb + "/history").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void refusesWhatItCannotRead() {
        count(lamp, 5);
        for (String query :
                List.of("?limit=0", "?limit=201", "?limit=x", "?cursor=x", "?cursor=", "?cursor=1-1-1-1-1")) {
            given().get("/stock/" + lamp + "/history" + query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        given().urlEncodingEnabled(false)
                .get("/stock/a%20b/history")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    private static ValidatableResponse history(Sku sku, String query) {
        return given().get("/stock/" + sku + "/history" + query).then().statusCode(200);
    }

    private static RequestSpecification as(String who) {
        return given().auth().preemptive().basic(who, "").contentType(ContentType.JSON);
    }
}
