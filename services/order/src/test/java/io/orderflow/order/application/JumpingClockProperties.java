package io.orderflow.order.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.order.domain.Patience;
import io.orderflow.order.domain.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * Orders are looked after by a clock that jumps back and forth by an hour: what is due is late or early by no more than
 * that, is done once, and is never forgotten.
 */
class JumpingClockProperties {

    private static final Instant START = Instant.parse("2026-11-27T05:00:00Z");
    private static final Duration JUMP = Duration.ofHours(1);
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final Duration EXPIRY = Duration.ofHours(24);
    private static final Patience PATIENCE = new Patience(
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            Arrays.stream(Step.values()).collect(Collectors.toMap(Function.identity(), step -> LIMIT)),
            Map.of(Step.STOCK, EXPIRY));

    private final OrderId orderId = new OrderId(UuidV7.lowerBound(START));
    private final Asked asked = new Asked();
    private final List<Duration> delayed = new ArrayList<>();
    private final List<Duration> expired = new ArrayList<>();
    private final Set<Long> askings = new HashSet<>();

    /** A look at the orders, so long after the one before, by a clock that is off by so much. */
    record Look(Duration pause, Duration off) {}

    @Property(tries = 300)
    void breaksNoDeadline(@ForAll("looks") @Size(max = 60) List<Look> looks) {
        Duration waited = Duration.ZERO;
        for (Look look : looks) {
            waited = waited.plus(look.pause());
            look(waited, look.off());
        }
        Duration aDay = waited.compareTo(EXPIRY) > 0 ? waited : EXPIRY;
        look(aDay, Duration.ZERO);
        look(aDay.plusSeconds(1), Duration.ZERO);

        assertThat(expired).hasSize(1).allMatch(after -> after.compareTo(EXPIRY.minus(JUMP)) >= 0);
        assertThat(delayed).hasSizeLessThan(2).allMatch(after -> after.compareTo(LIMIT.minus(JUMP)) >= 0);
        assertThat(askings).hasSizeLessThan(40);
    }

    @Property(tries = 300)
    void tellsOfADelayOnceTheClockIsRightAgain(@ForAll("looks") @Size(max = 10) List<Look> looks) {
        looks.forEach(look -> look(Duration.ofMinutes(10), look.off()));
        look(LIMIT, Duration.ZERO);
        look(LIMIT.plusSeconds(1), Duration.ZERO);

        assertThat(delayed).hasSize(1);
        assertThat(expired).isEmpty();
    }

    private void look(Duration waited, Duration off) {
        if (!expired.isEmpty()) {
            return;
        }
        Waiting order = new Waiting(orderId, Step.STOCK, START, !delayed.isEmpty());
        Instant now = START.plus(waited).plus(off);
        Review review = Review.at(List.of(order), PATIENCE, asked, now, 100);
        review.missed().forEach(missed -> {
            long times = PATIENCE.askings(missed.step(), missed.until(now));
            assertThat(askings.add(times)).as("asked once for each time").isTrue();
            asked.note(times, missed);
        });
        review.delayed().forEach(ignored -> delayed.add(waited));
        review.expired().forEach(ignored -> expired.add(waited));
        asked.endRound();
    }

    @Provide
    Arbitrary<List<Look>> looks() {
        Arbitrary<Look> look = Arbitraries.longs()
                .between(1, 3_600)
                .map(Duration::ofSeconds)
                .flatMap(pause ->
                        Arbitraries.of(Duration.ZERO, JUMP, JUMP.negated()).map(off -> new Look(pause, off)));
        return look.list();
    }
}
