package io.orderflow.notification.domain;

import io.orderflow.events.OrderCancelled;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEnd;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentRefundFailed;
import io.orderflow.events.PaymentRefundRequested;
import io.orderflow.events.PaymentRefunded;
import io.orderflow.events.ReturnReceived;
import io.orderflow.events.StockRejected;
import io.orderflow.events.StockReserved;
import io.orderflow.events.StockRestocked;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one order, in the order of time.
 *
 * <p>Events may be recorded later than others that happened after them, so that a listener hears them late. A listener
 * who comes back is told what happened after the last event that it heard, and what was recorded after it: rather
 * something twice than something never.
 */
public record Story(List<RecordedEvent> events) {

    private static final String BEGINNING = OrderEvent.nameOf(OrderCreated.class);
    private static final String CANCELLED = OrderEvent.nameOf(OrderCancelled.class);
    private static final Set<String> WORDS_OF_INVENTORY =
            Set.of(OrderEvent.nameOf(StockReserved.class), OrderEvent.nameOf(StockRejected.class));
    private static final Set<String> REFUND_ASKED_FOR = Set.of(OrderEvent.nameOf(PaymentRefundRequested.class));
    private static final Set<String> REFUND_ANSWERED =
            Set.of(OrderEvent.nameOf(PaymentRefunded.class), OrderEvent.nameOf(PaymentRefundFailed.class));
    private static final Set<String> GOODS_RECEIVED = Set.of(OrderEvent.nameOf(ReturnReceived.class));
    private static final Set<String> GOODS_ACCOUNTED_FOR = Set.of(OrderEvent.nameOf(StockRestocked.class));

    public Story {
        events = events.stream().sorted(RecordedEvent.BY_TIME).toList();
    }

    /**
     * Whether it has its {@link OrderEnd end}, and its beginning, which may be recorded later, and services owe it no
     * answer: each refund that was asked for is answered, and what came back of each return is accounted for. Long after
     * its end another may be asked for, or more may come back: then it is open once more. A return that waits for somebody
     * to decide, or for the goods, keeps nothing open: that takes days, and nobody listens for so long.
     */
    public boolean isComplete() {
        Set<String> told = events.stream().map(RecordedEvent::event).collect(Collectors.toSet());
        return told.contains(BEGINNING)
                && OrderEnd.of(told).isPresent()
                && count(REFUND_ASKED_FOR) <= count(REFUND_ANSWERED)
                && count(GOODS_RECEIVED) <= count(GOODS_ACCOUNTED_FOR);
    }

    /**
     * Until when more may come, although nothing is missing: of an order that was cancelled before inventory had said
     * anything. What it sets aside in that moment it tells, and that it has given it back; where it heard of the
     * cancellation first, it tells that nothing is set aside, unless it is of the version before.
     *
     * @param patience how long it may take to say it; the past if nothing more is expected
     */
    public Instant mayGoOnUntil(Duration patience) {
        return events.stream().map(RecordedEvent::event).anyMatch(WORDS_OF_INVENTORY::contains)
                ? Instant.MIN
                : events.stream()
                        .filter(event -> event.event().equals(CANCELLED))
                        .map(event -> event.at().plus(patience))
                        .findFirst()
                        .orElse(Instant.MIN);
    }

    /** Whose order it is; null while its beginning is not recorded, or if nobody told. */
    public @Nullable Owner owner() {
        return events.stream()
                .map(RecordedEvent::owner)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
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

    /** Each refund is asked for once, and answered once; so is each receipt told of, and accounted for. */
    private long count(Set<String> kinds) {
        return events.stream().map(RecordedEvent::event).filter(kinds::contains).count();
    }

    private Optional<RecordedEvent> find(EventId id) {
        return events.stream().filter(event -> event.eventId().equals(id)).findFirst();
    }
}
