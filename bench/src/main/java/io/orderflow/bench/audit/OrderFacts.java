package io.orderflow.bench.audit;

import io.orderflow.bench.load.SampleOrder.Fate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the services' tables say of one order in the end.
 *
 * @param answered whether its customer was told 2xx
 * @param fate where it had to end; null if checkout does not know the order
 * @param status of the order service; null if it does not know the order
 * @param payment its status; null if there is none
 * @param told the steps that the customer was told of
 */
public record OrderFacts(
        boolean answered,
        @Nullable Fate fate,
        @Nullable String status,
        @Nullable String payment,
        Set<String> told) {
    private static final Set<String> TOLD_WHEN_FULFILLED =
            Set.of("RECEIVED", "CONFIRMED", "PREPARED", "PACKED", "FULFILLED");
    private static final Set<String> TOLD_WHEN_REJECTED = Set.of("RECEIVED", "REJECTED");

    public OrderFacts {
        told = Set.copyOf(told);
    }

    /** What is wrong, as the end of a sentence that begins with the order; null if all is well. */
    public @Nullable String finding() {
        if (fate == null) {
            return answered ? "was accepted and is not stored" : "was never asked for";
        }
        boolean fulfilled = fate == Fate.FULFILLED;
        if (!(fulfilled ? "FULFILLED" : "REJECTED").equals(status)) {
            return "is " + status + " and had to be " + fate;
        }
        String expected = switch (fate) {
            case FULFILLED -> "CAPTURED";
            case DECLINED -> "DECLINED";
            case OUT_OF_STOCK -> null;
        };
        if (expected == null ? payment != null : !expected.equals(payment)) {
            return "is " + status + " and its payment is " + payment;
        }
        return told.equals(fulfilled ? TOLD_WHEN_FULFILLED : TOLD_WHEN_REJECTED)
                ? null
                : "is " + status + " and its customer was told "
                        + told.stream().sorted().toList();
    }
}
