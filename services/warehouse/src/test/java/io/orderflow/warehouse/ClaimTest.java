package io.orderflow.warehouse;

import static io.orderflow.warehouse.domain.PackTaskFixture.shipmentPrepared;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ClaimTest.ShortClaims.class)
@QuarkusTestResource(ServiceResources.class)
class ClaimTest {

    /** A warehouse where nobody may dawdle. */
    public static final class ShortClaims implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("orderflow.warehouse.claim-time", "2s");
        }
    }

    private final OrderId orderId = new OrderId(UuidV7.next());
    private final ShipmentId shipmentId = new ShipmentId(UuidV7.next());

    @BeforeEach
    void aTaskClaimedByAnn() {
        try (EventWire wire = EventWire.connect()) {
            wire.publish("shipping", shipmentPrepared(orderId, shipmentId));
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> listed("OPEN"));
        post("claim", "ann").statusCode(200).body("status", equalTo("CLAIMED"));
    }

    @Test
    void offersATaskAgainThatItsWorkerHasLeft() {
        assertThat(listed("OPEN")).isFalse();
        assertThat(listed("CLAIMED")).isTrue();

        await().atMost(Duration.ofSeconds(10)).until(() -> listed("OPEN"));
        assertThat(listed("CLAIMED")).isFalse();
        given().get("/pack-tasks/" + shipmentId)
                .then()
                .body("status", equalTo("OPEN"))
                .body("worker", nullValue())
                .body("claimedUntil", nullValue());
        post("claim", "bob").statusCode(200).body("worker", equalTo("bob"));
        post("packed", "ann").statusCode(409);
        post("packed", "bob").statusCode(200);
        assertThat(listed("OPEN")).isFalse();
    }

    @Test
    void letsTheWorkerPackLateWhileNobodyElseHasClaimed() {
        await().atMost(Duration.ofSeconds(10)).until(() -> listed("OPEN"));

        post("packed", "ann").statusCode(200).body("worker", equalTo("ann"));
    }

    @Test
    void givesATaskThatWasLeftToOneOfManyWhoWantIt() {
        await().atMost(Duration.ofSeconds(10)).until(() -> listed("OPEN"));
        List<Integer> answers;
        try (ExecutorService workers = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> claims = IntStream.range(0, 8)
                    .mapToObj(i -> workers.submit(
                            () -> post("packed", "worker-" + i).extract().statusCode()))
                    .toList();
            answers = claims.stream().map(ClaimTest::answer).toList();
        }

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
    }

    private boolean listed(String status) {
        return given().get("/pack-tasks?limit=200&status=" + status)
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("items.shipmentId")
                .contains(shipmentId.toString());
    }

    private ValidatableResponse post(String step, String worker) {
        return given().auth()
                .preemptive()
                .basic(worker, "")
                .post("/pack-tasks/" + shipmentId + "/" + step)
                .then();
    }

    private static int answer(Future<Integer> claim) {
        try {
            return claim.get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
