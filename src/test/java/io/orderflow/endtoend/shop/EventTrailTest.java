package io.orderflow.endtoend.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orderflow.events.OrderEnd;
import io.orderflow.events.wire.Flow;
import io.orderflow.events.wire.Headers;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventTrailTest {
    private static final Flow FLOW = Flow.read(new YAMLMapper());

    private final Event one = event("PaymentRefundRequested", "created", "one");
    private final Event another = event("PaymentRefundRequested", "created", "another");

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

        assertThat(once.findings()).noneMatch(finding -> finding.startsWith("has the events"));
        assertThat(twice.findings()).anyMatch(finding -> finding.startsWith("has the events"));
    }

    private static EventTrail aFulfilledOrderAnd(Event... refunds) {
        return EventTrail.of(Stream.concat(
                        FLOW.wayTo(OrderEnd.FULFILLED).stream().map(type -> event(type, "", "")), Stream.of(refunds))
                .toList());
    }

    private static Event answer(Event request, String type) {
        return event(type, request.id(), request.body().path("refundId").asText());
    }

    private static Event event(String type, String cause, String refundId) {
        return new Event(
                "orders." + type + ".1",
                Map.of(Headers.TYPE, type, Headers.ID, UUID.randomUUID().toString(), Headers.CAUSATION_ID, cause),
                JsonNodeFactory.instance.objectNode().put("refundId", refundId));
    }
}
