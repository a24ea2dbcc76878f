package io.orderflow.runtime;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.orderflow.runtime.probe.FragileServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is for operators has a port of its own; what clients and probes ask for is where the API is. */
@QuarkusTest
@QuarkusTestResource(FragileServers.class)
class ManagementPortTest {

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void figuresAreTold() {
        given().get(operators("/q/metrics")).then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
    }

    @Test
    void swaggerUiShowsTheDocument() {
        given().get(operators("/q/swagger-ui/")).then().statusCode(200).body(containsString("/q/openapi"));
        given().get(operators("/q/openapi?format=json")).then().statusCode(200).body("paths", not(equalTo(null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/probes", "/q/health", "/q/health/ready"})
    void nothingOfTheApiIsThere(String path) {
        given().get(operators(path)).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/metrics", "/q/metrics/", "/q/swagger-ui", "/q/swagger-ui/", "/q/swagger-ui/index.html"})
    void nothingOfItIsWhereTheApiIs(String path) {
        given().get(path).then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready", "/q/health/started"})
    void healthIsWhereTheApiIs(String path) {
        given().get(path).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void theDocumentIsWhereTheApiIsInEachForm() {
        for (String path : new String[] {"/q/openapi?format=json", "/q/openapi.json"}) {
            given().get(path)
                    .then()
                    .statusCode(200)
                    .contentType("application/json")
                    .body("paths.'/probes'.get", not(equalTo(null)))
                    .body("servers", equalTo(null));
        }
        for (String path : new String[] {"/q/openapi", "/q/openapi.yaml", "/q/openapi.yml"}) {
            given().get(path)
                    .then()
                    .statusCode(200)
                    .contentType("application/yaml")
                    .body(containsString("/probes:"));
        }
        given().head("/q/openapi").then().statusCode(200);
        given().post("/q/openapi").then().statusCode(404);
    }

    private URI operators(String path) {
        return management.resolve(path);
    }
}
