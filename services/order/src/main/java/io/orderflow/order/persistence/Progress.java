package io.orderflow.order.persistence;

import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Status;
import io.orderflow.order.domain.Step;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The column {@code status}: the order's status, but for an end after which something is left to happen. Such an order is
 * found among those on their way, and still changes its place in the index once, when it comes to rest. One that was
 * cancelled stands among the rejected; the column {@code cancelled} tells them apart.
 */
final class Progress {

    private static final String UNCAPTURED = "UNCAPTURED";
    private static final String UNRELEASED = "UNRELEASED";

    private Progress() {}

    /** What the column says of an order with this status. */
    static String of(Status status, Order order) {
        if (!status.isEnd()) {
            return status.name();
        }
        return order.isAtRest() ? finished(status) : unfinished(status);
    }

    /** What the column says of orders that have come to this end, and are at rest. */
    static String finished(Status end) {
        return (end == Status.CANCELLED ? Status.REJECTED : end).name();
    }

    /** What the column says of orders that have come to this end, and are not at rest. */
    static String unfinished(Status end) {
        return end == Status.FULFILLED ? UNCAPTURED : UNRELEASED;
    }

    /** What the column says of simple orders that wait for this, which people can see; nothing if they never do. */
    static Optional<String> ofThoseThatWaitFor(Step step) {
        return switch (step) {
            case STOCK -> Optional.of(Status.CREATED.name());
            case PAYMENT -> Optional.of(Status.RESERVED.name());
            case SHIPMENT -> Optional.of(Status.PROCESSED.name());
            case PACKING -> Optional.of(Status.PREPARED.name());
            case HANDOVER -> Optional.of(Status.PACKED.name());
            case CAPTURE -> Optional.of(UNCAPTURED);
            case RELEASE -> Optional.of(UNRELEASED);
            case ORDER, CUSTOMER, ASSESSMENT, HOLD, CANCELLATION, VOID, REFUND, RESTOCK, RETURN_DECISION, RETURN ->
                Optional.empty();
        };
    }

    /** What a simple order on its way waits for that has this in the column. */
    static Step waitsFor(@Nullable String column) {
        if (column == null) {
            return Step.ORDER;
        }
        return switch (column) {
            case UNCAPTURED -> Step.CAPTURE;
            case UNRELEASED -> Step.RELEASE;
            default -> Step.after(Status.valueOf(column));
        };
    }
}
