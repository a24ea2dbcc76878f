package io.orderflow.notification.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderFulfilled;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.PaymentCaptured;
import io.orderflow.events.StockReleased;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.RejectionReason;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one order, in the order of time.
 *
 * <p>Events may be recorded later than others that happened after them, so that a listener hears them late. A listener
 * who comes back is told what happened after the last event that it heard, and what was recorded after it: rather
 * something twice than something never.
 */
public record Story(List<RecordedEvent> events) {

    public Story {
        events = events.stream().sorted(RecordedEvent.BY_TIME).toList();
    }

    /**
     * Whether nothing is left to happen: the parcel is on its way and the payment captured, or the order is rejected and
     * its stock, if there was any, free again. A story whose beginning is still to be recorded is not complete.
     */
    public boolean isComplete() {
        return has(OrderCreated.class) && hasEnd();
    }

    private boolean hasEnd() {
        return (has(OrderFulfilled.class) && has(PaymentCaptured.class))
                || isRejectedBecauseOf(RejectionReason.OUT_OF_STOCK)
                || (isRejectedBecauseOf(RejectionReason.PAYMENT_DECLINED) && has(StockReleased.class));
    }

    /** What to tell a listener whose last event was this one; everything, if there is no such event. */
    public List<RecordedEvent> after(EventId last) {
        return find(last)
                .map(heard -> events.stream()
                        .filter(event ->
                                RecordedEvent.BY_TIME.compare(event, heard) > 0 || event.position() > heard.position())
                        .toList())
                .orElse(events);
    }

    /**
     * Whether the story is complete and a listener whose last event was this one has no reason to come back: it is the
     * last by time, with which every late listener ends, or the last recorded, with which a live one does.
     */
    public boolean isHeardToTheEnd(EventId last) {
        return isComplete()
                && (events.getLast().eventId().equals(last)
                        || events.stream()
                                .max(Comparator.comparingLong(RecordedEvent::position))
                                .filter(event -> event.eventId().equals(last))
                                .isPresent());
    }

    private Optional<RecordedEvent> find(EventId id) {
        return events.stream().filter(event -> event.eventId().equals(id)).findFirst();
    }

    private boolean has(Class<? extends OrderEvent> kind) {
        String name = OrderEvent.nameOf(kind);
        return events.stream().anyMatch(event -> event.event().equals(name));
    }

    private boolean isRejectedBecauseOf(RejectionReason reason) {
        String name = OrderEvent.nameOf(OrderRejected.class);
        return events.stream().anyMatch(event -> event.event().equals(name) && event.reason() == reason);
    }
}
