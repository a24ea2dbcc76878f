package io.orderflow.bench.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How the requests of one phase were answered. Times count from the moment at which the request was due, so that
 * waiting in the generator is waiting too. Written by the event loop, read by others.
 */
public final class Answers {
    private static final int DIGITS = 3;

    private final Histogram accepted = new Histogram(DIGITS);
    private final Histogram refused = new Histogram(DIGITS);
    private final Map<String, Long> errors = new TreeMap<>();
    private Histogram recent = new Histogram(DIGITS);
    private long sent;

    synchronized void sent() {
        sent++;
    }

    synchronized void accepted(long nanos) {
        accepted.recordValue(micros(nanos));
        recent.recordValue(micros(nanos));
    }

    /** 503: the service says that it has enough. */
    synchronized void refused(long nanos) {
        refused.recordValue(micros(nanos));
    }

    /** Another answer, or none. */
    synchronized void failed(String reason) {
        errors.merge(reason, 1L, Long::sum);
    }

    public synchronized long sentCount() {
        return sent;
    }

    /** In microseconds. */
    public synchronized Histogram acceptedTimes() {
        return accepted.copy();
    }

    /** In microseconds. */
    public synchronized Histogram refusedTimes() {
        return refused.copy();
    }

    public synchronized Map<String, Long> errors() {
        return Map.copyOf(errors);
    }

    /** What was accepted since this was asked last, in microseconds. */
    public synchronized Histogram takeRecent() {
        Histogram taken = recent;
        recent = new Histogram(DIGITS);
        return taken;
    }

    private static long micros(long nanos) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos));
    }
}
