package io.orderflow.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.orderflow.events.Contract;
import io.orderflow.events.Events;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.Address;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.Sku;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    private final EventCodec codec = new EventCodec();
    private final Contract.Sample sample = Contract.sample("StockReserved");
    private final Map<String, String> headers = new HashMap<>(sample.headers());

    @ParameterizedTest
    @ValueSource(strings = {"orders.OrderGiftWrapped.1", "orders.StockReserved-v2.1", "orders.Other", "elsewhere"})
    void anUnknownTypeIsReportedWhateverElseItHas(String subject) {
        headers.put(Headers.TYPE, "OrderGiftWrapped");
        headers.remove(Headers.SUBJECT);

        assertThat(codec.decode(subject, headers::get, new byte[0]))
                .isEqualTo(new Decoded.UnknownType("OrderGiftWrapped"));
    }

    @Test
    void anUnknownTypeOnTheSubjectOfAnEventOfOursIsRefused() {
        headers.put(Headers.TYPE, "OrderGiftWrapped");

        assertThatRefused(bodyOf(sample)).hasMessage("ce-type must be the event that the subject names");
    }

    @ParameterizedTest
    @MethodSource("io.orderflow.events.wire.EventTypes#names")
    void anEventOnTheSubjectOfAnotherKindIsRefused(String name) {
        Contract.Sample other = Contract.sample(name);
        assumeThat(name).isNotEqualTo("StockReserved");

        assertThatThrownBy(() -> codec.decode(sample.subject(), other.headers()::get, bodyOf(other)))
                .isInstanceOf(MalformedEventException.class)
                .hasMessage("the subject must be that of ce-type and ce-subject");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders.StockReserved.01a21b5f-e8fb-73ee-b7e9-6e59ce40f9cc",
                "orders.StockReserved.01A21B5F-E8FB-73EE-B7E9-6E59CE40F9CB",
                "orders.StockReserved.",
                "orders.StockReserved",
                "orders.StockReserved.01a21b5f-e8fb-73ee-b7e9-6e59ce40f9cb.more",
                "replayed.orders.StockReserved.01a21b5f-e8fb-73ee-b7e9-6e59ce40f9cb",
                ""
            })
    void anEventOnTheSubjectOfAnotherOrderOrOfNoneIsRefused(String subject) {
        assertThatThrownBy(() -> codec.decode(subject, headers::get, bodyOf(sample)))
                .isInstanceOf(MalformedEventException.class)
                .hasMessage("the subject must be that of ce-type and ce-subject");
    }

    @ParameterizedTest
    @MethodSource("io.orderflow.events.wire.EventTypes#names")
    void anEventIsBelievedFromTheServiceAloneThatPublishesIt(String name) {
        Contract.Sample event = Contract.sample(name);
        String right = event.headers().get(Headers.SOURCE);
        Map<String, String> claims = new HashMap<>(event.headers());
        for (Publisher publisher : Publisher.values()) {
            claims.put(Headers.SOURCE, publisher.source());
            if (!publisher.source().equals(right)) {
                assertThatThrownBy(() -> codec.decode(event.subject(), claims::get, bodyOf(event)))
                        .isInstanceOf(MalformedEventException.class)
                        .hasMessage("ce-source must be " + right);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ce-specversion", "ce-id", "ce-source", "ce-type", "ce-time", "ce-subject", "ce-correlationid"})
    void aMissingAttributeIsNamed(String attribute) {
        headers.remove(attribute);

        assertThatRefused(bodyOf(sample)).hasMessage(attribute + " is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "ce-specversion, 0.3",
        "ce-type, Order%0aGiftWrapped",
        "ce-id, 42",
        "ce-source, /elsewhere/checkout",
        "ce-source, /orderflow/",
        "ce-source, /orderflow/a/b",
        "ce-time, yesterday",
        "ce-time, 2026-11-27",
        "ce-time, 1969-12-31T23:59:59Z",
        "ce-time, +10000-01-01T00:00:00Z",
        "ce-subject, 42",
        "ce-correlationid, 42",
        "ce-causationid, 42",
        "ce-datacontenttype, text/plain",
        "ce-source, /orderflow/caf\u00e9",
        "ce-source, /orderflow/%zz",
        "ce-source, /orderflow/%2",
        "ce-source, /orderflow/%0a"
    })
    void anInvalidAttributeIsNamedButNotQuoted(String attribute, String value) {
        headers.put(attribute, value);

        assertThatRefused(bodyOf(sample))
                .hasMessageContaining(attribute)
                .satisfies(
                        e -> assertThat(e.getMessage()).doesNotContain("yesterday", "elsewhere", "text/plain", "caf"));
    }

    @Test
    void anEndlessAttributeIsRefused() {
        headers.put(Headers.SOURCE, "/orderflow/" + "a".repeat(2000));

        assertThatRefused(bodyOf(sample)).hasMessageContaining("ce-source must be at most");
    }

    @Test
    void attributesArePercentDecodedAsCloudEventsAsks() {
        headers.put(Headers.SOURCE, "/orderflow/%69nventory");
        headers.put(Headers.DATA_CONTENT_TYPE, "application/json;%20charset=utf-8");

        assertThat(decoded()).isEqualTo(Events.all().get("StockReserved"));
    }

    @Test
    void aTimeMayHaveAnOffset() {
        headers.put(Headers.TIME, "2026-11-27T06:00:00.144+01:00");

        assertThat(decoded().time()).isEqualTo(Instant.parse("2026-11-27T05:00:00.144Z"));
    }

    @Test
    void anInvalidTraceparentIsDroppedAsItsStandardAsks() {
        headers.put(Headers.TRACEPARENT, "00-0-0-00");

        assertThat(decoded().traceparent()).isNull();
    }

    @Test
    void theOptionalHeadersMayBeMissing() {
        headers.remove(Headers.CAUSATION_ID);
        headers.remove(Headers.TRACEPARENT);
        headers.remove(Headers.DATA_CONTENT_TYPE);
        headers.remove(Headers.DATA_SCHEMA);
        headers.remove(Headers.NATS_MSG_ID);

        assertThat(decoded().causationId()).isNull();
        assertThat(codec.encode(decoded()).headers()).doesNotContainKeys(Headers.CAUSATION_ID, Headers.TRACEPARENT);
    }

    @Test
    void aBodyOfAnotherOrderIsRefused() {
        ObjectNode other = sample.body().put("orderId", "01a21b5f-e8fb-73ee-b7e9-6e59ce40f9cc");

        assertThatRefused(Contract.bytes(other)).hasMessage("orderId must be the same as ce-subject");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "42",
                "true",
                "\"01a21b5f-e8fb-73ee-b7e9-6e59ce40f9cb\"",
                "{",
                "hello",
                "{} {}",
                "{\"orderId\":}",
                "{'orderId':1}",
                "[[[[["
            })
    void whatIsNotAJsonObjectIsRefused(String body) {
        assertThatRefused(body.getBytes(StandardCharsets.UTF_8)).hasMessageNotContaining("hello");
    }

    @Test
    void aBodyThatIsNotUtf8IsRefused() {
        byte[] body = bodyOf(sample);
        body[body.length - 20] = (byte) 0xff;

        assertThatRefused(body);
    }

    @Test
    void aHugeBodyIsRefused() {
        byte[] body = new byte[EventCodec.MAX_BODY_BYTES + 1];

        assertThatRefused(body).hasMessage("body must be at most 262144 bytes");
    }

    @Test
    void theFieldIsNamedByItsPathAndTheValueIsNotQuoted() {
        Map<String, String> wrong = Map.of(
                "{\"sku\":\"s3cret!\",\"quantity\":1}",
                        "lines[0].sku: sku must be 1 to 64 characters of A-Z, a-z, 0-9 and ._-",
                "{\"sku\":\"a\",\"quantity\":10000}", "lines[0]: quantity must be from 1 to 9999",
                "{\"sku\":\"a\",\"quantity\":\"s3cret\"}", "lines[0].quantity is missing or not of its type",
                "{\"sku\":\"a\",\"quantity\":1.5}", "lines[0].quantity is missing or not of its type",
                "{\"sku\":7,\"quantity\":1}", "lines[0].sku is missing or not of its type");
        wrong.forEach(
                (line, message) -> assertThatRefused(("{\"orderId\":\"" + Events.ORDER + "\",\"lines\":[" + line + "]}")
                                .getBytes(StandardCharsets.UTF_8))
                        .hasMessage(message));
    }

    @Test
    void anEventComesBackAsItWentEvenIfItIsAsLargeAsCanBe() {
        String wide = "\ud83d\ude00".repeat(200);
        List<OrderLine> lines = IntStream.range(0, 100)
                .mapToObj(i ->
                        new OrderLine(new Sku("s".repeat(60) + i), wide, 999, new Money(10_000_000, "USD"), 1_000_000))
                .toList();
        OrderCreated created = new OrderCreated(
                Events.ORDER,
                Events.orderCreated().customer(),
                lines,
                new Money(999_000_000_000L, "USD"),
                new Address(wide, wide, null, wide, null, "1", "SE"),
                Events.TOKEN);

        byte[] body = codec.bodyOf(created);

        assertThat(body.length).isLessThan(EventCodec.MAX_BODY_BYTES / 2);
        assertThat(codec.event("OrderCreated", body)).isEqualTo(created);
        assertThat(new String(body, StandardCharsets.UTF_8)).doesNotContain("null", "line2", "region");
    }

    @Test
    void anEventThatDoesNotExistHasNoBody() {
        assertThatThrownBy(() -> codec.event("OrderGiftWrapped", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsEncodedDoesNotTellItsBodyToALog() {
        assertThat(codec.encode(Events.all().get("OrderCreated")).toString())
                .contains("orders.OrderCreated.")
                .doesNotContain("Lindqvist", "tok_visa");
    }

    private EventEnvelope decoded() {
        return ((Decoded.Known) codec.decode(sample.subject(), headers::get, bodyOf(sample))).envelope();
    }

    private static byte[] bodyOf(Contract.Sample sample) {
        return Contract.bytes(sample.body());
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertThatRefused(byte[] body) {
        return assertThatThrownBy(() -> codec.decode(sample.subject(), headers::get, body))
                .isInstanceOf(MalformedEventException.class);
    }
}
