package io.orderflow.runtime;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.runtime.probe.RawConnection;
import io.orderflow.runtime.probe.WithIssuer;
import io.orderflow.servers.identity.Forgery;
import io.orderflow.servers.identity.Role;
import io.orderflow.servers.identity.TokenRequest;
import io.orderflow.servers.identity.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that wants to see tokens of a real issuer. */
@QuarkusTest
@QuarkusTestResource(value = WithIssuer.class, restrictToAnnotatedClass = true)
class IdentityTest {

    private static final Tokens TOKENS = WithIssuer.issuer().tokens();

    @Test
    void knowsWhoAsksByTheToken() {
        ask(TOKENS.issue(TokenRequest.of("auth0|7", Roles.SUPPORT).withName("Ada Lovelace")))
                .statusCode(200)
                .body("subject", equalTo("auth0|7"))
                .body("name", equalTo("Ada Lovelace"))
                .body("sees", startsWith("Everything"));
    }

    @Test
    void showsCustomersTheirOwnOrdersAndChannelsThoseTheyPlaced() {
        ask(token(Roles.CUSTOMER)).body("sees", equalTo("OfCustomer[customerId=somebody]"));
        ask(token(Roles.CHANNEL)).body("sees", equalTo("OfChannel[channel=somebody]"));
    }

    /** Issuers may make everybody a customer, their own people too. */
    @Test
    void showsNobodyMoreForARoleThatMayNotSeeItAlone() {
        ask(token(Roles.CUSTOMER, Roles.WAREHOUSE, Roles.ADMIN)).body("sees", startsWith("OfCustomer"));
    }

    /** {@code ./orderflow token} knows them by itself, for the launcher knows nothing of the services' code. */
    @Test
    void knowsTheRolesThatTokensAreMadeFor() {
        assertThat(Stream.of(Role.values()).map(Role::claim))
                .containsExactly(
                        Roles.CUSTOMER, Roles.CHANNEL, Roles.SUPPORT, Roles.WAREHOUSE, Roles.FINANCE, Roles.ADMIN);
    }

    @Test
    void asksForATokenWhereThereIsNone() {
        refused(given(), 401, "unauthorized").header("WWW-Authenticate", equalTo("Bearer"));
        refused(given().auth().preemptive().basic("admin", "admin"), 401, "unauthorized");
        refused(given().header("Authorization", "Bearer "), 401, "unauthorized");
    }

    /** Whoever may not ask learns nothing of what can be asked for. */
    @Test
    void asksForATokenBeforeItLooksAtParameters() {
        refused(given().queryParam("sku", ""), 401, "unauthorized");
        refused(given().queryParam("sku", "\u0001"), 401, "unauthorized");
        refused(bearer(token(Roles.WAREHOUSE)).queryParam("sku", ""), 403, "forbidden");
        refused(bearer(token(Roles.CUSTOMER)).queryParam("sku", "\u0001"), 400, "invalid-request");
    }

    @ParameterizedTest
    @EnumSource(Forgery.class)
    void refusesATokenThatIsNotTheIssuersForThisSystem(Forgery forgery) {
        String token = forgery.token(TOKENS, TokenRequest.of("somebody", Roles.CUSTOMER));

        refused(given().header("Authorization", "Bearer " + token), 401, "unauthorized")
                .header("WWW-Authenticate", equalTo("Bearer error=\"invalid_token\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b", "a.b.c", "...", "eyJhbGciOiJSUzI1NiJ9..", "ä.ö.ü"})
    void refusesWhatIsNoToken(String text) {
        refused(given().header("Authorization", "Bearer " + text), 401, "unauthorized");
    }

    /** As it would be stored: a subject is at most 255 characters of ASCII (OpenID Connect Core 1.0, 2). */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ä", "a\nb"})
    void refusesASubjectThatIsNone(String subject) {
        refused(bearer(TOKENS.issue(TokenRequest.of(subject, Roles.CUSTOMER).withName("x"))), 401, "unauthorized");
        refused(bearer(TOKENS.issue(TokenRequest.of("a".repeat(256), Roles.CUSTOMER))), 401, "unauthorized");
    }

    @Test
    void refusesWhoHasNotTheRole() {
        refused(bearer(token(Roles.WAREHOUSE)), 403, "forbidden");
        refused(bearer(token()), 403, "forbidden");
        refused(bearer(token("Customer", "CUSTOMER", "customer ")), 403, "forbidden");
    }

    @Test
    void doesForNobodyWhatNobodySaidWhoMayDo() {
        bearer(token(Roles.ADMIN, Roles.SUPPORT))
                .get("/guarded/forgotten")
                .then()
                .statusCode(403);
        given().get("/guarded/forgotten").then().statusCode(401);
        bearer(token(Roles.ADMIN)).get("/probes").then().statusCode(403);
    }

    @Test
    void asksNobodyForATokenWhereEverybodyMay() {
        given().get("/guarded/public").then().statusCode(200);
        given().header("Authorization", "Bearer nonsense")
                .get("/guarded/public")
                .then()
                .statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
    }

    /** The body never comes. */
    @Test
    void refusesBeforeTheBodyIsRead() {
        String head = "POST /guarded HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n"
                + "Connection: close\r\n";

        assertThat(RawConnection.answerTo(head + "\r\n")).startsWith("HTTP/1.1 401 ");
        assertThat(RawConnection.answerTo(head + "Authorization: Bearer " + token(Roles.CUSTOMER) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void acceptsTokensOfANewKeyWithoutARestartAndForgetsThoseOfAWithdrawnOne() {
        String old = token(Roles.CUSTOMER);
        ask(old).statusCode(200);

        WithIssuer.issuer().keys().rotate();
        await().atMost(10, SECONDS)
                .untilAsserted(() -> ask(token(Roles.CUSTOMER)).statusCode(200));
        ask(old).statusCode(200);

        WithIssuer.issuer().keys().rotate();
        WithIssuer.issuer().keys().withdrawOthers();
        await().atMost(10, SECONDS)
                .untilAsserted(() -> ask(token(Roles.CUSTOMER)).statusCode(200));
        await().atMost(10, SECONDS).untilAsserted(() -> ask(old).statusCode(401));
    }

    @Test
    void forgetsATokenThatExpiresThoughItWasFoundGood() {
        String shortly =
                TOKENS.issue(TokenRequest.of("somebody", Roles.CUSTOMER).withLifetime(Duration.ofSeconds(1)));

        ask(shortly).statusCode(200);
        await().atMost(10, SECONDS).untilAsserted(() -> ask(shortly).statusCode(401));
    }

    private static String token(String... roles) {
        return TOKENS.issue(TokenRequest.of("somebody", roles));
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static ValidatableResponse ask(String token) {
        return bearer(token).get("/guarded").then();
    }

    private static ValidatableResponse refused(RequestSpecification request, int status, String problem) {
        return request.get("/guarded")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:orderflow:problem:" + problem))
                .body("status", equalTo(status));
    }
}
