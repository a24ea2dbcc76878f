package io.orderflow.order.domain;

import static io.orderflow.order.domain.Inputs.heard;
import static io.orderflow.order.domain.OrderFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.order.api.Views;
import io.orderflow.order.domain.Course.Said;
import io.orderflow.runtime.decision.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * A restored database knows less than the world: it hears things again, and sometimes the contrary. The first word
 * counts.
 */
class FirstWordProperties {

    /** Who has let an order go on may hold it again, for the same reason. */
    private static final Set<String> HELD_AGAIN = Set.of("OrderHeld", "OrderReleased");

    /** What is said of one thing after the other. */
    private static final Set<String> SEVERAL = Set.of("OrderHeld", "OrderReleased", "PaymentRefundRequested");

    private static final List<OrderEvent> THE_WAY = theWayToFulfilment();
    private static final Course FULFILLED = Course.after(heard(THE_WAY));

    @Property
    void comesToTheSameEndFromAnOlderStateAndSaysNothingNew(
            @ForAll("olderStates") Order restored, @ForAll("redeliveries") List<Input> inputs) {
        Course course = Course.from(restored).with(inputs);

        assertThat(course.order()).isEqualTo(FULFILLED.order());
        assertThat(FULFILLED.said()).containsAll(course.said());
    }

    @Property
    void standsByWhatItWasGrantedWhateverIsSaidLater(@ForAll("contradictedFulfilments") List<Input> inputs) {
        Course course = Course.after(inputs);

        assertThat(course.order()).isEqualTo(FULFILLED.order());
        assertThat(course.said()).isEqualTo(FULFILLED.said());
    }

    @Property
    void refusesALaterWordInWhateverStateItIs(@ForAll("olderStates") Order order) {
        Status status = Views.statusOf(order).orElse(Status.CREATED);

        assertThat(isRefused(order, stockRejected())).isEqualTo(!status.isBefore(Status.RESERVED));
        assertThat(isRefused(order, paymentDeclined())).isEqualTo(!status.isBefore(Status.PROCESSED));
    }

    @Property
    void staysRejectedWhateverIsSaidLater(
            @ForAll("refusals") List<Input> refusal, @ForAll("whateverComes") List<Input> inputs) {
        Course rejected = Course.after(refusal);
        Course course = Course.after(refusal).with(inputs);

        assertThat(Views.statusOf(course.order())).contains(Status.REJECTED);
        assertThat(Views.reasonOf(course.order())).isEqualTo(Views.reasonOf(rejected.order()));
        assertThat(course.saidOfProcess()).isEqualTo(rejected.said());
    }

    @Property
    void neverGoesBack(@ForAll("whateverComes") List<Input> inputs) {
        Course course = Course.ofAnOrder();
        for (Input input : inputs) {
            Order before = course.order();
            course.with(input);
            assertThat(rank(course.order())).isGreaterThanOrEqualTo(rank(before));
            assertThat(isFulfilled(before) && !isFulfilled(course.order())).isFalse();
        }
    }

    @Property
    void neitherShipsWhatItRejectsNorSaysAnythingTwice(@ForAll("whateverComes") List<Input> inputs) {
        Course course = Course.after(inputs);
        List<String> said = course.saidOfProcess().stream()
                .map(Said::event)
                .map(OrderEvent::name)
                .toList();

        assertThat(course.said())
                .extracting(Said::event)
                .filteredOn(event -> !HELD_AGAIN.contains(event.name()))
                .doesNotHaveDuplicates();
        assertThat(said).filteredOn(name -> !SEVERAL.contains(name)).doesNotHaveDuplicates();
        boolean rejected =
                Views.statusOf(course.order()).filter(Status.REJECTED::equals).isPresent();
        // One that has told its customer to pay again, and whose stock is released, has told of its end before.
        boolean mayHaveSaidSo = inputs.contains(new Input.Heard(customerActionRequested()));
        assertThat(said.contains("OrderRejected"))
                .satisfiesAnyOf(
                        is -> assertThat(is).isEqualTo(rejected),
                        is -> assertThat(mayHaveSaidSo && rejected).isTrue());
        assertThat(said.containsAll(List.of("OrderRejected", "OrderProcessed"))).isFalse();
    }

    @Property
    void learnsNothingFromWhatItHasJustHeard(@ForAll("whateverComes") List<Input> inputs) {
        Course course = Course.ofAnOrder();
        for (Input input : inputs) {
            course.with(input);
            Order before = course.order();
            int said = course.said().size();

            assertThat(course.with(input)).isNotInstanceOf(Decision.Accepted.class);
            assertThat(course.order()).isEqualTo(before);
            assertThat(course.said()).hasSize(said);
        }
    }

    @Property
    void comesToRestWhenEverythingIsDeliveredAgain(@ForAll("whateverIsDelivered") List<Input> inputs) {
        // Once to hear it all, and once for each step that it may be late with after its end.
        Course course = Course.after(inputs).with(inputs).with(inputs);
        Order settled = course.order();
        int said = course.said().size();

        course.with(inputs);

        assertThat(course.order()).isEqualTo(settled);
        assertThat(course.said()).hasSize(said);
    }

    @Provide
    Arbitrary<Order> olderStates() {
        return Arbitraries.integers()
                .between(0, THE_WAY.size())
                .map(length -> Course.after(heard(THE_WAY.subList(0, length))).order());
    }

    @Provide
    Arbitrary<List<Input>> redeliveries() {
        return Inputs.shuffledWithRepetitions(THE_WAY);
    }

    @Provide
    Arbitrary<List<Input>> contradictedFulfilments() {
        Arbitrary<Integer> afterReservation =
                Arbitraries.integers().between(THE_WAY.indexOf(stockReserved()) + 1, THE_WAY.size());
        Arbitrary<Integer> afterAuthorization =
                Arbitraries.integers().between(THE_WAY.indexOf(paymentAuthorized()) + 1, THE_WAY.size());
        return Combinators.combine(afterReservation, afterAuthorization).as((shortage, decline) -> {
            List<OrderEvent> events = new ArrayList<>(THE_WAY);
            events.add(Math.max(shortage, decline), shortage > decline ? stockRejected() : paymentDeclined());
            events.add(Math.min(shortage, decline), shortage > decline ? paymentDeclined() : stockRejected());
            return heard(events);
        });
    }

    @Provide
    Arbitrary<List<Input>> refusals() {
        return Arbitraries.of(
                heard(orderCreated(), stockRejected()),
                heard(stockRejected(), orderCreated()),
                heard(orderCreated(), paymentDeclined()),
                heard(orderCreated(), stockReserved(), paymentDeclined()),
                heard(stockReserved(), paymentDeclined(), orderCreated()));
    }

    @Provide
    Arbitrary<List<Input>> whateverComes() {
        return Inputs.whateverComes();
    }

    /** What people want is not delivered again. */
    @Provide
    Arbitrary<List<Input>> whateverIsDelivered() {
        return Inputs.whateverComes()
                .map(inputs -> inputs.stream()
                        .filter(input -> input instanceof Input.Heard || input instanceof Input.TimeGoesBy)
                        .toList());
    }

    private static boolean isRefused(Order order, OrderEvent event) {
        return decide(order, event) instanceof Decision.Rejected;
    }

    private static int rank(Order order) {
        return Views.statusOf(order).map(Status::ordinal).orElse(-1);
    }

    private static boolean isFulfilled(Order order) {
        return Views.statusOf(order).filter(Status.FULFILLED::equals).isPresent();
    }
}
