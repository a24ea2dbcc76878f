package io.orderflow.events.wire;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderDelayed;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderFulfilled;
import io.orderflow.events.OrderProcessed;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentCaptured;
import io.orderflow.events.PaymentDeclined;
import io.orderflow.events.PaymentRequested;
import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.StockRejected;
import io.orderflow.events.StockReleased;
import io.orderflow.events.StockReserved;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Who publishes what: each event is told by one service, and from no other one it is believed. A test holds this against
 * the operations of the AsyncAPI document.
 */
public enum Publisher {
    CHECKOUT(List.of(OrderCreated.class)),
    INVENTORY(List.of(StockReserved.class, StockRejected.class, StockReleased.class)),
    ORDER(List.of(PaymentRequested.class, OrderProcessed.class, OrderRejected.class, OrderDelayed.class)),
    PAYMENT(List.of(PaymentAuthorized.class, PaymentDeclined.class, PaymentCaptured.class)),
    SHIPPING(List.of(ShipmentPrepared.class, OrderFulfilled.class)),
    WAREHOUSE(List.of(ShipmentProcessed.class));

    @SuppressWarnings("ImmutableEnumChecker") // A copy that nobody can change.
    private final List<Class<? extends OrderEvent>> events;

    Publisher(List<Class<? extends OrderEvent>> events) {
        this.events = List.copyOf(events);
    }

    /** The service that publishes events of this kind. */
    public static Publisher of(Class<? extends OrderEvent> kind) {
        return Arrays.stream(values())
                .filter(publisher -> publisher.events.contains(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody publishes " + OrderEvent.nameOf(kind)));
    }

    /** The kinds of events that this service publishes. */
    public List<Class<? extends OrderEvent>> events() {
        return events;
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
