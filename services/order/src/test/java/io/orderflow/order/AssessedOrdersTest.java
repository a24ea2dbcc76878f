package io.orderflow.order;

import static io.orderflow.order.outside.AssessorStandIn.CLEAR;
import static io.orderflow.order.outside.AssessorStandIn.REVIEW;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.order.outside.AssessorStandIn;
import io.orderflow.order.outside.AssessorStandIn.Reply;
import io.orderflow.order.outside.AssessorStandInResource;
import io.orderflow.testing.EventWire;
import io.orderflow.testing.HeardLog;
import io.orderflow.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Orders that an assessor is asked about before they go on to shipping. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
@QuarkusTestResource(value = AssessorStandInResource.class, restrictToAnnotatedClass = true)
class AssessedOrdersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static EventWire wire;

    private final AssessorStandIn assessor = AssessorStandInResource.running();
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
    void goesOnWithWhatIsClear() {
        reply(CLEAR);
        EventEnvelope authorized = paid();

        assertThat(emitted("OrderProcessed").causationId()).isEqualTo(authorized.id());
        assertThat(assessor.questionsAbout(orderId.toString())).hasSize(1);
        order().body("status", equalTo("PROCESSED")).body("holds", nullValue());
        given().get("/orders?waitingFor=ASSESSMENT").then().body("items.orderId", not(hasItem(orderId.toString())));
    }

    @Test
    void holdsWhatIsToBeReviewedUntilSomebodyLetsItGoOn() {
        reply(REVIEW);
        EventEnvelope authorized = paid();

        assertThat(emitted("OrderHeld").causationId()).isEqualTo(authorized.id());
        order().body("holds", contains("RISK")).body("waitingFor.what", equalTo("HOLD"));
        given().get("/orders?held=true").then().body("items.orderId", hasItem(orderId.toString()));

        release("RISK").statusCode(200);

        assertThat(emitted("OrderProcessed").causationId())
                .isEqualTo(emitted("OrderReleased").id());
        assertThat(assessor.questionsAbout(orderId.toString())).hasSize(1);
    }

    @Test
    void asksAgainUntilThereIsAnAnswer() {
        reply(new Reply.Answer(500, "no"));
        paid();
        await().atMost(PATIENCE)
                .until(() -> assessor.questionsAbout(orderId.toString()).size() >= 2);
        order().body("waitingFor.what", equalTo("ASSESSMENT"))
                .body("waitingFor.since", notNullValue())
                .body("waitingFor.until", notNullValue());
        given().get("/orders?waitingFor=ASSESSMENT").then().body("items.orderId", hasItem(orderId.toString()));

        reply(CLEAR);

        emitted("OrderProcessed");
        assertThat(wire.events(orderId)).noneMatch(event -> event.event().name().equals("OrderHeld"));
    }

    @Test
    void leavesToPeopleWhatNobodyHasAssessedInTime() {
        reply(new Reply.Silence());
        paid();

        emitted("OrderHeld");
        order().body("holds", contains("RISK_UNKNOWN")).body("waitingFor.what", equalTo("HOLD"));
        int asked = assessor.questionsAbout(orderId.toString()).size();

        release("RISK_UNKNOWN").statusCode(200);

        emitted("OrderProcessed");
        assertThat(assessor.questionsAbout(orderId.toString())).hasSize(asked);
    }

    @Test
    void asksNoMoreAboutWhatIsCancelled() {
        reply(new Reply.Answer(503, ""));
        paid();
        await().atMost(PATIENCE)
                .until(() -> !assessor.questionsAbout(orderId.toString()).isEmpty());
        given().noContentType()
                .post("/orders/" + orderId + "/cancellation")
                .then()
                .statusCode(200);
        emitted("OrderCancelled");
        reply(REVIEW);

        // Another one that is asked about is answered meanwhile.
        OrderId another = new OrderId(UuidV7.next());
        paid(another);
        wire.await(another, "OrderProcessed", PATIENCE);

        order().body("status", equalTo("CANCELLED"));
        assertThat(wire.events(orderId)).noneMatch(event -> event.event().name().equals("OrderHeld"));
    }

    @Test
    void tellsNobodyItsKeyNorTheCustomer() {
        HeardLog log = HeardLog.listen();
        try (log) {
            reply(new Reply.Cut());
            paid();
            await().atMost(PATIENCE)
                    .until(() -> assessor.questionsAbout(orderId.toString()).size() >= 2);
            reply(new Reply.Answer(401, AssessorStandIn.KEY));
            await().atMost(PATIENCE)
                    .until(() ->
                            log.messages().stream().anyMatch(message -> message.contains("The assessor answered 401")));
        }

        assertThat(log.messages())
                .anyMatch(message -> message.contains("assessment orderId=" + orderId))
                .noneMatch(message -> message.contains(AssessorStandIn.KEY))
                .noneMatch(message -> message.contains("ada@example.com"));
    }

    private void reply(Reply reply) {
        assessor.reply(orderId.toString(), reply);
    }

    private EventEnvelope paid() {
        return paid(orderId);
    }

    private static EventEnvelope paid(OrderId orderId) {
        return new Beginnings(wire).paid(orderId);
    }

    private ValidatableResponse release(String reason) {
        return given().noContentType()
                .post("/orders/" + orderId + "/holds/" + reason + "/release")
                .then();
    }

    private ValidatableResponse order() {
        return await().atMost(PATIENCE)
                .until(
                        () -> given().get("/orders/" + orderId).then(),
                        answer -> answer.extract().statusCode() == 200);
    }

    private EventEnvelope emitted(String name) {
        return wire.await(orderId, name, PATIENCE);
    }
}
