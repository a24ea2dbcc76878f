package io.orderflow.runtime;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.runtime.probe.WithIssuer;
import io.orderflow.runtime.probe.WithLateIssuer;
import io.orderflow.servers.identity.TokenRequest;
import io.orderflow.servers.identity.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Events are carried out whoever may sign in, so that a service starts without its issuer. */
@QuarkusTest
@QuarkusTestResource(value = WithLateIssuer.class, restrictToAnnotatedClass = true)
class LateIssuerTest {

    private static final TokenRequest SUPPORT = TokenRequest.of("somebody", Roles.SUPPORT);

    @Test
    void cannotSayWhoSomebodyIsUntilTheIssuerComes() {
        await().atMost(20, SECONDS)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        given().get("/guarded").then().statusCode(401);
        given().header("Authorization", "Bearer " + WithIssuer.issuer().tokens().issue(SUPPORT))
                .get("/guarded")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:orderflow:problem:unavailable"))
                .header("Retry-After", notNullValue());

        Tokens tokens = WithLateIssuer.come().tokens();

        await().atMost(20, SECONDS)
                .untilAsserted(() -> given().header("Authorization", "Bearer " + tokens.issue(SUPPORT))
                        .get("/guarded")
                        .then()
                        .statusCode(200));
    }
}
