package io.orderflow.notification.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * What is known of the mail server and of the domains behind it, and so whom a mail that was not taken is held against.
 * A server rarely says whose matter it is: it keeps quiet because it is ill or because it asks the recipient's server, it
 * refuses with one and the same code an unknown recipient and a sender that it does not know. What it does with other
 * mails tells: a mail is blamed only if another one was taken since it was last tried. As long as none is, all of them
 * wait, and one at a time tries.
 */
public final class PostOffice {

    /** How the server stands with us. */
    public enum Standing {
        /** It takes mails. */
        OPEN,
        /** It is away, or puts off whatever it is given. */
        AWAY,
        /** It refuses whatever it is given: our sender, our login or our address is not as it wants it. */
        REFUSING
    }

    private final RetryPolicy retryPolicy;
    private final SlowDomains slowDomains;

    private Standing standing = Standing.OPEN;
    private String said = "";
    private int failures;
    private Instant nextTrial = Instant.MIN;
    private boolean onTrial;
    private Instant lastTaken = Instant.MIN;

    /** Knows nothing yet, and expects the best. */
    public PostOffice(RetryPolicy retryPolicy) {
        this.retryPolicy = retryPolicy;
        this.slowDomains = new SlowDomains(retryPolicy);
    }

    /** How the server stands with us. */
    public synchronized Standing standing() {
        return standing;
    }

    /** What the server said when it last took nothing; empty while it takes mails. */
    public synchronized String said() {
        return said;
    }

    /**
     * How many mails may be taken up where there is room for so many. While the server takes nothing they are few, and
     * none between two trials: all that are taken up are put off, but for one.
     */
    public synchronized int places(int free, Instant now) {
        if (standing == Standing.OPEN) {
            return free;
        }
        return onTrial || now.isBefore(nextTrial) ? 0 : Math.max(1, free / 2);
    }

    /**
     * How long a mail to this domain has to wait; zero if it may be tried, and then it is judged in any case. Each domain
     * has its own turn where it is slow, and all of them have one while the server takes nothing.
     */
    public synchronized Duration turn(String domain, Instant now) {
        if (onTrial) {
            return retryPolicy.pauseAfter(failures);
        }
        Duration wait = slowDomains.turn(domain, now);
        onTrial = wait.isZero() && standing != Standing.OPEN;
        return wait;
    }

    /**
     * What becomes of a mail.
     *
     * @param domain its recipient's
     * @param attempts those that were held against it before
     * @param begun when this attempt began
     */
    public synchronized Judgement judge(Sending sending, String domain, int attempts, Instant begun, Instant now) {
        onTrial = false;
        return switch (sending) {
            case Sending.Accepted() -> taken(domain, attempts, now);
            case Sending.NotTaken notTaken ->
                isOfTheMail(notTaken.matter(), attempts, begun)
                        ? blame(notTaken.kind(), domain, attempts + 1, now)
                        : excuse(notTaken, domain, attempts, now);
        };
    }

    private Judgement taken(String domain, int attempts, Instant now) {
        if (standing != Standing.OPEN) {
            // Whoever was slow while the server took nothing was so because of it.
            slowDomains.forgive();
        }
        standing = Standing.OPEN;
        said = "";
        failures = 0;
        lastTaken = now;
        slowDomains.answered(domain);
        return new Judgement(NotificationStatus.SENT, attempts, Duration.ZERO);
    }

    /** The attempt before this one was so long ago at least, so that a mail taken since then was taken after it. */
    private boolean isOfTheMail(Sending.Matter matter, int attempts, Instant begun) {
        return switch (matter) {
            case MAIL -> true;
            case SERVER -> false;
            case UNCLEAR -> !lastTaken.isBefore(begun.minus(retryPolicy.pauseAfter(Math.max(1, attempts))));
        };
    }

    private Judgement blame(Sending.Kind kind, String domain, int attempts, Instant now) {
        hear(kind, domain, now, retryPolicy.longestDeferral());
        Duration pause =
                kind == Sending.Kind.REFUSED ? retryPolicy.pauseAfter(attempts) : retryPolicy.deferralAfter(attempts);
        NotificationStatus status =
                retryPolicy.isExhausted(kind, attempts) ? NotificationStatus.FAILED : NotificationStatus.PENDING;
        return new Judgement(status, attempts, pause);
    }

    private Judgement excuse(Sending.NotTaken notTaken, String domain, int attempts, Instant now) {
        standing = notTaken.kind() == Sending.Kind.REFUSED ? Standing.REFUSING : Standing.AWAY;
        said = notTaken.said();
        failures++;
        Duration pause = retryPolicy.pauseAfter(failures);
        nextTrial = now.plus(pause);
        // Or else a slow domain at the head of the queue would be waited for one mail after the other.
        hear(notTaken.kind(), domain, now, retryPolicy.longestPause());
        return new Judgement(NotificationStatus.PENDING, attempts, pause);
    }

    private void hear(Sending.Kind kind, String domain, Instant now, Duration longestPause) {
        if (kind == Sending.Kind.UNANSWERED) {
            slowDomains.unanswered(domain, now, longestPause);
        } else {
            slowDomains.answered(domain);
        }
    }
}
