package io.orderflow.bench.measure;

import io.orderflow.bench.measure.OrderLedger.End;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * What the generator knows of the orders that are to come back: since when, and when all of it was on hand again, or
 * scrapped, and paid back. Four bytes for each order of the run and some thirty for each of these.
 */
public final class ReturnLedger {
    /** What the stream tells of a return. */
    public enum Told {
        APPROVED,
        /** One receipt is accounted for. */
        RESTOCKED,
        /** The money of one receipt is paid back, or will not be. */
        REFUNDED
    }

    private static final int FIRST_CAPACITY = 1 << 10;
    private static final int NONE = -1;
    private static final long UNKNOWN = -1;

    private final OrderLedger orders;
    /** By the place that an order has in the ledger of all: one more than its place here. */
    private int[] places = new int[0];

    private int size;
    private int[] numbers = new int[FIRST_CAPACITY];
    private long[] asked = new long[FIRST_CAPACITY];
    private long[] rested = new long[FIRST_CAPACITY];
    private byte[] receipts = new byte[FIRST_CAPACITY];
    private byte[] restocked = new byte[FIRST_CAPACITY];
    private byte[] refunded = new byte[FIRST_CAPACITY];
    private boolean[] approved = new boolean[FIRST_CAPACITY];
    private boolean[] abandoned = new boolean[FIRST_CAPACITY];
    private long begunCount;
    private long restedCount;

    public ReturnLedger(OrderLedger orders) {
        this.orders = orders;
    }

    /**
     * An order is to come back as soon as it is handed over.
     *
     * @param number of the order within the run
     * @param parts the receipts that it is to come back in
     */
    public synchronized void wanted(UUID id, long number, int parts) {
        int index = orders.indexOf(id);
        if (index >= places.length) {
            places = Arrays.copyOf(places, Math.max(2 * places.length, index + 1));
        }
        if (size == numbers.length) {
            grow(2 * size);
        }
        int place = size++;
        places[index] = place + 1;
        numbers[place] = Math.toIntExact(number);
        receipts[place] = (byte) parts;
        asked[place] = UNKNOWN;
        rested[place] = UNKNOWN;
    }

    /** The number of the order, if it is to come back, is handed over, and nobody has begun with it before. */
    public synchronized OptionalInt begin(UUID id, long nanos) {
        int index = orders.indexOf(id);
        int place = place(index);
        if (place == NONE || asked[place] != UNKNOWN || orders.end(index) != End.FULFILLED) {
            return OptionalInt.empty();
        }
        asked[place] = nanos;
        begunCount++;
        return OptionalInt.of(numbers[place]);
    }

    /** The stream tells it; a return is at rest with the last that it was waiting for. */
    public synchronized void heard(UUID id, Told what, long nanos) {
        int place = place(orders.indexOf(id));
        if (place != NONE) {
            switch (what) {
                case APPROVED -> approved[place] = true;
                case RESTOCKED -> restocked[place]++;
                case REFUNDED -> refunded[place]++;
            }
            rest(place, nanos);
        }
    }

    /** Nobody tries any longer to send it back: some request was not answered as it should be. */
    public synchronized void gaveUp(UUID id, long nanos) {
        int place = place(orders.indexOf(id));
        abandoned[place] = true;
        rest(place, nanos);
    }

    private void rest(int place, long nanos) {
        if (rested[place] == UNKNOWN && (abandoned[place] || isBack(place))) {
            rested[place] = nanos;
            restedCount++;
        }
    }

    private boolean isBack(int place) {
        return approved[place] && restocked[place] >= receipts[place] && refunded[place] >= receipts[place];
    }

    /** Returns that have begun, and nobody has given up, and are not at rest. */
    public synchronized long restless() {
        return begunCount - restedCount;
    }

    public synchronized long restedCount() {
        return restedCount;
    }

    /** In how many receipts the order in this place of the ledger of all is to be back; 0 if it is not. */
    public synchronized int receipts(int index) {
        int place = place(index);
        return place == NONE || asked[place] == UNKNOWN ? 0 : receipts[place];
    }

    /** Takes one return. */
    public interface Visitor {
        /** @param nanosToRest from the order's end until all was back; negative if it is not */
        void visit(int receipts, long nanosToRest);
    }

    /** Those of this time. */
    public synchronized void visit(long fromNanos, long toNanos, Visitor visitor) {
        for (int i = 0; i < size; i++) {
            if (asked[i] != UNKNOWN && asked[i] - fromNanos >= 0 && asked[i] - toNanos < 0) {
                visitor.visit(receipts[i], isBack(i) ? rested[i] - asked[i] : UNKNOWN);
            }
        }
    }

    private int place(int index) {
        return index < places.length ? places[index] - 1 : NONE;
    }

    private void grow(int capacity) {
        numbers = Arrays.copyOf(numbers, capacity);
        asked = Arrays.copyOf(asked, capacity);
        rested = Arrays.copyOf(rested, capacity);
        receipts = Arrays.copyOf(receipts, capacity);
        restocked = Arrays.copyOf(restocked, capacity);
        refunded = Arrays.copyOf(refunded, capacity);
        approved = Arrays.copyOf(approved, capacity);
        abandoned = Arrays.copyOf(abandoned, capacity);
    }
}
