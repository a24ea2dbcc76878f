package io.orderflow.notification.domain;

import static io.orderflow.notification.domain.StoryFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.RejectionReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest {

    private static final OrderId ORDER = OrderId.of("01936f2e-0000-7000-8000-000000000001");

    private final RecordedEvent created = recorded(orderCreated(ORDER), 0, 1);
    private final RecordedEvent captured = recorded(paymentCaptured(ORDER), 1, 3);
    private final RecordedEvent fulfilled = recorded(orderFulfilled(ORDER), 2, 2);

    @Test
    void isToldInTheOrderOfTime() {
        assertThat(new Story(List.of(fulfilled, captured, created)).events())
                .containsExactly(created, captured, fulfilled);
    }

    @Test
    void isCompleteWhenTheParcelIsOnItsWayAndThePaymentCaptured() {
        assertThat(new Story(List.of(created, fulfilled)).isComplete()).isFalse();
        assertThat(new Story(List.of(created, captured)).isComplete()).isFalse();
        assertThat(new Story(List.of(created, fulfilled, captured)).isComplete())
                .isTrue();
    }

    @Test
    void isCompleteWithTheRejectionWhenNothingWasInStock() {
        RecordedEvent rejected = recorded(orderRejected(ORDER, RejectionReason.OUT_OF_STOCK), 1, 2);

        assertThat(new Story(List.of(created, rejected)).isComplete()).isTrue();
        assertThat(new Story(List.of(rejected)).isComplete())
                .as("without its beginning")
                .isFalse();
    }

    @Test
    void isCompleteOnlyWithFreeStockWhenThePaymentWasDeclined() {
        RecordedEvent rejected = recorded(orderRejected(ORDER, RejectionReason.PAYMENT_DECLINED), 1, 2);

        assertThat(new Story(List.of(created, rejected)).isComplete()).isFalse();
        assertThat(new Story(List.of(created, rejected, recorded(stockReleased(ORDER), 2, 3))).isComplete())
                .isTrue();
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
