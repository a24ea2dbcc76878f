package io.orderflow.notification.domain;

import static io.orderflow.notification.domain.StoryFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.value.ReturnId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoryTest {

    private static final Duration A_WHILE = Duration.ofSeconds(30);
    private static final OrderId ORDER = OrderId.of("01936f2e-0000-7000-8000-000000000001");

    private final List<OrderEvent> way = aFulfilledOrder(ORDER);
    private final RecordedEvent created = recorded(way.getFirst(), 0, 1);
    private final RecordedEvent captured = recorded(way.get(way.size() - 2), 1, 3);
    private final RecordedEvent fulfilled = recorded(way.getLast(), 2, 2);

    @Test
    void isToldInTheOrderOfTime() {
        assertThat(new Story(List.of(fulfilled, captured, created)).events())
                .containsExactly(created, captured, fulfilled);
    }

    @Test
    void isCompleteWithAllThatTheEndingTakes() {
        assertThat(new Story(List.of(created, fulfilled)).isComplete()).isFalse();
        assertThat(new Story(List.of(created, captured)).isComplete()).isFalse();
        assertThat(new Story(List.of(created, fulfilled, captured)).isComplete())
                .isTrue();
    }

    @Test
    void isNotCompleteBeforeItsBeginningIsRecorded() {
        assertThat(new Story(List.of(captured, fulfilled)).isComplete()).isFalse();
    }

    @Test
    void isCompleteHoweverTheOrderEnds() {
        for (List<OrderEvent> story : List.of(
                way, aDeclinedOrder(ORDER), anOrderOutOfStock(ORDER), aRefundedOrder(ORDER), aReturnedOrder(ORDER))) {
            List<Integer> positions = IntStream.range(0, story.size()).boxed().toList();
            assertThat(new Story(recorded(story, positions)).isComplete()).isTrue();
        }
    }

    @Test
    void mayGoOnForAWhileWhenItWasCancelledBeforeInventorySaidAnything() {
        RecordedEvent cancelled = recorded(orderCancelled(ORDER), 1, 2);
        Story story = new Story(List.of(created, cancelled));

        assertThat(story.isComplete()).isTrue();
        assertThat(story.mayGoOnUntil(A_WHILE)).isEqualTo(cancelled.at().plus(A_WHILE));
    }

    @Test
    void goesOnUntilWhatWasSetAsideMeanwhileIsGivenBack() {
        RecordedEvent cancelled = recorded(orderCancelled(ORDER), 1, 2);
        RecordedEvent reserved = recorded(stockReserved(ORDER), 1, 3);
        RecordedEvent released = recorded(stockReleased(ORDER), 2, 4);

        assertThat(new Story(List.of(created, cancelled, reserved)).isComplete())
                .isFalse();
        Story whole = new Story(List.of(created, cancelled, reserved, released));
        assertThat(whole.isComplete()).isTrue();
        assertThat(whole.mayGoOnUntil(A_WHILE)).isEqualTo(Instant.MIN);
    }

    @Test
    void endsWithItsEndHoweverElseTheOrderEnds() {
        for (List<OrderEvent> story : List.of(way, aDeclinedOrder(ORDER), anOrderOutOfStock(ORDER))) {
            List<Integer> positions = IntStream.range(0, story.size()).boxed().toList();
            assertThat(new Story(recorded(story, positions)).mayGoOnUntil(A_WHILE))
                    .isEqualTo(Instant.MIN);
        }
    }

    @Test
    void isOpenOnceMoreWhileARefundIsNotAnswered() {
        RefundId one = refund(ORDER, "one");
        RefundId another = refund(ORDER, "another");
        List<RecordedEvent> story = new ArrayList<>(List.of(created, captured, fulfilled));
        story.add(recorded(refundRequested(ORDER, one, 100), 10, 4));
        assertThat(new Story(story).isComplete()).isFalse();
        story.add(recorded(refunded(ORDER, one, 100), 11, 5));
        assertThat(new Story(story).isComplete()).isTrue();

        story.add(recorded(refundRequested(ORDER, another, 100), 12, 6));
        assertThat(new Story(story).isComplete()).isFalse();
        story.add(recorded(refundFailed(ORDER, another, 100), 13, 7));
        assertThat(new Story(story).isComplete()).isTrue();
    }

    @Test
    void isNoLongerHeardToTheEndByWhoHasMissedARefund() {
        RefundId refund = refund(ORDER, "one");
        RecordedEvent requested = recorded(refundRequested(ORDER, refund, 100), 10, 4);
        RecordedEvent refunded = recorded(refunded(ORDER, refund, 100), 11, 5);
        Story story = new Story(List.of(created, captured, fulfilled, requested, refunded));

        assertThat(story.isHeardToTheEnd(captured.eventId())).isFalse();
        assertThat(story.after(fulfilled.eventId())).contains(requested, refunded);
        assertThat(story.isHeardToTheEnd(refunded.eventId())).isTrue();
    }

    @Test
    void isOpenOnceMoreWhileWhatCameBackIsNotAccountedFor() {
        ReturnId returnId = aReturn(ORDER, "one");
        ReceiptId one = receipt(returnId, "one");
        ReceiptId another = receipt(returnId, "another");
        List<RecordedEvent> story = new ArrayList<>(List.of(created, captured, fulfilled));
        story.add(recorded(returnReceived(ORDER, returnId, one), 10, 4));
        assertThat(new Story(story).isComplete()).isFalse();
        story.add(recorded(stockRestocked(ORDER, returnId, one), 11, 5));
        assertThat(new Story(story).isComplete()).isTrue();

        story.add(recorded(returnReceived(ORDER, returnId, another), 12, 6));
        assertThat(new Story(story).isComplete()).isFalse();
        story.add(recorded(stockRestocked(ORDER, returnId, another), 13, 7));
        assertThat(new Story(story).isComplete()).isTrue();
    }

    @Test
    void isNotOpenWhilePeopleDecideOfAReturnOrSendIt() {
        ReturnId returnId = aReturn(ORDER, "one");
        List<RecordedEvent> story = new ArrayList<>(List.of(created, captured, fulfilled));
        story.add(recorded(returnRequested(ORDER, returnId), 10, 4));
        assertThat(new Story(story).isComplete()).isTrue();
        story.add(recorded(returnApproved(ORDER, returnId), 11, 5));
        assertThat(new Story(story).isComplete()).isTrue();
    }

    @Test
    void goesOnAfterTheLastEventThatWasHeard() {
        assertThat(new Story(List.of(created, captured, fulfilled)).after(captured.eventId()))
                .containsExactly(fulfilled);
    }

    @Test
    void goesOnWithWhatWasRecordedLaterAlthoughItHappenedEarlier() {
        assertThat(new Story(List.of(created, captured, fulfilled)).after(fulfilled.eventId()))
                .containsExactly(captured);
    }

    @Test
    void isToldFromTheBeginningToWhomHasHeardSomethingElse() {
        EventId another = EventId.of("01936f2e-0000-7000-8000-0000000000ff");

        assertThat(new Story(List.of(created, fulfilled)).after(another)).containsExactly(created, fulfilled);
    }

    @Test
    void hasNothingLeftForAnybodyWhoHeardTheLastEventLateOrLive() {
        Story story = new Story(List.of(created, captured, fulfilled));

        assertThat(story.isHeardToTheEnd(fulfilled.eventId())).isTrue();
        assertThat(story.isHeardToTheEnd(captured.eventId())).isTrue();
        assertThat(story.isHeardToTheEnd(created.eventId())).isFalse();
    }

    @Test
    void alwaysHasSomethingLeftBeforeItsEnd() {
        assertThat(new Story(List.of(created, fulfilled)).isHeardToTheEnd(fulfilled.eventId()))
                .isFalse();
    }
}
