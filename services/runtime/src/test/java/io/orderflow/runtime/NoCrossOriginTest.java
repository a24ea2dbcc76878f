package io.orderflow.runtime;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.runtime.probe.FragileServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Unless it is told otherwise, a service knows of no pages but those of its own origin. */
@QuarkusTest
@QuarkusTestResource(FragileServers.class)
class NoCrossOriginTest {

    @Test
    void noOriginIsAllowed() {
        given().header("Origin", "https://shop.example.com")
                .get("/probes")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Vary", nullValue());
        given().header("Origin", "https://shop.example.com")
                .header("Access-Control-Request-Method", "POST")
                .options("/probes")
                .then()
                .statusCode(200)
                .header("Allow", containsString("POST"))
                .header("Access-Control-Allow-Methods", nullValue());
    }
}
