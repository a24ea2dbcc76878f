package io.orderflow.checkout;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.events.wire.UuidV7;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long idempotency keys count, those of earlier versions too. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
@TestProfile(KeyRetentionTest.SweepsOften.class)
class KeyRetentionTest {

    /** In steps of two keys. */
    public static final class SweepsOften implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "orderflow.checkout.idempotency.sweep-interval", "100ms",
                    "orderflow.checkout.idempotency.sweep-size", "2");
        }
    }

    private static final String ORDER =
            "{\"customer\":{\"id\":\"c-1\",\"name\":\"Ada Lovelace\",\"email\":\"ada@example.com\"},"
                    + "\"lines\":[{\"sku\":\"LAMP\",\"quantity\":2},{\"sku\":\"DESK\",\"quantity\":1}],"
                    + "\"shippingAddress\":{\"name\":\"Ada Lovelace\",\"line1\":\"1 Main Street\","
                    + "\"city\":\"Springfield\",\"postalCode\":\"62701\",\"country\":\"US\"},"
                    + "\"payment\":{\"token\":\"tok_visa\"}}";

    @Inject
    DataSource database;

    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void offerALampAndADesk() {
        for (String sku : new String[] {"LAMP", "DESK"}) {
            given().contentType(ContentType.JSON)
                    .body("{\"name\":\"%s\",\"price\":{\"amount\":17499,\"currency\":\"USD\"},\"weightGrams\":12}"
                            .formatted(sku))
                    .put("/products/" + sku)
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void forgetsKeysThatAreOlderThanAWeekAndNoOthers() throws SQLException {
        String kept = place(ORDER).extract().path("orderId");
        for (int i = 0; i < 7; i++) {
            insertKey(idOf(Duration.ofDays(7).plusMinutes(i + 1)), "old-" + i);
            insertRequestOfAnEarlierVersion(idOf(Duration.ofDays(8)), "older-" + i, "f");
            insertRequestOfAnEarlierVersion(idOf(Duration.ofDays(8)), null, "f");
        }
        insertKey(idOf(Duration.ofDays(7).minusMinutes(2)), "young");
        insertRequestOfAnEarlierVersion(idOf(Duration.ofDays(6)), "young", "f");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(count("idempotency_keys where idempotency_key like 'old-%'"))
                    .isZero();
            assertThat(count("order_requests where order_id < '" + idOf(Duration.ofDays(7)) + "'"))
                    .isZero();
        });
        assertThat(count("idempotency_keys where idempotency_key = 'young'")).isOne();
        assertThat(count("order_requests where idempotency_key = 'young'")).isOne();
        place(ORDER).header("Idempotent-Replayed", "true").body("orderId", equalTo(kept));
    }

    @Test
    void knowsWhatAnEarlierVersionHasAccepted() throws Exception {
        UUID accepted = UuidV7.unguessable();
        String fingerprint = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(ORDER.getBytes(StandardCharsets.UTF_8)));
        insertRequestOfAnEarlierVersion(accepted, key, fingerprint);

        place(ORDER)
                .header("Idempotent-Replayed", "true")
                .body("orderId", equalTo(accepted.toString()))
                .body("total.amount", equalTo(52_497));
        place(ORDER.replace("c-1", "c-2"))
                .header("Idempotent-Replayed", nullValue())
                .body("orderId", not(equalTo(accepted.toString())));
    }

    @Test
    void storesNothingForAnOrderWithoutAKey() throws SQLException {
        long before = count("idempotency_keys") + count("order_requests");

        given().contentType(ContentType.JSON).body(ORDER).post("/orders").then().statusCode(202);

        assertThat(count("idempotency_keys") + count("order_requests")).isEqualTo(before);
    }

    private ValidatableResponse place(String order) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(order)
                .post("/orders")
                .then()
                .statusCode(202);
    }

    /** The id of an order that was placed so long ago. */
    private static UUID idOf(Duration age) {
        UUID now = UuidV7.unguessable();
        UUID then = UuidV7.lowerBound(Instant.now().minus(age));
        return new UUID(then.getMostSignificantBits() | 0x7000, now.getLeastSignificantBits());
    }

    private void insertKey(UUID orderId, String oldKey) throws SQLException {
        execute("insert into idempotency_keys values ('c-1', ?, ?, 'f', 1, 'USD')", oldKey, orderId);
    }

    private void insertRequestOfAnEarlierVersion(UUID orderId, String oldKey, String fingerprint) throws SQLException {
        execute("insert into order_requests values (?, ?, ?, 52497, 'USD')", orderId, oldKey, fingerprint);
    }

    private void execute(String statement, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setObject(i + 1, parameters[i]);
            }
            prepared.executeUpdate();
        }
    }

    private long count(String rows) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = connection.prepareStatement("select count(*) from " + rows);
                ResultSet result = prepared.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }
}
