package io.orderflow.order.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.order.domain.Patience;
import io.orderflow.order.domain.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReviewTest {

    private static final Instant NOW = Instant.parse("2026-11-27T05:00:00Z");
    private static final Patience PATIENCE = new Patience(
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            Arrays.stream(Step.values()).collect(Collectors.toMap(Function.identity(), step -> Duration.ofMinutes(15))),
            Map.of(Step.STOCK, Duration.ofHours(24)));

    private final Asked asked = new Asked();

    @Test
    void givesUpWhatHasWaitedForADayInsteadOfSayingOnceMoreThatItIsLate() {
        Waiting dayOld = waiting(Step.STOCK, Duration.ofHours(24));
        Waiting packing = waiting(Step.PACKING, Duration.ofDays(30));

        Review review = Review.at(List.of(dayOld, packing), PATIENCE, asked, NOW, 100);

        assertThat(review.expired()).containsExactly(dayOld);
        assertThat(review.delayed()).containsExactly(packing);
    }

    @Test
    void givesUpWhatEndsAtATimeThenAndNeitherAsksForItNorCallsItLate() {
        Duration waited = Duration.ofHours(12);
        Waiting early = new Waiting(id(), Step.CUSTOMER, NOW.minus(waited), false, NOW.plusMillis(1));
        Waiting over = new Waiting(id(), Step.CUSTOMER, NOW.minusSeconds(1), false, NOW);

        Review review = review(List.of(early, over), 10);

        assertThat(review.seen()).containsExactly(early, over);
        assertThat(review.expired()).containsExactly(over);
        assertThat(review.missed()).isEmpty();
        assertThat(review.delayed()).isEmpty();
    }

    private static OrderId id() {
        return new OrderId(UuidV7.next());
    }

    @Test
    void findsWhatIsMissedAndWhatIsDelayed() {
        Waiting young = waiting(Step.STOCK, Duration.ofSeconds(29));
        Waiting missed = waiting(Step.STOCK, Duration.ofSeconds(30));
        Waiting delayed = waiting(Step.PAYMENT, Duration.ofMinutes(15));
        Waiting packing = waiting(Step.PACKING, Duration.ofMinutes(15));

        Review review = review(List.of(young, missed, delayed, packing), 10);

        assertThat(review.seen()).hasSize(4);
        assertThat(review.missed()).containsExactly(missed, delayed);
        assertThat(review.delayed()).containsExactly(delayed, packing);
    }

    @Test
    void saysNothingOfADelayThatIsTold() {
        Waiting order = waiting(Step.STOCK, Duration.ofHours(1));

        assertThat(review(List.of(new Waiting(order.orderId(), Step.STOCK, order.since(), true)), 10)
                        .delayed())
                .isEmpty();
    }

    @Test
    void asksOnceForEachTimeHoweverOftenItLooks() {
        Waiting order = waiting(Step.STOCK, Duration.ofMinutes(1));
        asked.note(2, order);

        assertThat(review(List.of(order), 10).missed()).isEmpty();
        asked.endRound();
        assertThat(review(List.of(order), 10).missed()).isEmpty();
        asked.endRound();
        assertThat(reviewAt(List.of(order), NOW.plusSeconds(60), 10).missed()).containsExactly(order);
    }

    @Test
    void asksAnewForAnotherStep() {
        Waiting order = waiting(Step.STOCK, Duration.ofHours(2));
        asked.note(9, order);

        Waiting later = new Waiting(order.orderId(), Step.PAYMENT, NOW.minusSeconds(30), false);

        assertThat(review(List.of(later), 10).missed()).containsExactly(later);
    }

    @Test
    void forgetsAnOrderThatItDidNotMeetOnAWholeRound() {
        Waiting order = waiting(Step.STOCK, Duration.ofMinutes(1));
        asked.note(2, order);
        asked.endRound();
        asked.endRound();

        assertThat(review(List.of(order), 10).missed()).containsExactly(order);
    }

    @Test
    void leavesTheRestOfAPageForTheNextLookWhenThereIsTooMuchToDo() {
        List<Waiting> page = Stream.generate(() -> waiting(Step.STOCK, Duration.ofMinutes(1)))
                .limit(5)
                .toList();

        Review review = review(page, 2);

        assertThat(review.missed()).isEqualTo(page.subList(0, 2));
        assertThat(review.seen()).isEqualTo(page.subList(0, 2));
    }

    @Test
    void asksTogetherForOrdersThatWerePlacedWithinHours() {
        Waiting old = new Waiting(
                new OrderId(UuidV7.lowerBound(NOW.minus(Duration.ofDays(2)))), Step.STOCK, NOW.minusSeconds(60), false);
        Waiting lessOld = new Waiting(
                new OrderId(UuidV7.lowerBound(NOW.minus(Duration.ofHours(40)))),
                Step.STOCK,
                NOW.minusSeconds(60),
                false);
        Waiting young = new Waiting(
                new OrderId(UuidV7.lowerBound(NOW.minusSeconds(60))), Step.STOCK, NOW.minusSeconds(60), false);

        Review review = review(List.of(old, lessOld, young), 10);

        assertThat(review.missed()).containsExactly(old, lessOld);
        assertThat(review.seen()).containsExactly(old, lessOld);
    }

    private Review review(List<Waiting> page, int mostAtOnce) {
        return reviewAt(page, NOW, mostAtOnce);
    }

    private Review reviewAt(List<Waiting> page, Instant now, int mostAtOnce) {
        return Review.at(page, PATIENCE, asked, now, mostAtOnce);
    }

    private static Waiting waiting(Step step, Duration waited) {
        return new Waiting(new OrderId(UuidV7.next()), step, NOW.minus(waited), false);
    }
}
