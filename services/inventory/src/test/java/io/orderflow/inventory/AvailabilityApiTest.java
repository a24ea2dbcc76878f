package io.orderflow.inventory;

import static io.orderflow.inventory.StockClient.aSku;
import static io.orderflow.inventory.StockClient.count;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.events.value.Sku;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.database.Sql;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shop's pages are told of stock: whether something can be ordered, and never how much there is. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class AvailabilityApiTest {

    private final Sku lamp = aSku("LAMP");
    private final Sku bulb = aSku("BULB");

    @Inject
    Database database;

    @Test
    void tellsInTheOrderOfTheQuestionWhatCanBeOrderedAndNoNumbers() {
        Sku rug = aSku("RUG");
        count(lamp, 6);
        count(bulb, 5);
        count(rug, 0);

        ask(rug, lamp, bulb, aSku("NEVER-SEEN"))
                .statusCode(200)
                .body("items.availability", contains("OUT_OF_STOCK", "IN_STOCK", "LOW", "UNKNOWN"))
                .body("items.sku[1]", equalTo(lamp.value()))
                .body("items", everyItem(aMapWithSize(2)));
    }

    @Test
    void countsWhatIsReservedAsGone() {
        count(lamp, 9);
        reserve(lamp, 4);
        ask(lamp).body("items.availability", contains("LOW"));
        reserve(lamp, 9);
        ask(lamp).body("items.availability", contains("OUT_OF_STOCK"));
    }

    @Test
    void tellsOnceOfWhatIsAskedTwice() {
        count(lamp, 100);
        ask(lamp, lamp, bulb, lamp).body("items.availability", contains("IN_STOCK", "UNKNOWN"));
    }

    @Test
    void mayBeKeptByCaches() {
        count(lamp, 100);
        ask(lamp).header("Cache-Control", equalTo("public, max-age=30"));
    }

    @Test
    void saysThatNothingHasChangedUntilItHas() {
        count(lamp, 100);
        count(bulb, 100);
        String tag = ask(lamp, bulb).extract().header("ETag");
        assertThat(tag).startsWith("W/\"");

        for (String known : List.of(tag, "\"other\", " + tag, tag.substring(2), "*")) {
            askKnowing(known, lamp, bulb)
                    .statusCode(304)
                    .header("ETag", equalTo(tag))
                    .header("Cache-Control", equalTo("public, max-age=30"))
                    .body(emptyOrNullString());
        }
        // Ninety-nine more or less are no news.
        count(lamp, 199);
        askKnowing(tag, lamp, bulb).statusCode(304);
        count(bulb, 1);
        askKnowing(tag, lamp, bulb).statusCode(200).body("items.availability", contains("IN_STOCK", "LOW"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"", "W/", "W/\"", ",", "\"unfinished", ""})
    void answersWhoKnowsSomethingElse(String known) {
        count(lamp, 100);
        askKnowing(known, lamp).statusCode(200).body("items.availability", contains("IN_STOCK"));
    }

    @Test
    void tellsOfFiftyAtOnceAndRefusesMoreOrNone() {
        List<Sku> fifty = Stream.generate(() -> aSku("SKU")).limit(50).toList();
        count(fifty.getLast(), 100);
        ask(fifty.toArray(Sku[]::new))
                .statusCode(200)
                .body("items", hasSize(50))
                .body("items[49].availability", equalTo("IN_STOCK"));

        for (List<Sku> wrong : List.of(List.<Sku>of(), Collections.nCopies(51, lamp))) {
            ask(wrong.toArray(Sku[]::new))
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .header("Cache-Control", nullValue())
                    .body("violations[0].field", equalTo("sku"))
                    .body("violations[0].message", equalTo("must be given 1 to 50 times"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sku=", "sku=-", "sku=a%20b", "sku=%00", "sku=LAMP&sku=a%2Fb", "sku"})
    void refusesWhatIsNoSku(String query) {
        given().urlEncodingEnabled(false)
                .get("/availability?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void documentsItsBounds() {
        String parameter = "paths.'/availability'.get.parameters.find { it.name == 'sku' }";
        given().get("/q/openapi?format=json")
                .then()
                .body(parameter + ".required", equalTo(true))
                .body(parameter + ".schema.type", equalTo("array"))
                .body(parameter + ".schema.minItems", equalTo(1))
                .body(parameter + ".schema.maxItems", equalTo(50))
                .body("paths.'/availability'.get.responses.keySet()", hasItems("200", "304", "400"));
    }

    private static ValidatableResponse ask(Sku... skus) {
        return given().get("/availability" + query(skus)).then();
    }

    private static ValidatableResponse askKnowing(String tag, Sku... skus) {
        return given().header("If-None-Match", tag)
                .get("/availability" + query(skus))
                .then();
    }

    private static String query(Sku... skus) {
        return skus.length == 0
                ? ""
                : Stream.of(skus).map(sku -> "sku=" + sku).collect(Collectors.joining("&", "?", ""));
    }

    /** As if orders had come. */
    private void reserve(Sku sku, long units) {
        database.write(() -> Sql.execute("update stock set reserved = $1 where sku = $2", units, sku.value()))
                .await()
                .atMost(Duration.ofSeconds(5));
    }
}
