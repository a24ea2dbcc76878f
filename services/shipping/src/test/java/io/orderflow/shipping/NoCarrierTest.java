package io.orderflow.shipping;

import static io.orderflow.shipping.domain.ShipmentFixture.orderProcessed;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.database.Sql;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A parcel to where no carrier goes. */
@QuarkusTest
@TestProfile(NoCarrierTest.NobodyGoesFar.class)
@QuarkusTestResource(ServiceResources.class)
class NoCarrierTest {

    /** The parcel post serves Canada alone, and freight nobody who orders a few lamps. */
    public static final class NobodyGoesFar implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "orderflow.shipping.carriers.parcel-post.countries", "CA",
                    "orderflow.work.count-interval", "200ms",
                    "orderflow.work.first-pause", "10ms",
                    "orderflow.work.longest-pause", "20ms");
        }
    }

    private static EventWire wire;

    @Inject
    Database database;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    private final OrderId orderId = new OrderId(UuidV7.next());

    @BeforeAll
    static void connect() {
        wire = EventWire.connect();
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @Test
    void isTriedAfterLongerAndLongerPausesAndCountedAndDelaysNoOther() {
        wire.publish("order", orderProcessed(orderId, "NZ"));

        await().atMost(20, SECONDS).until(() -> metric("reason=\"NO_CARRIER\"") == 1);
        // The tenth pause is five seconds; with the bound of what may succeed it would be twenty milliseconds.
        await().atMost(40, SECONDS).until(() -> secondsToTheNextAttempt() > 2);
        await().atMost(20, SECONDS)
                .untilAsserted(() -> given().get("/shipments?orderId=" + orderId)
                        .then()
                        .body("items.status", contains("PENDING"))
                        .body("items[0].carrier", nullValue()));

        OrderId near = new OrderId(UuidV7.next());
        wire.publish("order", orderProcessed(near, "US"));
        await().atMost(20, SECONDS).until(() -> wire.events(near).stream().anyMatch(NoCarrierTest::isPrepared));
        assertThat(wire.events(orderId)).noneMatch(NoCarrierTest::isPrepared);
    }

    private double secondsToTheNextAttempt() {
        List<Double> pauses = database.read(() -> Sql.select(
                        "select cast(extract(epoch from due_at - now()) as double precision) from due_work where id = $1",
                        columns -> (Double) columns[0],
                        orderId.value()))
                .await()
                .atMost(Duration.ofSeconds(5));
        return pauses.getFirst();
    }

    private static boolean isPrepared(EventEnvelope event) {
        return event.event().name().equals("ShipmentPrepared");
    }

    private double metric(String tag) {
        return given().get(management.resolve("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith("orderflow_calls_repeated{") && line.contains(tag))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
