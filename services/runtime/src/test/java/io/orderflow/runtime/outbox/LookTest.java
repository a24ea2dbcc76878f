package io.orderflow.runtime.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.nats.streams.StreamExtent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    /** 1 to 100, of which all consumers had read 90. */
    private static final StreamMark MARK = new StreamMark(MADE, 1, 100, 0, 90, NOW.minusSeconds(10));

    private static StreamExtent from(long first, long last, long holes) {
        return new StreamExtent(MADE, first, last, holes, WEEK, false);
    }

    private static Look at(StreamExtent extent, long passed) {
        return new Look(MARK, extent, passed, false, NOW);
    }

    @Test
    void aStreamThatHasGrownIsBelieved() {
        Look look = at(from(1, 150, 0), 140);
        assertThat(look.isContradiction()).isFalse();
        assertThat(look.nextMark()).isEqualTo(new StreamMark(MADE, 1, 150, 0, 140, NOW));
    }

    @Test
    void aStreamThatHasGoneBackOrWasMadeAnewIsNot() {
        assertThat(at(from(1, 99, 0), 90).isContradiction()).isTrue();
        StreamExtent restored = new StreamExtent(MADE.plusSeconds(1), 1, 150, 0, WEEK, false);
        assertThat(at(restored, 90).isContradiction()).isTrue();
        assertThat(new Look(MARK, from(1, 150, 0), 140, true, NOW).isContradiction())
                .isTrue();
    }

    @Test
    void nothingCountsAsReadOfAStreamThatIsAnother() {
        assertThat(at(from(40, 80, 0), 80).nextMark().passed()).isEqualTo(39);
    }

    @Test
    void whatConsumersSkipWithALossDoesNotCountAsReadAtOnce() {
        StreamMark afterPurge = at(from(101, 100, 0), 100).nextMark();
        assertThat(afterPurge.passed()).isEqualTo(90);
        assertThat(new Look(afterPurge, from(101, 120, 0), 110, false, NOW)
                        .nextMark()
                        .passed())
                .isEqualTo(110);
        assertThat(at(from(1, 100, 3), 100).nextMark().passed()).isEqualTo(90);
    }

    @Test
    void whatExpiresAfterEverybodyHasReadItIsNoLoss() {
        assertThat(at(from(80, 150, 0), 140).nextMark().passed()).isEqualTo(140);
    }

    @Test
    void whatIsThrownAwayForWantOfRoomStaysUnread() {
        Look look = at(new StreamExtent(MADE, 120, 200, 0, WEEK, true), 119);
        assertThat(look.isTooSmall()).isTrue();
        assertThat(look.nextMark().passed()).isEqualTo(90);
    }

    @Test
    void whatMayHaveExpiredIsNotExpected() {
        assertThat(at(from(1, 150, 0), 140).oldest()).isEqualTo(NOW.minus(WEEK).plus(Duration.ofHours(1)));
        StreamExtent shortLived = new StreamExtent(MADE, 1, 150, 0, Duration.ofMinutes(10), false);
        assertThat(at(shortLived, 140).oldest()).isEqualTo(NOW.minus(Duration.ofMinutes(9)));
        StreamExtent eternal = new StreamExtent(MADE, 1, 150, 0, Duration.ZERO, false);
        assertThat(at(eternal, 140).oldest()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void rowsAreOldThatWereThereTheLastTimeForSure() {
        Look look = at(from(1, 150, 0), 140);
        Published old = published(NOW.minusSeconds(100));
        Published recent = published(NOW.minusSeconds(30));
        assertThat(look.areOld(List.of(old))).isTrue();
        assertThat(look.areOld(List.of(old, recent))).isFalse();
    }

    private static Published published(Instant time) {
        return new Published(UuidV7.lowerBound(time), 1);
    }

    @Test
    void theUnreadIsLookedThroughOnceAMinute() {
        Look look = at(from(1, 150, 0), 140);
        UnreadCursor begun = UnreadCursor.NONE.at(look, Duration.ofMinutes(1));
        assertThat(begun.place().streamSequence()).isEqualTo(90);
        UnreadCursor moved = begun.movedTo(new Published(UuidV7.next(), 95));
        assertThat(moved.at(look, Duration.ofMinutes(1)).place().streamSequence())
                .isEqualTo(95);
        Look later = new Look(MARK, from(1, 150, 0), 140, false, NOW.plusSeconds(60));
        assertThat(moved.at(later, Duration.ofMinutes(1)).place().streamSequence())
                .isEqualTo(90);
    }
}
