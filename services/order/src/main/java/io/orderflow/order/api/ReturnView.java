package io.orderflow.order.api;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.Sku;
import io.orderflow.order.domain.Returns.Return;
import io.orderflow.order.domain.Returns.Standing;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Goods that come back, or were to.
 *
 * @param lines what was to come back, and what has
 * @param reason why; absent if a database that was restored has forgotten it
 * @param until when the goods are not expected any more; absent unless they are
 * @param rejection why they may not come back, if it is REJECTED
 */
@Schema(name = "Return")
public record ReturnView(
        ReturnId returnId,
        State status,
        List<Line> lines,
        @Nullable Code reason,

        @Schema(description = "when the goods are not expected any more; absent unless they are") @Nullable Moment until,

        @Schema(description = "why they may not come back, if it is REJECTED") @Nullable Code rejection) {

    public ReturnView {
        lines = List.copyOf(lines);
    }

    /** How far it has got. */
    @Schema(name = "ReturnStatus")
    public enum State {
        /** Somebody has to decide. */
        REQUESTED,
        /** The goods may come. */
        APPROVED,
        /** They may not. */
        REJECTED,
        /** They have not come in time, or not all of them; those that come are received all the same. */
        EXPIRED,
        /** Some are here. */
        PARTIALLY_RECEIVED,
        /** All are here. */
        RECEIVED
    }

    /**
     * So many units of a SKU.
     *
     * @param quantity how many were to come back
     * @param received how many have
     */
    @Schema(name = "ReturnLine")
    public record Line(
            Sku sku,
            @Schema(minimum = "0", maximum = "9999") int quantity,
            @Schema(minimum = "0", maximum = "9999") int received) {}

    static ReturnView of(Return known) {
        return new ReturnView(
                known.returnId(),
                state(known),
                known.skus().stream()
                        .map(sku -> new Line(sku, known.wanted(sku), known.received(sku)))
                        .toList(),
                known.reason(),
                known.standing() instanceof Standing.Approved(Moment until) && !known.came() ? until : null,
                known.standing() instanceof Standing.Rejected(Code reason) ? reason : null);
    }

    /** That something came is stored nowhere as a status: it follows from the quantities. */
    private static State state(Return known) {
        if (known.came()) {
            return State.RECEIVED;
        }
        return switch (known.standing()) {
            case Standing.Requested() -> State.REQUESTED;
            case Standing.Approved _ -> known.receipts().isEmpty() ? State.APPROVED : State.PARTIALLY_RECEIVED;
            case Standing.Rejected _ -> State.REJECTED;
            case Standing.Expired() -> State.EXPIRED;
        };
    }
}
