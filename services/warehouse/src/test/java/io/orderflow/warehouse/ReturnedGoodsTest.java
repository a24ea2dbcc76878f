package io.orderflow.warehouse;

import static io.orderflow.warehouse.domain.ReturnTaskFixture.damaged;
import static io.orderflow.warehouse.domain.ReturnTaskFixture.sellable;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.events.ReturnReceived;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Goods that come back, counted by people. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ReturnedGoodsTest {

    private static EventWire wire;

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
    void receivesThemInPartsAndTellsOfEachAsCausedByTheApproval() {
        EventEnvelope approved = goods.announce();

        goods.post("k-1", "ann", sellable("LAMP", 1), damaged("LAMP", 1))
                .statusCode(200)
                .header("Idempotent-Replayed", nullValue())
                .body("status", equalTo("PARTIALLY_RECEIVED"))
                .body("lines.received", contains(2, 0))
                .body("receipts", hasSize(1))
                .body(
                        "receipts[0].receiptId",
                        equalTo(goods.receiptId("ann", "k-1").toString()))
                .body("receipts[0].at", notNullValue())
                .body("receipts[0].receivedBy", equalTo("ann"))
                .body("receipts[0].receivedByName", nullValue())
                .body("receipts[0].lines.sku", contains("LAMP", "LAMP"))
                .body("receipts[0].lines.quantity", contains(1, 1))
                .body("receipts[0].lines.condition", contains("SELLABLE", "DAMAGED"));
        goods.post("k-1", "bob", sellable("LAMP", 1), sellable("MUG", 2))
                .statusCode(200)
                .body("status", equalTo("RECEIVED"))
                .body("lines.received", contains(3, 2))
                .body("receipts.receivedBy", contains("ann", "bob"));

        List<EventEnvelope> told = goods.told(2);
        assertThat(told)
                .extracting(EventEnvelope::event)
                .containsExactly(
                        goods.received("ann", "k-1", sellable("LAMP", 1), damaged("LAMP", 1)),
                        goods.received("bob", "k-1", sellable("LAMP", 1), sellable("MUG", 2)));
        assertThat(told).allSatisfy(event -> {
            assertThat(event.causationId()).isEqualTo(approved.id());
            assertThat(event.correlationId()).isEqualTo(approved.correlationId());
            assertThat(event.traceparent()).isEqualTo(approved.traceparent());
            assertThat(event.service()).isEqualTo("warehouse");
        });
    }

    @Test
    void refusesMoreThanIsStillToComeAndSaysWhatThatIs() {
        goods.announce();
        goods.post("k-1", "ann", sellable("LAMP", 2)).statusCode(200);

        goods.post("k-2", "ann", sellable("LAMP", 1), damaged("LAMP", 1))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:orderflow:problem:receipt-too-large"))
                .body("detail", containsString("less is still to come"))
                .body("left.sku", contains("LAMP", "MUG"))
                .body("left.quantity", contains(1, 2));
        goods.post("k-2", "ann", sellable("CHAIR", 1)).statusCode(422);
        goods.post("k-2", "ann", sellable("LAMP", 1), sellable("MUG", 2)).statusCode(200);
        goods.post("k-3", "ann", sellable("MUG", 1)).statusCode(422).body("left", empty());
        assertThat(goods.told(2)).hasSize(2);
    }

    @Test
    void answersAReceiptThatIsSentAgainAndTellsOfItOnce() {
        goods.announce();
        String first = goods.post("k-1", "ann", sellable("LAMP", 3))
                .statusCode(200)
                .extract()
                .asString();

        for (int again = 0; again < 2; again++) {
            goods.post("k-1", "ann", sellable("LAMP", 3))
                    .statusCode(200)
                    .header("Idempotent-Replayed", "true")
                    .body(equalTo(first));
        }
        goods.post("k-1", "ann", sellable("LAMP", 2))
                .statusCode(422)
                .body("type", equalTo("urn:orderflow:problem:idempotency-key-reused"));
        goods.post("k-1", "ann", damaged("LAMP", 3)).statusCode(422);
        goods.post("k-2", "ann", sellable("MUG", 1)).statusCode(200);
        assertThat(goods.told(2))
                .extracting(event -> ((ReturnReceived) event.event()).receiptId())
                .containsExactly(goods.receiptId("ann", "k-1"), goods.receiptId("ann", "k-2"));
    }

    @Test
    void givesTheLastUnitToOneOfManyWhoCountItAtOnce() throws InterruptedException, ExecutionException {
        goods.announce();
        goods.post("k-1", "ann", sellable("LAMP", 2), sellable("MUG", 2)).statusCode(200);

        assertThat(goods.atOnce(10, worker -> "worker-" + worker, sellable("LAMP", 1)))
                .containsOnlyOnce(200)
                .containsOnly(200, 422);
        goods.task().body("status", equalTo("RECEIVED")).body("receipts", hasSize(2));
        assertThat(goods.told(2)).hasSize(2);
    }

    @Test
    void countsOnceWhatOneSendsManyTimesAtOnce() throws InterruptedException, ExecutionException {
        goods.announce();

        assertThat(goods.atOnce(10, worker -> "ann", sellable("LAMP", 1))).containsOnly(200);
        goods.task().body("lines.received", contains(1, 0));
        assertThat(goods.told(1)).hasSize(1);
    }

    @Test
    void receivesWhatIsHereWhenItsTimeIsOver() {
        goods.announce(Instant.now().minusSeconds(60));

        listed("").body("items.returnId", not(hasItem(goods.returnId().toString())));
        listed("&status=EXPECTED")
                .body("items.returnId", hasItem(goods.returnId().toString()));
        goods.post("k-1", "ann", sellable("LAMP", 3), sellable("MUG", 2))
                .statusCode(200)
                .body("status", equalTo("RECEIVED"));
        assertThat(goods.told(1)).hasSize(1);
    }

    @Test
    void knowsNoReturnThatWasNotApproved() {
        goods.task().statusCode(404).contentType("application/problem+json");
        goods.post("k-1", "ann", sellable("LAMP", 1)).statusCode(404).contentType("application/problem+json");
    }

    private static ReturnedGoods another() {
        return ReturnedGoods.of(wire, new OrderId(UuidV7.next()));
    }

    private static ValidatableResponse listed(String filter) {
        return given().get("/return-tasks?limit=200" + filter).then().statusCode(200);
    }
}
