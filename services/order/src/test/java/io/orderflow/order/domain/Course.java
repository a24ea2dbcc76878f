package io.orderflow.order.domain;

import io.orderflow.events.OrderDelayed;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.EventId;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.former.Decision;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The life of an order so far: what it has come to, and what it has said, each with its cause. */
public final class Course {

    private static final Cause TIME = causeOf("time");

    private final UnaryOperator<Order> stored;
    private final List<Said> said = new ArrayList<>();
    private Order order;

    /** An event that the order says, because of one that it has heard, or of time. */
    public record Said(OrderEvent event, Cause cause) {

        public static Said becauseOf(OrderEvent cause, OrderEvent event) {
            return new Said(event, causeOf(cause.toString()));
        }

        public static Said becauseOfTime(OrderEvent event) {
            return new Said(event, TIME);
        }

        boolean isOfTime() {
            return event instanceof OrderDelayed;
        }
    }

    private Course(Order order, UnaryOperator<Order> stored) {
        this.order = order;
        this.stored = stored;
    }

    /** Of an order that nothing is known of yet. */
    public static Course ofAnOrder() {
        return ofAnOrder(UnaryOperator.identity());
    }

    /**
     * The same.
     *
     * @param stored what is left of a state when it is stored and loaded again
     */
    public static Course ofAnOrder(UnaryOperator<Order> stored) {
        return new Course(new Order.Unknown(), stored);
    }

    /** From a state on that has been stored; what was said before is not known. */
    public static Course from(Order restored) {
        return new Course(restored, UnaryOperator.identity());
    }

    public static Course after(Input... inputs) {
        return ofAnOrder().with(Arrays.asList(inputs));
    }

    public static Course after(List<? extends Input> inputs) {
        return ofAnOrder().with(inputs);
    }

    public Course with(List<? extends Input> inputs) {
        inputs.forEach(this::with);
        return this;
    }

    public Decision<Order> with(Input input) {
        return switch (input) {
            case Input.Heard(OrderEvent event) -> hear(event);
            case Input.TimeGoesBy() -> letTimeGoBy();
        };
    }

    private Decision<Order> hear(OrderEvent event) {
        Cause cause = causeOf(event.toString());
        Order before = order;
        Decision<Order> decision = OrderDecider.decide(before, event, cause);
        accept(decision, following -> causeOf(before, following, cause));
        return decision;
    }

    private static Cause causeOf(Order before, OrderEvent following, Cause cause) {
        return before instanceof Order.Anticipated early
                ? early.causeOf(following).orElse(cause)
                : cause;
    }

    private Decision<Order> letTimeGoBy() {
        Decision<Order> decision = order.waitsFor()
                .map(step -> OrderDecider.delay(order, OrderFixture.orderDelayed(step), TIME))
                .orElseGet(Decision::ignore);
        accept(decision, following -> TIME);
        return decision;
    }

    private void accept(Decision<Order> decision, Function<OrderEvent, Cause> causation) {
        if (decision instanceof Decision.Accepted<Order>(Order next, List<OrderEvent> following)) {
            order = stored.apply(next);
            following.forEach(event -> said.add(new Said(event, causation.apply(event))));
        }
    }

    /** Each event has one id, however often it is delivered. */
    private static Cause causeOf(String what) {
        EventId id = new EventId(UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)));
        return new Cause(id, id, null);
    }

    public Order order() {
        return order;
    }

    public List<Said> said() {
        return List.copyOf(said);
    }

    /** What the order says by itself, whatever the time. */
    public List<Said> saidOfProcess() {
        return said.stream().filter(one -> !one.isOfTime()).toList();
    }
}
