package io.orderflow.runtime;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.runtime.probe.WithIssuer;
import io.orderflow.servers.identity.TokenRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that has no token yet is answered too: a preflight never has one, and of a request it learns that it needs one. */
@QuarkusTest
@QuarkusTestResource(value = WithIssuer.class, restrictToAnnotatedClass = true)
@TestProfile(CrossOriginTest.ShopElsewhere.class)
class CrossOriginIdentityTest {

    private static final String SHOP = "https://shop.example.com";

    @ParameterizedTest
    @ValueSource(strings = {"/guarded", "/guarded/public", "/guarded/forgotten"})
    void aPreflightNeedsNoToken(String path) {
        fromTheShop()
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization")
                .options(path)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo(SHOP))
                .header("Access-Control-Allow-Headers", containsString("Authorization"))
                .header("WWW-Authenticate", nullValue());
    }

    @Test
    void aPageMayReadThatItNeedsATokenOrAnother() {
        fromTheShop()
                .get("/guarded")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", equalTo("Bearer"))
                .header("Access-Control-Allow-Origin", equalTo(SHOP))
                .header("Access-Control-Expose-Headers", containsString("WWW-Authenticate"));
        fromTheShop()
                .header("Authorization", "Bearer " + token(Roles.WAREHOUSE))
                .get("/guarded")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .header("Access-Control-Allow-Origin", equalTo(SHOP));
    }

    @Test
    void aPageMayReadWhatItAsksForWithAToken() {
        fromTheShop()
                .header("Authorization", "Bearer " + token(Roles.CUSTOMER))
                .get("/guarded")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo(SHOP));
    }

    private static RequestSpecification fromTheShop() {
        return given().header("Origin", SHOP);
    }

    private static String token(String role) {
        return WithIssuer.issuer().tokens().issue(TokenRequest.of("somebody", role));
    }
}
