package io.orderflow.bench.measure;

import io.orderflow.bench.measure.OrderLedger.End;
import java.util.Arrays;
import java.util.UUID;

/**
 * What the generator knows of the orders that somebody wanted stopped: when, what was answered, and when all that was
 * begun for one that is cancelled was undone. By the places that orders have in the ledger of all.
 */
public final class CancellationLedger {
    /** What whoever wants an order stopped is told at once. */
    public enum Answer {
        /** Nobody wanted it, or nobody answered. */
        NONE,
        CANCELLED,
        /** The warehouse is asked. */
        REQUESTED,
        /** It was too late. */
        REFUSED
    }

    /** What the stream tells of an order that has to do with its being undone. */
    public enum Told {
        RESERVED(1),
        RELEASED(2),
        PAYMENT_REQUESTED(4),
        /** Nothing is held, or nothing any more. */
        PAYMENT_CLOSED(8),
        CANCELLED(16);

        private final int bit;

        Told(int bit) {
            this.bit = bit;
        }
    }

    private static final long UNKNOWN = -1;

    private final OrderLedger orders;
    private long[] asked = new long[0];
    private long[] rested = new long[0];
    private Answer[] answers = new Answer[0];
    private byte[] told = new byte[0];

    public CancellationLedger(OrderLedger orders) {
        this.orders = orders;
    }

    /** Somebody wants it stopped. */
    public synchronized void asked(UUID id, long nanos) {
        int index = index(id);
        asked[index] = nanos;
    }

    public synchronized void answered(UUID id, Answer answer) {
        int index = index(id);
        answers[index] = answer;
    }

    /** The stream tells it; an order is at rest with the last that it was waiting for. */
    public synchronized void heard(UUID id, Told what, long nanos) {
        int index = index(id);
        told[index] |= (byte) what.bit;
        if (isAtRest(index)) {
            rested[index] = nanos;
        }
    }

    private boolean isAtRest(int index) {
        return has(index, Told.CANCELLED)
                && (!has(index, Told.RESERVED) || has(index, Told.RELEASED))
                && (!has(index, Told.PAYMENT_REQUESTED) || has(index, Told.PAYMENT_CLOSED));
    }

    private boolean has(int index, Told what) {
        return (told[index] & what.bit) != 0;
    }

    /** Orders that are cancelled, but not undone yet. */
    public synchronized long restless() {
        long count = 0;
        for (int i = 0; i < asked.length; i++) {
            if (has(i, Told.CANCELLED) && !isAtRest(i)) {
                count++;
            }
        }
        return count;
    }

    /** Whether somebody wanted this one stopped. */
    public synchronized boolean isAsked(int index) {
        return index < asked.length && asked[index] != UNKNOWN;
    }

    public synchronized Answer answer(int index) {
        return index < answers.length ? answers[index] : Answer.NONE;
    }

    /** Takes one order that somebody wanted stopped. */
    public interface Visitor {
        /** @param nanosToRest from the wish until all was undone; meaningless for an order that is not cancelled */
        void visit(Answer answer, End end, long nanosToRest);
    }

    /** Those of this time. */
    public synchronized void visit(long fromNanos, long toNanos, Visitor visitor) {
        for (int i = 0; i < asked.length; i++) {
            if (asked[i] != UNKNOWN && asked[i] - fromNanos >= 0 && asked[i] - toNanos < 0) {
                visitor.visit(answers[i], orders.end(i), rested[i] - asked[i]);
            }
        }
    }

    /** Where it stands; what it stands in may be another array afterwards. */
    private int index(UUID id) {
        int index = orders.indexOf(id);
        int before = asked.length;
        if (index >= before) {
            int capacity = Math.max(2 * before, index + 1);
            asked = Arrays.copyOf(asked, capacity);
            rested = Arrays.copyOf(rested, capacity);
            answers = Arrays.copyOf(answers, capacity);
            told = Arrays.copyOf(told, capacity);
            Arrays.fill(asked, before, capacity, UNKNOWN);
            Arrays.fill(rested, before, capacity, UNKNOWN);
            Arrays.fill(answers, before, capacity, Answer.NONE);
        }
        return index;
    }
}
