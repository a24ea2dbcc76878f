package io.orderflow.notification.domain;

import static io.orderflow.notification.domain.StoryFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.OrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class StoryProperties {

    private static final OrderId ORDER = OrderId.of("01936f2e-0000-7000-8000-000000000001");

    @Property
    void isTheSameInWhateverOrderItWasRecorded(@ForAll("recordings") List<RecordedEvent> recording) {
        Story story = new Story(recording);

        assertThat(story.isComplete()).isTrue();
        assertThat(story.events()).isSortedAccordingTo(RecordedEvent.BY_TIME);
    }

    @Property
    void letsAListenerComeBackAtMostOnce(
            @ForAll("recordings") List<RecordedEvent> recording, @ForAll @IntRange(min = 0, max = 2) int left) {
        Story story = new Story(recording);
        RecordedEvent last = story.events().get(left);

        if (!story.isHeardToTheEnd(last.eventId())) {
            List<RecordedEvent> rest = story.after(last.eventId());
            assertThat(story.isHeardToTheEnd(rest.getLast().eventId())).isTrue();
        }
    }

    @Property
    void neverKeepsBackWhatALiveListenerHasNotHeard(
            @ForAll("recordings") List<RecordedEvent> recording, @ForAll @IntRange(min = 1, max = 2) int heard) {
        List<RecordedEvent> live = recording.stream()
                .sorted((one, other) -> Long.compare(one.position(), other.position()))
                .toList();
        List<RecordedEvent> missed = live.subList(heard, live.size());

        assertThat(new Story(recording).after(live.get(heard - 1).eventId())).containsAll(missed);
    }

    @Provide
    Arbitrary<List<RecordedEvent>> recordings() {
        return Arbitraries.of(
                        aFulfilledOrder(ORDER),
                        aDeclinedOrder(ORDER),
                        anOrderOutOfStock(ORDER),
                        aRefundedOrder(ORDER),
                        aReturnedOrder(ORDER))
                .flatMap(StoryProperties::recordedInAnyOrder);
    }

    private static Arbitrary<List<RecordedEvent>> recordedInAnyOrder(List<OrderEvent> events) {
        List<Integer> positions =
                new ArrayList<>(IntStream.rangeClosed(1, events.size()).boxed().toList());
        return Arbitraries.shuffle(positions).map(shuffled -> recorded(events, shuffled));
    }
}
