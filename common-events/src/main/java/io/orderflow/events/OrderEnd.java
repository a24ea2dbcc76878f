package io.orderflow.events;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an order ends: after these events nothing is left to happen to it, but that captured money may be given back.
 * Several services tell them, in whatever order, so that none of them alone is the last. The one place that says so.
 */
public enum OrderEnd {
    /** The parcel is on its way, and its money taken. */
    FULFILLED(List.of(OrderFulfilled.class, PaymentCaptured.class)),
    /** Nothing was set aside, so nothing has to be given back. */
    OUT_OF_STOCK(List.of(StockRejected.class, OrderRejected.class)),
    /** What was set aside for nothing is available again. */
    PAYMENT_DECLINED(List.of(PaymentDeclined.class, OrderRejected.class, StockReleased.class)),
    /** Somebody, or the time that had passed, wanted it so; what was set aside is available again, and so is the money. */
    CANCELLED(List.of(OrderCancelled.class)) {
        @Override
        boolean leavesNothingOpen(Collection<String> told) {
            return isAnswered(told, StockReserved.class, List.of(StockReleased.class))
                    && isAnswered(told, PaymentRequested.class, List.of(PaymentVoided.class, PaymentDeclined.class))
                    && isAnswered(told, PaymentAuthorized.class, List.of(PaymentVoided.class));
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // A set that nobody can change.
    private final Set<String> events;

    OrderEnd(List<Class<? extends OrderEvent>> events) {
        this.events = names(events).collect(Collectors.toUnmodifiableSet());
    }

    /** The end of an order of which these events are told, by their names; none while something is left to happen. */
    public static Optional<OrderEnd> of(Collection<String> told) {
        return Stream.of(values())
                .filter(end -> told.containsAll(end.events) && end.leavesNothingOpen(told))
                .findFirst();
    }

    /** The names of the events that it always takes. */
    public Set<String> events() {
        return events;
    }

    /** Whether all that was begun, if it was, is undone. */
    boolean leavesNothingOpen(Collection<String> told) {
        return true;
    }

    private static boolean isAnswered(
            Collection<String> told, Class<? extends OrderEvent> begun, List<Class<? extends OrderEvent>> answers) {
        return !told.contains(OrderEvent.nameOf(begun)) || names(answers).anyMatch(told::contains);
    }

    private static Stream<String> names(List<Class<? extends OrderEvent>> kinds) {
        return kinds.stream().map(OrderEvent::nameOf);
    }
}
