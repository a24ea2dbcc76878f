package io.orderflow.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.PaymentDeclined;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.wire.EncodedEvent;
import io.orderflow.events.wire.EventCodec;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventLineTest {
    private static final Instant NOW = Instant.parse("2026-11-27T05:00:00Z");

    private final OrderId order = new OrderId(UuidV7.next());
    private final EncodedEvent declined = new EventCodec()
            .encode(EventEnvelope.first(
                    new EventId(UuidV7.next()),
                    "payment",
                    NOW,
                    null,
                    new PaymentDeclined(order, new PaymentId(UuidV7.next()), "insufficient funds")));

    @Test
    void anEventIsShownWithItsService() {
        EventLine line = EventLine.of(declined.subject(), declined.headers()::get, declined.body(), NOW);

        assertThat(line.type()).isEqualTo("PaymentDeclined");
        assertThat(line.orderId()).isEqualTo(order.toString());
        assertThat(line.origin()).isEqualTo("payment");
    }

    @Test
    void anEventOnTheSubjectOfAnotherIsShownAsWhatNobodyBelieves() {
        EventLine line =
                EventLine.of("orders.ShipmentProcessed." + order, declined.headers()::get, declined.body(), NOW);

        assertThat(line.type()).isEqualTo("ShipmentProcessed");
        assertThat(line.origin()).startsWith("payment (nobody believes it: the subject must be");
    }

    @Test
    void aKindThatThisLauncherDoesNotKnowIsShownToo() {
        Map<String, String> headers =
                Map.of("ce-specversion", "1.0", "ce-type", "OrderGiftWrapped", "ce-source", "/elsewhere/gifts");

        EventLine line = EventLine.of("orders.OrderGiftWrapped." + order, headers::get, new byte[0], NOW);

        assertThat(line.type()).isEqualTo("OrderGiftWrapped");
        assertThat(line.origin()).isEqualTo("/elsewhere/gifts");
    }
}
