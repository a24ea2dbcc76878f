package io.orderflow.order.domain;

import io.orderflow.events.OrderDelayed;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.EventId;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The life of an order so far: what it has come to, and what it has said, each with its cause. */
public final class Course {

    private static final Cause TIME = causeOf("time");
    private static final Cause CUSTOMER = causeOf("customer");
    private static final Cause SUPPORT = causeOf("support");
    private static final Cause FINANCE = causeOf("finance");

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

        public static Said becauseOfTheCustomer(OrderEvent event) {
            return new Said(event, CUSTOMER);
        }

        public static Said becauseOfSupport(OrderEvent event) {
            return new Said(event, SUPPORT);
        }

        public static Said becauseOfFinance(OrderEvent event) {
            return new Said(event, FINANCE);
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
        return new Course(Order.unknown(), stored);
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
            case Input.Cancelled() -> decide(OrderFixture.cancel(), CUSTOMER);
            case Input.PutOnHold() -> decide(OrderFixture.hold(), SUPPORT);
            case Input.Released() -> decide(OrderFixture.release(), SUPPORT);
            case Input.GivenBack() -> decide(OrderFixture.giveBack(), FINANCE);
            case Input.ReturnWanted() -> decide(OrderFixture.requestReturn(), CUSTOMER);
            case Input.ReturnApproved() -> decide(OrderFixture.approveReturn(), SUPPORT);
            case Input.ReturnRejected() -> decide(OrderFixture.rejectReturn(), SUPPORT);
            case Input.TimeGoesBy() -> letTimeGoBy();
        };
    }

    private Decision<Order> hear(OrderEvent event) {
        return decide(new OrderCommand.Heard(event), causeOf(event.toString()));
    }

    private Decision<Order> letTimeGoBy() {
        return order.waitsFor()
                .map(step -> decide(OrderFixture.late(step), TIME))
                .orElseGet(Decision::ignore);
    }

    private Decision<Order> decide(OrderCommand command, Cause cause) {
        Decision<Order> decision = OrderFixture.decide(order, command, cause);
        if (decision instanceof Decision.Accepted<Order>(Order next, List<Effect> effects)) {
            order = stored.apply(next);
            effects.stream().flatMap(Course::said).forEach(said::add);
        }
        return decision;
    }

    /** What the outside is asked, or not any more, is said to nobody. */
    private static Stream<Said> said(Effect effect) {
        return switch (effect) {
            case Effect.Publish(OrderEvent event, Cause cause) -> Stream.of(new Said(event, cause));
            case Effect.Call _, Effect.Forget _ -> Stream.empty();
            case Effect.Remind _ -> throw new IllegalArgumentException("an order is reminded of nothing: " + effect);
        };
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
