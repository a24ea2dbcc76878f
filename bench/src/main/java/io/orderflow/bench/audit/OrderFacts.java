package io.orderflow.bench.audit;

import io.orderflow.bench.load.SampleOrder.Fate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the services' tables say of one order in the end.
 *
 * @param answered whether its customer was told 2xx
 * @param fate where it had to end unless it was stopped; null if checkout does not know the order
 * @param wish what was answered to whoever wanted it stopped
 * @param status of the order service; null if it does not know the order
 * @param payment its status; null if there is none
 * @param cameBack whether all of it was sent back
 * @param told the steps that the customer was told of
 */
public record OrderFacts(
        boolean answered,
        @Nullable Fate fate,
        Wish wish,
        @Nullable String status,
        @Nullable String payment,
        boolean cameBack,
        Set<String> told) {
    private static final String CANCELLED = "CANCELLED";
    private static final String CANCELLATION_REFUSED = "CANCELLATION_REFUSED";
    private static final Set<String> TOLD_WHEN_FULFILLED =
            Set.of("RECEIVED", "CONFIRMED", "PREPARED", "PACKED", "FULFILLED");
    private static final Set<String> TOLD_WHEN_REJECTED = Set.of("RECEIVED", "REJECTED");
    /** And once more, of what came back. */
    private static final Set<String> TOLD_WHEN_BACK = Set.of("RETURN_APPROVED", "RETURN_RECEIVED", "REFUNDED");

    private static final Set<String> TOLD_WHEN_CANCELLED = Set.of("RECEIVED", CANCELLED);
    /** Before it was cancelled, an order may have got so far. */
    private static final Set<String> TOLD_BEFORE = Set.of("CONFIRMED", "PREPARED");

    /** The wish to have an order stopped, and its answer. */
    public enum Wish {
        /** Nobody had it. */
        NONE,
        CANCELLED,
        /** The warehouse is asked. */
        REQUESTED,
        REFUSED,
        UNANSWERED;

        private boolean allows(boolean cancelled) {
            return switch (this) {
                case NONE, REFUSED -> !cancelled;
                case CANCELLED -> cancelled;
                case REQUESTED, UNANSWERED -> true;
            };
        }
    }

    public OrderFacts {
        told = Set.copyOf(told);
    }

    /** What is wrong, as the end of a sentence that begins with the order; null if all is well. */
    public @Nullable String finding() {
        if (fate == null) {
            return answered ? "was accepted and is not stored" : "was never asked for";
        }
        boolean cancelled = CANCELLED.equals(status);
        if (!wish.allows(cancelled)) {
            return "is " + status + " and the wish to stop it was answered " + wish;
        }
        return cancelled ? ofACancelled(fate) : ofTheOther(fate);
    }

    private @Nullable String ofACancelled(Fate intended) {
        boolean undone = payment == null
                || payment.equals("VOIDED")
                || (intended == Fate.DECLINED && payment.equals("DECLINED"));
        if (!undone) {
            return wrongPayment();
        }
        Set<String> counted = new HashSet<>(told);
        counted.removeAll(TOLD_BEFORE);
        return counted.equals(TOLD_WHEN_CANCELLED) ? null : wronglyTold();
    }

    private @Nullable String ofTheOther(Fate intended) {
        boolean fulfilled = intended == Fate.FULFILLED;
        if (!(fulfilled ? "FULFILLED" : "REJECTED").equals(status)) {
            return "is " + status + " and had to be " + intended;
        }
        String expected = switch (intended) {
            case FULFILLED -> "CAPTURED";
            case DECLINED -> "DECLINED";
            case OUT_OF_STOCK -> null;
        };
        if (expected == null ? payment != null : !expected.equals(payment)) {
            return wrongPayment();
        }
        Set<String> counted = new HashSet<>(told);
        boolean refusalTold = counted.remove(CANCELLATION_REFUSED);
        boolean right = switch (wish) {
            case REQUESTED -> fulfilled && refusalTold;
            case UNANSWERED -> true;
            case NONE, CANCELLED, REFUSED -> !refusalTold;
        };
        Set<String> due = new HashSet<>(fulfilled ? TOLD_WHEN_FULFILLED : TOLD_WHEN_REJECTED);
        if (cameBack) {
            due.addAll(TOLD_WHEN_BACK);
        }
        return right && counted.equals(due) ? null : wronglyTold();
    }

    private String wrongPayment() {
        return "is " + status + " and its payment is " + payment;
    }

    private String wronglyTold() {
        return "is " + status + " and its customer was told "
                + told.stream().sorted().toList();
    }
}
