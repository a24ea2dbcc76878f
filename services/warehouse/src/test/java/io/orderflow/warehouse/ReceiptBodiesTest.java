package io.orderflow.warehouse;

import static io.orderflow.warehouse.domain.ReturnTaskFixture.sellable;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no receipt, and how whoever sends it learns what is wrong. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ReceiptBodiesTest {

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{'lines': null}",
                "{'lines': []}",
                "{'lines': [null]}",
                "{'lines': [{'sku': 'LAMP', 'quantity': 1}]}",
                "{'lines': [{'sku': 'LAMP', 'quantity': 1, 'condition': null}]}",
                "{'lines': [{'sku': 'LAMP', 'quantity': 1, 'condition': 'a bit scratched'}]}",
                "{'lines': [{'sku': 'LAMP', 'quantity': 1, 'condition': 'sellable'}]}",
                "{'lines': [{'sku': 'LAMP', 'quantity': 0, 'condition': 'SELLABLE'}]}",
                "{'lines': [{'sku': 'LAMP', 'quantity': -1, 'condition': 'SELLABLE'}]}",
                "{'lines': [{'sku': 'LAMP', 'quantity': 10000, 'condition': 'SELLABLE'}]}",
                "{'lines': [{'sku': 'LAMP', 'quantity': 1.5, 'condition': 'SELLABLE'}]}",
                "{'lines': [{'sku': 'LAMP', 'quantity': null, 'condition': 'SELLABLE'}]}",
                "{'lines': [{'sku': 'a b', 'quantity': 1, 'condition': 'SELLABLE'}]}",
                "{'lines': [{'quantity': 1, 'condition': 'SELLABLE'}]}",
                "{'lines': [{'sku': 'LAMP', 'quantity': 1, 'condition': 'SELLABLE', 'shelf': 7}]}",
                "{'lines': [{'sku': 'LAMP', 'quantity': 1, 'condition': 'SELLABLE'}], 'receivedBy': 'bob'}",
                "{'lines': [{'sku': 'LAMP', 'quantity': 1, 'condition': 'A'},"
                        + " {'sku': 'LAMP', 'quantity': 1, 'condition': 'A'}]}"
            })
    void refusesABodyThatIsNoReceipt(String body) {
        goods.announce();

        goods.post("k-1", "ann", body.replace('\'', '"')).statusCode(400).contentType("application/problem+json");
        goods.task().body("status", equalTo("EXPECTED"));
    }

    @Test
    void saysWhatIsWrongWithAReceipt() {
        goods.announce();

        goods.post(null, "ann", ReturnedGoods.body(sellable("LAMP", 1)))
                .statusCode(400)
                .body("violations.field", hasItem("Idempotency-Key"));
        goods.post("k-1", "ann", sellable("LAMP", 1), sellable("LAMP", 2))
                .statusCode(400)
                .body("violations[0].field", equalTo("lines"))
                .body("violations[0].message", equalTo("must not contain a SKU twice in the same condition"));
        goods.post("k-1", "ann", ReturnedGoods.body())
                .statusCode(400)
                .body("violations[0].field", equalTo("lines"))
                .body("violations[0].message", equalTo("must be 1 to 500"));
        goods.post("k-1", "ann", ReturnedGoods.body(sellable("LAMP", 1)).replace("SELLABLE", "as new"))
                .statusCode(400)
                .body("violations[0].field", equalTo("lines[0].condition"));
        goods.post("k-1", "ann", ReturnedGoods.body(sellable("LAMP", 7)).replace("7", "10000"))
                .statusCode(400)
                .body("violations[0].field", equalTo("lines[0].quantity"));
        for (String path : List.of("/no-id", "?limit=0", "?limit=x", "?status=OPEN", "?cursor=1")) {
            given().get("/return-tasks" + path).then().statusCode(400).contentType("application/problem+json");
        }
    }

    private static ReturnedGoods another() {
        return ReturnedGoods.of(wire, new OrderId(UuidV7.next()));
    }
}
