package io.orderflow.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.notification.domain.PostOffice.Standing;
import io.orderflow.notification.domain.Sending.Kind;
import io.orderflow.notification.domain.Sending.Matter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PostOfficeTest {

    private static final Sending ACCEPTED = new Sending.Accepted();
    private static final Sending UNKNOWN_RECIPIENT = new Sending.NotTaken(Matter.MAIL, Kind.REFUSED, "550 x.1.1");
    private static final Sending WRONG_LOGIN = new Sending.NotTaken(Matter.SERVER, Kind.REFUSED, "535 x.7.8");
    private static final Sending REFUSED_SOMEHOW = new Sending.NotTaken(Matter.UNCLEAR, Kind.REFUSED, "550");
    private static final Sending GREYLISTED = new Sending.NotTaken(Matter.UNCLEAR, Kind.PUT_OFF, "451 x.7.1");
    private static final Sending SILENCE = new Sending.NotTaken(Matter.UNCLEAR, Kind.UNANSWERED, "no answer in time");

    private final RetryPolicy retryPolicy =
            new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(10), 3, 20);
    private final PostOffice office = new PostOffice(retryPolicy);
    private Instant now = Instant.parse("2026-11-27T12:00:00Z");

    @Test
    void givesUpAMailThatIsRefusedForItsRecipientAfterSomeAttempts() {
        assertThat(tried(UNKNOWN_RECIPIENT, "a.example", 1))
                .isEqualTo(new Judgement(NotificationStatus.PENDING, 2, Duration.ofSeconds(2)));
        assertThat(tried(UNKNOWN_RECIPIENT, "a.example", 2).status()).isEqualTo(NotificationStatus.FAILED);
        assertThat(office.standing()).isEqualTo(Standing.OPEN);
    }

    @Test
    void holdsARefusalOfOurSenderOrLoginAgainstNoMail() {
        for (int i = 0; i < 100; i++) {
            Judgement judgement = tried(WRONG_LOGIN, "a.example", 2);
            assertThat(judgement.status()).isEqualTo(NotificationStatus.PENDING);
            assertThat(judgement.attempts()).isEqualTo(2);
            assertThat(judgement.pause()).isLessThanOrEqualTo(retryPolicy.longestPause());
        }
        assertThat(office.standing()).isEqualTo(Standing.REFUSING);
        assertThat(office.said()).isEqualTo("535 x.7.8");
    }

    @Test
    void holdsARefusalThatDoesNotSayWhyAgainstAMailOnlyIfAnotherOneWasTakenMeanwhile() {
        assertThat(tried(REFUSED_SOMEHOW, "a.example", 0).attempts()).isZero();
        assertThat(office.standing()).isEqualTo(Standing.REFUSING);

        tried(ACCEPTED, "b.example", 0);
        assertThat(tried(REFUSED_SOMEHOW, "a.example", 0).attempts()).isEqualTo(1);
        assertThat(office.standing()).isEqualTo(Standing.OPEN);
    }

    @Test
    void losesNoMailWhenALoginThatWorkedIsWithdrawn() {
        tried(ACCEPTED, "b.example", 0);
        Judgement judgement = tried(REFUSED_SOMEHOW, "a.example", 0);
        for (int i = 0; i < 100; i++) {
            now = now.plus(judgement.pause());
            judgement = tried(REFUSED_SOMEHOW, "a.example", judgement.attempts());
            assertThat(judgement.status()).isEqualTo(NotificationStatus.PENDING);
        }
    }

    @Test
    void letsAGreylistedMailWaitAlone() {
        tried(ACCEPTED, "b.example", 0);
        Judgement judgement = tried(GREYLISTED, "a.example", 3);

        assertThat(judgement).isEqualTo(new Judgement(NotificationStatus.PENDING, 4, Duration.ofSeconds(8)));
        assertThat(office.standing()).isEqualTo(Standing.OPEN);
        assertThat(office.turn("a.example", now)).isZero();
        assertThat(office.places(10, now)).isEqualTo(10);
    }

    @Test
    void triesOneMailAtATimeWhileTheServerTakesNothing() {
        tried(SILENCE, "a.example", 0);
        assertThat(office.standing()).isEqualTo(Standing.AWAY);
        assertThat(office.places(10, now)).as("before the next trial").isZero();

        now = now.plus(retryPolicy.pauseAfter(1));
        assertThat(office.places(10, now)).isBetween(1, 9);
        assertThat(office.turn("b.example", now)).isZero();
        assertThat(office.turn("c.example", now)).isPositive();
        assertThat(office.places(10, now)).isZero();
    }

    @Test
    void opensAllPlacesOnceAMailIsTakenAndForgivesWhoWasSlowWhileNoneWas() {
        for (int i = 0; i < 20; i++) {
            tried(SILENCE, "a.example", 0);
        }
        now = now.plus(retryPolicy.longestPause());
        tried(ACCEPTED, "b.example", 0);

        assertThat(office.standing()).isEqualTo(Standing.OPEN);
        assertThat(office.said()).isEmpty();
        assertThat(office.places(10, now)).isEqualTo(10);
        assertThat(office.turn("a.example", now)).isZero();
    }

    @Test
    void waitsNoLongerForAnotherTrialThanForTheServerHoweverLongItWasAway() {
        for (int i = 0; i < 1000; i++) {
            tried(SILENCE, "a.example", 0);
        }
        now = now.plus(retryPolicy.longestPause());

        assertThat(office.places(10, now)).isPositive();
        assertThat(office.turn("a.example", now)).isZero();
    }

    @Test
    void givesASlowDomainOneTurnAtATimeAndAllOthersTheirPlaces() {
        tried(ACCEPTED, "fast.example", 0);
        tried(SILENCE, "slow.example", 0);
        assertThat(office.standing()).isEqualTo(Standing.OPEN);
        assertThat(office.turn("slow.example", now)).isPositive();
        assertThat(office.turn("fast.example", now)).isZero();

        now = now.plus(retryPolicy.deferralAfter(1));
        assertThat(office.turn("slow.example", now)).as("its turn").isZero();
        assertThat(office.turn("slow.example", now)).as("somebody else's turn").isPositive();
        office.judge(ACCEPTED, "slow.example", 0, now, now);
        assertThat(office.turn("slow.example", now)).as("as fast as all").isZero();
        assertThat(office.turn("slow.example", now)).isZero();
    }

    @Test
    void waitsLongerForADomainEachTimeThatItDoesNotAnswer() {
        Duration before = Duration.ZERO;
        for (int i = 0; i < 30; i++) {
            tried(ACCEPTED, "fast.example", 0);
            assertThat(office.turn("slow.example", now)).isZero();
            office.judge(SILENCE, "slow.example", 0, now, now);
            Duration pause = office.turn("slow.example", now);
            assertThat(pause).isBetween(before, retryPolicy.longestDeferral());
            before = pause;
            now = now.plus(pause);
        }
        assertThat(before).isEqualTo(retryPolicy.longestDeferral());
    }

    private Judgement tried(Sending sending, String domain, int attempts) {
        return office.judge(sending, domain, attempts, now, now);
    }
}
