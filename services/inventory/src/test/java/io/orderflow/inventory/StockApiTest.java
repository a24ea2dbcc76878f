package io.orderflow.inventory;

import static io.orderflow.inventory.StockClient.aSku;
import static io.orderflow.inventory.StockClient.adjust;
import static io.orderflow.inventory.StockClient.adjustUntilAnswered;
import static io.orderflow.inventory.StockClient.assertStock;
import static io.orderflow.inventory.StockClient.atOnce;
import static io.orderflow.inventory.StockClient.count;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.orderflow.events.value.Sku;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.inventory.application.Adjustments;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.database.Sql;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class StockApiTest {

    @Inject
    Database database;

    @Inject
    Adjustments adjustments;

    private final Sku lamp = aSku("LAMP");
    private final Sku bulb = aSku("BULB");

    @Test
    void makesAnAdjustmentOnceForAKey() throws InterruptedException, ExecutionException {
        count(lamp, 5);
        count(bulb, 5);
        String key = UuidV7.next().toString();
        List<Callable<Integer>> retries = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            retries.add(() -> adjustUntilAnswered(lamp, key, "{\"delta\":7,\"reason\":\"delivery\"}"));
        }

        assertThat(atOnce(retries)).containsOnly(200);
        assertStock(lamp, 12, 0, 12);
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body("{\"delta\":7,\"reason\":\"delivery\"}")
                .post("/stock/" + lamp + "/adjustments")
                .then()
                .header("Idempotent-Replayed", "true")
                .body("onHand", equalTo(12));
        assertThat(adjust(lamp, key, "{\"delta\":8,\"reason\":\"delivery\"}")).isEqualTo(422);
        assertThat(adjust(bulb, key, "{\"delta\":7,\"reason\":\"delivery\"}")).isEqualTo(422);
        assertStock(bulb, 5, 0, 5);
    }

    @Test
    void recordsWhoMadeAnAdjustment() {
        count(lamp, 5);
        String key = UuidV7.next().toString();

        assertThat(adjustAs("ann", key, 7)).isEqualTo(200);

        assertThat(read(() -> adjustments.findByKey("ann", key)))
                .map(Adjustments.Made::author)
                .contains("ann");
    }

    @Test
    void recordsWhoCountedSomethingElseThanWasKnown() {
        as("ann").body("{\"onHand\":5}").put("/stock/" + lamp).then().statusCode(200);
        as("bob").body("{\"onHand\":5}").put("/stock/" + lamp).then().statusCode(200);
        as("cyd").body("{\"onHand\":3}").put("/stock/" + lamp).then().statusCode(200);

        assertThat(read(() -> Sql.select(
                        "select author || ' ' || delta || ' ' || on_hand from adjustments where sku = $1 order by id",
                        columns -> (String) columns[0],
                        lamp.value())))
                .containsExactly("ann 5 5", "cyd -2 3");
    }

    @Test
    void letsTwoCallersChooseTheSameKey() {
        count(lamp, 5);
        String key = UuidV7.next().toString();

        assertThat(adjustAs("ann", key, 7)).isEqualTo(200);
        assertThat(adjustAs("bob", key, 10)).isEqualTo(200);
        assertThat(adjustAs("ann", key, 7)).isEqualTo(200);
        assertThat(adjustAs("bob", key, 7)).isEqualTo(422);
        assertStock(lamp, 22, 0, 22);
    }

    @Test
    void knowsKeysOfEarlierVersionsAsTheirAuthorsOrEverybodys() {
        count(lamp, 5);
        isAdjustedByAnEarlierVersion("of-ann", "ann");
        isAdjustedByAnEarlierVersion("of-somebody", null);

        assertThat(adjustAs("ann", lamp + "of-ann", 7)).isEqualTo(200);
        assertThat(adjustAs("bob", lamp + "of-somebody", 7)).isEqualTo(200);
        assertThat(adjustAs("bob", lamp + "of-somebody", 8)).isEqualTo(422);
        assertStock(lamp, 5, 0, 5);

        assertThat(adjustAs("bob", lamp + "of-ann", 7)).isEqualTo(200);
        assertStock(lamp, 12, 0, 12);
    }

    private void isAdjustedByAnEarlierVersion(String key, @Nullable String author) {
        database.writeBatch(() -> Sql.execute("""
                        insert into adjustments (id, sku, delta, reason, at, author, idempotency_key, on_hand, reserved)
                        values ($1, $2, 7, 'delivery', now(), $3, $4, 12, 0)""", UuidV7.next(), lamp.value(), author, lamp + key))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private int adjustAs(String who, String key, int delta) {
        return as(who).header("Idempotency-Key", key)
                .body("{\"delta\":" + delta + ",\"reason\":\"delivery\"}")
                .post("/stock/" + lamp + "/adjustments")
                .statusCode();
    }

    private static RequestSpecification as(String who) {
        return given().auth().preemptive().basic(who, "").contentType(ContentType.JSON);
    }

    private <T> T read(Supplier<Uni<T>> work) {
        return database.read(work).await().atMost(Duration.ofSeconds(10));
    }

    @Test
    void refusesAnEmptyKeyAndMoreThanOne() {
        count(lamp, 5);
        for (String[] keys : new String[][] {{""}, {"first", "second"}}) {
            given().contentType(ContentType.JSON)
                    .header("Idempotency-Key", keys[0], (Object[]) Arrays.copyOfRange(keys, 1, keys.length))
                    .body("{\"delta\":7,\"reason\":\"delivery\"}")
                    .post("/stock/" + lamp + "/adjustments")
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("Idempotency-Key"));
        }
        assertStock(lamp, 5, 0, 5);
    }

    @Test
    void givesAKeyThatIsUsedForManySkusAtOnceToOneOfThem() throws InterruptedException, ExecutionException {
        String key = UuidV7.next().toString();
        List<Callable<Integer>> attempts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Sku sku = aSku("SKU");
            count(sku, 1);
            attempts.add(() -> adjustUntilAnswered(sku, key, "{\"delta\":7,\"reason\":\"delivery\"}"));
        }

        assertThat(atOnce(attempts)).containsOnlyOnce(200).containsOnly(200, 422);
    }

    @Test
    void countsANewSkuHoweverManyPeopleDoItAtOnce() throws InterruptedException, ExecutionException {
        List<Callable<Integer>> people = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            people.add(() -> given().contentType(ContentType.JSON)
                    .body("{\"onHand\":4}")
                    .put("/stock/" + lamp)
                    .statusCode());
        }

        assertThat(atOnce(people)).containsOnly(200);
        assertStock(lamp, 4, 0, 4);
    }

    @Test
    void listsStockPageByPage() {
        Sku first = aSku("A");
        Sku second = new Sku(first + "-B");
        count(first, 1);
        count(second, 2);

        given().get("/stock?limit=1&cursor=" + first)
                .then()
                .statusCode(200)
                .body("items[0].sku", equalTo(second.value()))
                .body("items[0].available", equalTo(2));
        given().get("/stock?limit=1").then().body("items.size()", equalTo(1));
    }

    @Test
    void refusesWhatItCannotRead() {
        count(lamp, 5);
        for (String body : List.of(
                "",
                "{",
                "null",
                "[]",
                "{}",
                "{\"onHand\":null}",
                "{\"onHand\":-1}",
                "{\"onHand\":1000000001}",
                "{\"onHand\":\"1\"}",
                "{\"onHand\":1.5}",
                "{\"onHand\":99999999999999999999}")) {
            given().contentType(ContentType.JSON)
                    .body(body)
                    .put("/stock/" + lamp)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        for (String body : List.of(
                "{}",
                "{\"delta\":1}",
                "{\"reason\":\"x\"}",
                "{\"delta\":0,\"reason\":\"x\"}",
                "{\"delta\":1000000001,\"reason\":\"x\"}",
                "{\"delta\":1,\"reason\":\"\"}",
                "{\"delta\":1,\"reason\":\"a\\u0000b\"}",
                "{\"delta\":1,\"reason\":\"" + "r".repeat(201) + "\"}")) {
            assertThat(adjust(lamp, null, body)).as(body).isEqualTo(400);
        }
        assertThat(adjust(lamp, "two words", "{\"delta\":1,\"reason\":\"x\"}")).isEqualTo(400);
        assertThat(adjust(bulb, null, "{\"delta\":1,\"reason\":\"x\"}")).isEqualTo(404);
        given().get("/stock/" + bulb).then().statusCode(404).contentType("application/problem+json");
        for (String path : List.of("/-", "/a%20b", "/%00", "?limit=0", "?limit=x", "?cursor=-")) {
            given().urlEncodingEnabled(false)
                    .get("/stock" + path)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        assertStock(lamp, 5, 0, 5);
    }
}
