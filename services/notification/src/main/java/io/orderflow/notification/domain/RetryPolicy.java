package io.orderflow.notification.domain;

import java.time.Duration;

/**
 * How attempts are repeated: for ever while the mail server takes nothing, a bounded number of times where it is the
 * mail that it does not take.
 *
 * @param firstPause after the first attempt; doubles with each
 * @param longestPause at which it stays while the server takes nothing
 * @param longestDeferral at which it stays where a recipient puts a mail off
 * @param maxAttempts with which a refusal is final
 * @param maxDeferrals with which a mail that is put off again and again has failed
 */
public record RetryPolicy(
        Duration firstPause, Duration longestPause, Duration longestDeferral, int maxAttempts, int maxDeferrals) {

    private static final int MOST_DOUBLINGS = 20;

    /** The pause after so many attempts, at least one, that the server spoilt or refused. */
    public Duration pauseAfter(int attempts) {
        return shorter(doubled(attempts), longestPause);
    }

    /** The pause after so many attempts, at least one, that a recipient put off. */
    public Duration deferralAfter(int attempts) {
        return shorter(doubled(attempts), longestDeferral);
    }

    /** Whether a mail that was not taken for its own sake has had its last chance, after so many attempts. */
    boolean isExhausted(Sending.Kind kind, int attempts) {
        return attempts >= (kind == Sending.Kind.REFUSED ? maxAttempts : maxDeferrals);
    }

    private Duration doubled(int attempts) {
        return firstPause.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
