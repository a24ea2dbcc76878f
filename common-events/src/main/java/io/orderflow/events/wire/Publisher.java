package io.orderflow.events.wire;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.PackingEvent;
import io.orderflow.events.PaymentEvent;
import io.orderflow.events.ProcessEvent;
import io.orderflow.events.ShipmentEvent;
import io.orderflow.events.StockEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Who publishes what: each group of events is told by one service, and from no other one it is believed. A test holds
 * this against the operations of the AsyncAPI document.
 */
public enum Publisher {
    CHECKOUT(OrderCreated.class),
    INVENTORY(StockEvent.class),
    ORDER(ProcessEvent.class),
    PAYMENT(PaymentEvent.class),
    SHIPPING(ShipmentEvent.class),
    WAREHOUSE(PackingEvent.class);

    private final Class<? extends OrderEvent> group;

    Publisher(Class<? extends OrderEvent> group) {
        this.group = group;
    }

    /** The service that publishes events of this kind. */
    public static Publisher of(Class<? extends OrderEvent> kind) {
        return Arrays.stream(values())
                .filter(publisher -> publisher.group.isAssignableFrom(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody publishes " + OrderEvent.nameOf(kind)));
    }

    /** The kinds of events that this service publishes. */
    public List<Class<? extends OrderEvent>> events() {
        return EventTypes.permittedBy(group);
    }

    /** The service's name: {@code checkout}. */
    public String service() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The source that its events have: {@code /orderflow/checkout}. */
    public String source() {
        return EventEnvelope.sourceOf(service());
    }
}
