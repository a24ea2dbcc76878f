package io.orderflow.inventory;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.orderflow.events.value.Sku;
import io.orderflow.events.wire.UuidV7;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** People who count and move stock over HTTP, many at once if need be. */
final class StockClient {

    private StockClient() {}

    static void count(Sku sku, long onHand) {
        given().contentType(ContentType.JSON)
                .body("{\"onHand\":" + onHand + "}")
                .put("/stock/" + sku)
                .then()
                .statusCode(200);
    }

    static int adjust(Sku sku, String key, String body) {
        var request = given().contentType(ContentType.JSON).body(body);
        return (key == null ? request : request.header("Idempotency-Key", key))
                .post("/stock/" + sku + "/adjustments")
                .statusCode();
    }

    /** As a careful client does it on a busy day: 503 says nothing of what was stored, so the key goes with each try. */
    static int adjustUntilAnswered(Sku sku, String key, String body) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> adjust(sku, key, body), status -> status != 503);
    }

    static void assertStock(Sku sku, int onHand, int reserved, int available) {
        given().get("/stock/" + sku)
                .then()
                .statusCode(200)
                .body("onHand", equalTo(onHand))
                .body("reserved", equalTo(reserved))
                .body("available", equalTo(available));
    }

    static Sku aSku(String name) {
        return new Sku(name + "-" + UuidV7.next());
    }

    static <T> List<T> atOnce(List<Callable<T>> tasks) throws InterruptedException, ExecutionException {
        try (ExecutorService people = Executors.newFixedThreadPool(20)) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : people.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
