package io.orderflow.order.domain;

import static io.orderflow.order.domain.OrderFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.order.domain.Course.Said;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What becomes of an order that somebody wants stopped, however events come, and however often he clicks. */
class CancellationProperties {

    private static final List<OrderEvent> TAKEN_BACK = List.of(
            orderCreated(),
            stockReserved(),
            paymentAuthorized(),
            shipmentPrepared(),
            shipmentCancelled(),
            stockReleased(),
            paymentVoided());

    @Property
    void comesToRestWhenTheParcelIsTakenBack(@ForAll("takenBack") List<Input> inputs) {
        Course course = Course.after(inputs).with(Inputs.heard(TAKEN_BACK));

        assertThat(course.order().status()).contains(Status.CANCELLED);
        assertThat(course.order().waitsFor()).isEmpty();
    }

    @Property
    void endsFulfilledWhenTheParcelWasPackedWhateverTheCustomerWants(@ForAll("packed") List<Input> inputs) {
        Course course = Course.after(inputs).with(Inputs.heard(theWayToFulfilment()));

        assertThat(course.order().status())
                .hasValueSatisfying(status -> assertThat(status).isIn(Status.FULFILLED, Status.CANCELLED));
        assertThat(isCancelled(course)).isEqualTo(namesOf(course).contains("OrderCancelled"));
    }

    @Property
    void hasOneEndAndOneAnswerToWhoeverWantsItStopped(@ForAll("whateverComes") List<Input> inputs) {
        List<String> said = namesOf(Course.after(inputs));

        assertThat(said.stream().filter(List.of("OrderCancelled", "OrderRejected")::contains))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(said.stream().filter(List.of("OrderCancelled", "OrderCancellationRefused")::contains))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Property
    void answersWhoeverWantsItStoppedOnceTheWarehouseHasAnswered(@ForAll("whateverComes") List<Input> inputs) {
        Course course = Course.after(inputs)
                .with(Inputs.heard(orderCreated(), shipmentCancellationRefused(), shipmentCancelled()));

        assertThat(course.order().cancellation()).isNotInstanceOf(Cancellation.Requested.class);
    }

    @Provide
    Arbitrary<List<Input>> takenBack() {
        return Inputs.shuffledWithRepetitions(TAKEN_BACK).map(inputs -> {
            List<Input> cancelled = new ArrayList<>(inputs);
            cancelled.add(inputs.size() / 2, new Input.Cancelled());
            return cancelled;
        });
    }

    @Provide
    Arbitrary<List<Input>> packed() {
        List<Input> inputs = new ArrayList<>(Inputs.heard(theWayToFulfilment()));
        inputs.add(new Input.Cancelled());
        return Arbitraries.shuffle(inputs);
    }

    @Provide
    Arbitrary<List<Input>> whateverComes() {
        return Inputs.whateverComes();
    }

    private static boolean isCancelled(Course course) {
        return course.order().ending() instanceof Ending.Cancelled;
    }

    private static List<String> namesOf(Course course) {
        return course.said().stream().map(Said::event).map(OrderEvent::name).toList();
    }
}
