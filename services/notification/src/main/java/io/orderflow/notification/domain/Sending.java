package io.orderflow.notification.domain;

import java.time.Duration;

/** What one attempt to send a mail came to. */
public sealed interface Sending {

    /** The mail server has it. */
    record Accepted() implements Sending {}

    /** The mail server refuses this mail for good (SMTP 5xx for the address), or nobody can write to the address. */
    record Refused() implements Sending {}

    /** The mail server cannot take it now, or cannot be reached. */
    record Unavailable() implements Sending {}

    /**
     * How attempts are repeated: for ever while the server is unavailable, a few times when it refuses.
     *
     * @param firstPause after the first attempt; doubles with each
     * @param longestPause at which it stays
     * @param maxAttempts with which a refusal is final
     */
    record Patience(Duration firstPause, Duration longestPause, int maxAttempts) {

        private static final int MOST_DOUBLINGS = 20;

        /** The pause after so many attempts, at least one. */
        public Duration pauseAfter(int attempts) {
            Duration pause = firstPause.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
            return pause.compareTo(longestPause) < 0 ? pause : longestPause;
        }

        /** What becomes of a notification after so many attempts, of which this was the last. */
        public Status statusAfter(Sending last, int attempts) {
            return switch (last) {
                case Accepted _ -> Status.SENT;
                case Refused _ -> attempts >= maxAttempts ? Status.FAILED : Status.PENDING;
                case Unavailable _ -> Status.PENDING;
            };
        }
    }
}
