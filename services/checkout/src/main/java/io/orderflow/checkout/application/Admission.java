package io.orderflow.checkout.application;

import java.util.OptionalLong;

/**
 * Lets in as many orders as the services behind can carry out. While too much waits for them it admits no more than a
 * rate, which falls for as long as the backlog grows (multiplicative decrease, as in TCP's congestion control, RFC 5681)
 * and is lifted when half of it is worked off. So a peak beyond what the system can do is answered at once, instead of
 * delaying everybody. Safe for use by many threads; time is given in nanoseconds of any clock that does not go back.
 */
public final class Admission {

    private static final double DECREASE = 0.7;
    private static final double LEAST_PER_SECOND = 1;
    private static final double NANOS_PER_SECOND = 1e9;

    private final long maxBacklog;
    private double perSecond = Double.POSITIVE_INFINITY;
    private double permits;
    private long refilledNanos;
    private long admitted;
    private long lookedNanos;
    private long lastBacklog;

    /**
     * Begins without a limit.
     *
     * @param maxBacklog the messages that may wait before fewer orders are let in
     */
    public Admission(long maxBacklog, long nowNanos) {
        this.maxBacklog = maxBacklog;
        this.refilledNanos = nowNanos;
        this.lookedNanos = nowNanos;
    }

    /** Whether one more order may come in now. */
    public synchronized boolean admits(long nowNanos) {
        if (isLimited()) {
            permits = Math.min(1 + perSecond / 10, permits + perSecond * (nowNanos - refilledNanos) / NANOS_PER_SECOND);
            refilledNanos = nowNanos;
            if (permits < 1) {
                return false;
            }
            permits--;
        }
        admitted++;
        return true;
    }

    /** Takes note of how much waits; nothing is known of it while the broker is away, and that is no reason to refuse. */
    public synchronized void observe(OptionalLong backlog, long nowNanos) {
        long waiting = backlog.orElse(0);
        double rate = admitted * NANOS_PER_SECOND / Math.max(1, nowNanos - lookedNanos);
        if (waiting <= maxBacklog / 2) {
            perSecond = Double.POSITIVE_INFINITY;
        } else if (waiting > maxBacklog && waiting >= lastBacklog) {
            if (!isLimited()) {
                permits = 0;
                refilledNanos = nowNanos;
            }
            perSecond = Math.max(LEAST_PER_SECOND, DECREASE * Math.min(perSecond, rate));
        }
        lastBacklog = waiting;
        admitted = 0;
        lookedNanos = nowNanos;
    }

    /** Whether orders are being refused. */
    public synchronized boolean isLimited() {
        return perSecond != Double.POSITIVE_INFINITY;
    }
}
