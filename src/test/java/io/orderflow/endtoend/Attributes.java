package io.orderflow.endtoend;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.endtoend.shop.Event;
import io.orderflow.events.wire.EventTypes;
import io.orderflow.events.wire.Publisher;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * The attributes that each event of an order must have: CloudEvents 1.0 in binary mode, as a reader without our classes
 * sees them.
 *
 * @param trace the trace id of the request that started it
 * @param first the id of the order's first event
 */
record Attributes(String orderId, String trace, String first) {
    void areOn(Event event) {
        UUID id = UUID.fromString(event.header("ce-id"));
        String source = event.header("ce-source");

        assertThat(event.header("ce-specversion")).isEqualTo("1.0");
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(event.header("Nats-Msg-Id")).isEqualTo(event.header("ce-id"));
        assertThat(event.subject()).isEqualTo("orders." + event.header("ce-type") + "." + orderId);
        assertThat(source).isEqualTo(publisherOf(event.type()).source());
        assertThat(OffsetDateTime.parse(event.header("ce-time")).getOffset()).isEqualTo(ZoneOffset.UTC);
        assertThat(event.header("ce-subject")).isEqualTo(orderId);
        assertThat(event.header("ce-datacontenttype")).isEqualTo("application/json");
        assertThat(event.header("ce-dataschema")).isEqualTo("urn:orderflow:schema:" + event.type() + ":1");
        assertThat(event.header("ce-correlationid")).isEqualTo(first);
        assertThat(event.headers().containsKey("ce-causationid"))
                .isEqualTo(!event.id().equals(first));
        assertThat(event.header("traceparent")).matches("00-" + trace + "-[0-9a-f]{16}-[0-9a-f]{2}");
        assertThat(event.body().path("orderId").asText()).isEqualTo(orderId);
    }

    private static Publisher publisherOf(String type) {
        return Publisher.of(requireNonNull(EventTypes.named(type), type));
    }
}
