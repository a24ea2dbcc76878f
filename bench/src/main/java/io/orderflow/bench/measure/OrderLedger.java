package io.orderflow.bench.measure;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the generator knows of each order: when it was due, and when the stream told of it. Some 40 bytes an order in
 * arrays, because a run has a million of them and must not spend its time on collecting garbage. An order may be heard
 * of in the stream before its answer has come.
 */
public final class OrderLedger {
    /** Whether and how an order has come to its end. */
    public enum End {
        NONE,
        FULFILLED,
        REJECTED,
        CANCELLED
    }

    private static final int FIRST_CAPACITY = 1 << 14;
    private static final long UNKNOWN = -1;

    private final int most;
    private int size;
    private int[] slots = new int[2 * FIRST_CAPACITY];
    private long[] high = new long[FIRST_CAPACITY];
    private long[] low = new long[FIRST_CAPACITY];
    private long[] due = new long[FIRST_CAPACITY];
    private long[] processed = new long[FIRST_CAPACITY];
    private long[] ended = new long[FIRST_CAPACITY];
    private End[] end = new End[FIRST_CAPACITY];
    private boolean[] accepted = new boolean[FIRST_CAPACITY];
    private long acceptedCount;
    private long fulfilledCount;
    private long rejectedCount;
    private long cancelledCount;
    private long contradictions;

    /** @param most the most orders of a run; one more is an error */
    public OrderLedger(int most) {
        this.most = most;
    }

    /** It was answered 2xx. */
    public synchronized void accepted(UUID id, long dueNanos) {
        int index = indexOf(id);
        if (!accepted[index]) {
            accepted[index] = true;
            acceptedCount++;
        }
        due[index] = dueNanos;
    }

    public synchronized void processed(UUID id, long nanos) {
        int index = indexOf(id);
        if (processed[index] == UNKNOWN) {
            processed[index] = nanos;
        }
    }

    /** The first end counts: the stream may tell something twice. That it tells another is a contradiction. */
    public synchronized void ended(UUID id, End how, long nanos) {
        int index = indexOf(id);
        if (end[index] != End.NONE) {
            contradictions += end[index] == how ? 0 : 1;
            return;
        }
        end[index] = how;
        ended[index] = nanos;
        switch (how) {
            case NONE -> throw new IllegalArgumentException("no end");
            case FULFILLED -> fulfilledCount++;
            case REJECTED -> rejectedCount++;
            case CANCELLED -> cancelledCount++;
        }
    }

    /** How often the stream has told of a second, other end of an order. */
    public synchronized long contradictions() {
        return contradictions;
    }

    public synchronized long acceptedCount() {
        return acceptedCount;
    }

    public synchronized long endedCount() {
        return fulfilledCount + rejectedCount + cancelledCount;
    }

    /** Orders that were accepted and have not ended yet. */
    public synchronized long backlog() {
        return acceptedCount - endedCount();
    }

    /** How many ended like this from one moment to another. */
    public synchronized long endedBetween(End how, long fromNanos, long toNanos) {
        long count = 0;
        for (int i = 0; i < size; i++) {
            if (end[i] == how && ended[i] - fromNanos >= 0 && ended[i] - toNanos < 0) {
                count++;
            }
        }
        return count;
    }

    /** The nanoseconds to {@code OrderProcessed} of each order that was due in this time and got there. */
    public synchronized void timesToProcessed(long fromNanos, long toNanos, LongConsumer times) {
        times(processed, null, fromNanos, toNanos, times);
    }

    /** The nanoseconds to the end of each order that was due in this time and ended like this. */
    public synchronized void timesToEnd(End how, long fromNanos, long toNanos, LongConsumer times) {
        times(ended, how, fromNanos, toNanos, times);
    }

    private void times(long[] until, @Nullable End how, long fromNanos, long toNanos, LongConsumer consumer) {
        for (int i = 0; i < size; i++) {
            boolean inTime = due[i] - fromNanos >= 0 && due[i] - toNanos < 0;
            if (accepted[i] && inTime && until[i] != UNKNOWN && (how == null || end[i] == how)) {
                consumer.accept(until[i] - due[i]);
            }
        }
    }

    public synchronized int size() {
        return size;
    }

    public synchronized UUID id(int index) {
        return new UUID(high[index], low[index]);
    }

    public synchronized boolean isAccepted(int index) {
        return accepted[index];
    }

    public synchronized End end(int index) {
        return end[index];
    }

    /** The order's place, which it gets when it is first heard of. */
    public synchronized int indexOf(UUID id) {
        int slot = slotOf(id.getMostSignificantBits(), id.getLeastSignificantBits());
        if (slots[slot] == 0) {
            add(id);
            slot = slotOf(id.getMostSignificantBits(), id.getLeastSignificantBits());
        }
        return slots[slot] - 1;
    }

    private void add(UUID id) {
        if (size == most) {
            throw new IllegalStateException("more than " + most + " orders in one run");
        }
        if (size == high.length) {
            grow(2 * size);
        }
        int index = size++;
        high[index] = id.getMostSignificantBits();
        low[index] = id.getLeastSignificantBits();
        processed[index] = UNKNOWN;
        ended[index] = UNKNOWN;
        end[index] = End.NONE;
        slots[slotOf(high[index], low[index])] = index + 1;
    }

    private void grow(int capacity) {
        high = Arrays.copyOf(high, capacity);
        low = Arrays.copyOf(low, capacity);
        due = Arrays.copyOf(due, capacity);
        processed = Arrays.copyOf(processed, capacity);
        ended = Arrays.copyOf(ended, capacity);
        end = Arrays.copyOf(end, capacity);
        accepted = Arrays.copyOf(accepted, capacity);
        slots = new int[2 * capacity];
        for (int i = 0; i < size; i++) {
            slots[slotOf(high[i], low[i])] = i + 1;
        }
    }

    /** Where it is, or where it would go: open addressing with linear probing, at most half full. */
    private int slotOf(long highBits, long lowBits) {
        long mixed = (highBits ^ lowBits) * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (slots.length - 1);
        while (slots[slot] != 0 && (high[slots[slot] - 1] != highBits || low[slots[slot] - 1] != lowBits)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
