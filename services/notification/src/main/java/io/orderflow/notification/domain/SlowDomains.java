package io.orderflow.notification.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The domains for which no answer came in time. Each keeps a place at the mail server for as long as an answer may take,
 * so that it gets one at a time, after a pause that doubles; the others need not share what it costs.
 */
final class SlowDomains {

    /** More are not remembered; the one that was slow longest ago is forgotten. */
    private static final int MOST = 1000;

    private final RetryPolicy retryPolicy;
    private final Map<String, Slow> byName = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Slow> eldest) {
            return size() > MOST;
        }
    };

    /**
     * A domain that is slow.
     *
     * @param times how often in a row no answer came
     * @param until when the next mail may be tried, unless one is under way
     */
    private record Slow(int times, Duration pause, Instant until, boolean underWay) {

        Slow tried() {
            return new Slow(times, pause, until, true);
        }
    }

    SlowDomains(RetryPolicy retryPolicy) {
        this.retryPolicy = retryPolicy;
    }

    /** How long a mail to this domain has to wait; zero if it is its turn. */
    Duration turn(String domain, Instant now) {
        Slow slow = byName.get(domain);
        if (slow == null) {
            return Duration.ZERO;
        }
        if (slow.underWay()) {
            return slow.pause();
        }
        if (now.isBefore(slow.until())) {
            return Duration.between(now, slow.until());
        }
        byName.put(domain, slow.tried());
        return Duration.ZERO;
    }

    void unanswered(String domain, Instant now, Duration longest) {
        Slow before = byName.remove(domain);
        // Those that were under way together when it became slow are one time.
        int times = before == null || !before.underWay() ? 1 : before.times() + 1;
        Duration pause =
                retryPolicy.deferralAfter(times).compareTo(longest) < 0 ? retryPolicy.deferralAfter(times) : longest;
        byName.put(domain, new Slow(times, pause, now.plus(pause), false));
    }

    void answered(String domain) {
        byName.remove(domain);
    }

    void forgive() {
        byName.clear();
    }
}
