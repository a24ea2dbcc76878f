package io.orderflow.runtime;

import static io.orderflow.runtime.probe.RawConnection.answerTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.runtime.probe.WithIssuer;
import io.orderflow.servers.identity.TokenRequest;
import io.orderflow.servers.identity.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often one caller may ask for what costs much, where everybody says who they are. */
@QuarkusTest
@QuarkusTestResource(value = WithIssuer.class, restrictToAnnotatedClass = true)
@TestProfile(RateTest.TwoAtOnce.class)
class RateTest {

    /** So slow that no test sees a second pass. */
    public static final class TwoAtOnce implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("orderflow.http.rate.customer", "1", "orderflow.http.rate.customer-burst", "2");
        }
    }

    private static final Tokens TOKENS = WithIssuer.issuer().tokens();
    private static final String BODY = "{\"sku\": \"BOOK-1\", \"quantity\": 1, \"name\": \"n\"}";

    private final String subject = UUID.randomUUID().toString();

    @Inject
    MeterRegistry metrics;

    @Test
    void tellsACustomerWhoAsksTooOftenWhenToComeBackAndNobodyElse() {
        double before = refused();
        Stream.generate(() -> post(Roles.CUSTOMER)).limit(20).toList();

        post(Roles.CUSTOMER)
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("1"))
                .body("type", equalTo("urn:orderflow:problem:too-many-requests"));

        assertThat(refused()).isGreaterThan(before);
        assertThat(postAs(TOKENS.issue(TokenRequest.of("another-" + subject, Roles.CUSTOMER)))
                        .statusCode())
                .isEqualTo(200);
    }

    /** A body that is announced and never comes. */
    @Test
    void refusesBeforeTheBodyIsRead() {
        Stream.generate(() -> post(Roles.CUSTOMER)).limit(20).toList();

        assertThat(answerTo("POST /guarded/dear HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 1000\r\nAuthorization: Bearer "
                        + token(Roles.CUSTOMER) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 429");
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.CHANNEL, Roles.SUPPORT})
    void leavesShopsAndStaffAloneUnlessItIsToldOtherwise(String role) {
        assertThat(Stream.generate(() -> post(Roles.CUSTOMER, role)).limit(20))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
    }

    @Test
    void limitsNothingElse() {
        assertThat(Stream.of("/guarded", "/guarded/dear/public", "/q/health/live")
                        .flatMap(path -> Stream.generate(
                                        () -> given().header("Authorization", "Bearer " + token(Roles.CUSTOMER))
                                                .get(path))
                                .limit(10)))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
    }

    private double refused() {
        return metrics.counter("orderflow.http.refused", "client", "customer").count();
    }

    private Response post(String... roles) {
        return postAs(token(roles));
    }

    private static Response postAs(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body(BODY)
                .post("/guarded/dear");
    }

    private String token(String... roles) {
        return TOKENS.issue(TokenRequest.of(subject, roles));
    }
}
