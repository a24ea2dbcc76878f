package io.orderflow.endtoend.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orderflow.events.OrderEnd;
import io.orderflow.events.wire.Flow;
import io.orderflow.events.wire.Headers;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTrailTest {
    private static final Flow FLOW = Flow.read(new YAMLMapper());

    private final Event one = refund("PaymentRefundRequested", "created", "one");
    private final Event another = refund("PaymentRefundRequested", "created", "another");
    private final Event returned = goods("ReturnRequested", "created", "first", "");
    private final Event approved = goods("ReturnApproved", "created", "first", "");
    private final Event received = goods("ReturnReceived", approved.id(), "first", "one");
    private final Event restocked = goods("StockRestocked", received.id(), "first", "one");

    @Test
    void isCompleteWhenEachRefundIsAnswered() {
        assertThat(aFulfilledOrderAnd().isComplete()).isTrue();
        assertThat(aFulfilledOrderAnd(one).isComplete()).isFalse();
        assertThat(aFulfilledOrderAnd(one, answer(one, "PaymentRefunded"), another)
                        .isComplete())
                .isFalse();
        assertThat(aFulfilledOrderAnd(
                                one, answer(one, "PaymentRefunded"), another, answer(another, "PaymentRefundFailed"))
                        .isComplete())
                .isTrue();
    }

    @Test
    void findsARefundThatIsGivenTwice() {
        EventTrail once =
                aFulfilledOrderAnd(one, answer(one, "PaymentRefunded"), another, answer(another, "PaymentRefunded"));
        EventTrail twice = aFulfilledOrderAnd(one, answer(one, "PaymentRefunded"), answer(one, "PaymentRefunded"));

        assertThat(once.findings()).noneMatch(EventTrailTest::isOfTheWhole);
        assertThat(twice.findings()).anyMatch(EventTrailTest::isOfTheWhole);
    }

    @Test
    void isCompleteWhenEachReturnIsDecidedAndWhatCameIsAccountedFor() {
        assertThat(aFulfilledOrderAnd(returned).isComplete()).isFalse();
        assertThat(aFulfilledOrderAnd(returned, approved).isComplete()).isTrue();
        assertThat(aFulfilledOrderAnd(returned, goods("ReturnRejected", "created", "first", ""))
                        .isComplete())
                .isTrue();
        assertThat(aFulfilledOrderAnd(returned, approved, received).isComplete())
                .isFalse();
        assertThat(aFulfilledOrderAnd(returned, approved, received, restocked).isComplete())
                .isTrue();
        assertThat(aFulfilledOrderAnd(
                                returned,
                                approved,
                                received,
                                restocked,
                                goods("ReturnReceived", approved.id(), "first", "two"))
                        .isComplete())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ReturnRequested",
                "ReturnApproved",
                "ReturnRejected",
                "ReturnExpired",
                "ReturnReceived",
                "StockRestocked"
            })
    void findsWhatIsToldTwiceOfAReturn(String type) {
        EventTrail once = aFulfilledOrderAnd(
                returned, approved, goods("ReturnExpired", "created", "first", ""), received, restocked);
        EventTrail twice = aFulfilledOrderAnd(
                returned,
                approved,
                goods("ReturnExpired", "created", "first", ""),
                received,
                restocked,
                goods(type, "created", "first", "one"));

        assertThat(once.findings()).noneMatch(EventTrailTest::isOfTheWhole);
        assertThat(twice.findings()).anyMatch(EventTrailTest::isOfTheWhole);
    }

    @Test
    void knowsReturnsAndTheirPartsFromOneAnother() {
        EventTrail trail = aFulfilledOrderAnd(
                returned,
                approved,
                received,
                restocked,
                goods("ReturnReceived", approved.id(), "first", "two"),
                goods("StockRestocked", received.id(), "first", "two"),
                goods("ReturnRequested", "created", "second", ""),
                goods("ReturnRejected", "created", "second", ""));

        assertThat(trail.findings()).noneMatch(EventTrailTest::isOfTheWhole);
    }

    private static boolean isOfTheWhole(String finding) {
        return finding.startsWith("has the events");
    }

    private static EventTrail aFulfilledOrderAnd(Event... afterwards) {
        return EventTrail.of(Stream.concat(
                        FLOW.wayTo(OrderEnd.FULFILLED).stream()
                                .map(type -> event(type, "", JsonNodeFactory.instance.objectNode())),
                        Stream.of(afterwards))
                .toList());
    }

    private static Event answer(Event request, String type) {
        return refund(type, request.id(), request.body().path("refundId").asText());
    }

    private static Event refund(String type, String cause, String refundId) {
        return event(type, cause, JsonNodeFactory.instance.objectNode().put("refundId", refundId));
    }

    private static Event goods(String type, String cause, String returnId, String receiptId) {
        return event(
                type,
                cause,
                JsonNodeFactory.instance.objectNode().put("returnId", returnId).put("receiptId", receiptId));
    }

    private static Event event(String type, String cause, ObjectNode body) {
        return new Event(
                "orders." + type + ".1",
                Map.of(Headers.TYPE, type, Headers.ID, UUID.randomUUID().toString(), Headers.CAUSATION_ID, cause),
                body);
    }
}
