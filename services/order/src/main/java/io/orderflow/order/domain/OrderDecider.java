package io.orderflow.order.domain;

import io.orderflow.events.OrderAnonymized;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderDelayed;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.OrderId;
import io.orderflow.order.domain.OrderCommand.Anonymize;
import io.orderflow.order.domain.OrderCommand.ApproveReturn;
import io.orderflow.order.domain.OrderCommand.Assessed;
import io.orderflow.order.domain.OrderCommand.Cancel;
import io.orderflow.order.domain.OrderCommand.Delayed;
import io.orderflow.order.domain.OrderCommand.Expire;
import io.orderflow.order.domain.OrderCommand.GiveBack;
import io.orderflow.order.domain.OrderCommand.Heard;
import io.orderflow.order.domain.OrderCommand.Pay;
import io.orderflow.order.domain.OrderCommand.PutOnHold;
import io.orderflow.order.domain.OrderCommand.RejectReturn;
import io.orderflow.order.domain.OrderCommand.Release;
import io.orderflow.order.domain.OrderCommand.RequestReturn;
import io.orderflow.order.domain.Request.Awaited;
import io.orderflow.order.domain.Request.Known;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.decision.Effect.Publish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The process of an order: reserved stock leads to a request for payment, an authorized payment to the processed
 * order, a refusal of either to its end, and so does whoever wants it stopped in time. Events may come twice, late or out
 * of order: one that the order has passed is ignored, one that is ahead takes the order along.
 */
public final class OrderDecider implements Decider<Order, OrderCommand> {

    private final HoldRules rules;
    private final AnotherCard anotherCard;
    private final Returning returning;
    private final Receiving receiving;

    /** By these rules, where nobody may pay again. */
    public OrderDecider(HoldRules rules) {
        this(rules, AnotherCard.NEVER);
    }

    /** By these rules, where goods come back as usual. */
    public OrderDecider(HoldRules rules, AnotherCard anotherCard) {
        this(rules, anotherCard, ReturnPolicy.USUAL);
    }

    /** By these rules. */
    public OrderDecider(HoldRules rules, AnotherCard anotherCard, ReturnPolicy returns) {
        this.rules = rules;
        this.anotherCard = anotherCard;
        this.returning = new Returning(returns);
        this.receiving = new Receiving(returns);
    }

    @Override
    public Decision<Order> decide(Order order, OrderCommand command, Circumstances circumstances) {
        return Assessing.following(order, answer(order, command, circumstances));
    }

    private Decision<Order> answer(Order order, OrderCommand command, Circumstances circumstances) {
        Cause cause = circumstances.cause();
        return switch (command) {
            case Heard(OrderEvent event) -> heard(order, event, cause, circumstances.now());
            case Delayed(OrderId orderId, Step what, Moment since) -> {
                OrderDelayed delayed = new OrderDelayed(orderId, what.code(), since);
                yield delay(order, delayed, cause, new Publish(delayed, cause));
            }
            case Cancel cancel -> Cancelling.decide(order, cancel, cause);
            case Expire expire -> expired(order, expire, circumstances);
            case Assessed assessed ->
                known(order, request -> Assessing.decide(order, assessed, next(request, circumstances)));
            case Pay pay -> PayingAgain.decide(order, pay, circumstances);
            case GiveBack giveBack -> Refunding.decide(order, giveBack, cause);
            case RequestReturn request -> returning.decide(order, request, circumstances);
            case ApproveReturn approve -> returning.decide(order, approve, circumstances);
            case RejectReturn reject -> returning.decide(order, reject, circumstances);
            case PutOnHold hold -> Holding.decide(order, hold, cause);
            case Release release -> Holding.decide(order, release, cause);
            case Anonymize(OrderId orderId, String pseudonym) ->
                anonymize(order, new Publish(new OrderAnonymized(orderId, pseudonym), cause), pseudonym);
        };
    }

    private Decision<Order> expired(Order order, Expire command, Circumstances circumstances) {
        if (command.what() == Step.ASSESSMENT) {
            return known(order, request -> Assessing.decide(order, command, next(request, circumstances)));
        }
        if (command.what() == Step.RETURN) {
            return returning.decide(order, command, circumstances);
        }
        return order.payment().waitsForAnotherCard()
                ? PayingAgain.decide(order, command, circumstances)
                : Cancelling.decide(order, command, circumstances.cause());
    }

    private NextSteps next(OrderCreated request, Circumstances circumstances) {
        return new NextSteps(request, rules, anotherCard, circumstances.cause(), circumstances.now());
    }

    /** Nobody is asked about an order before it is known. */
    private static Decision<Order> known(Order order, Function<OrderCreated, Decision<Order>> decision) {
        return switch (order.request()) {
            case Awaited _ -> Decision.ignore();
            case Known(OrderCreated request) -> decision.apply(request);
        };
    }

    private Decision<Order> heard(Order order, OrderEvent event, Cause cause, Instant now) {
        return switch (order.request()) {
            case Awaited awaited -> early(awaited, event, cause, now);
            case Known(OrderCreated request) ->
                // It has said so itself, and a database that was restored may have forgotten it.
                event instanceof OrderDelayed delayed
                        ? delay(order, delayed, cause)
                        : learn(order, event, request, cause, now);
        };
    }

    private Decision<Order> learn(Order order, OrderEvent event, OrderCreated request, Cause cause, Instant now) {
        return receiving
                .learn(order, event, request, cause)
                .orElseGet(() -> Facts.learn(order, event, new NextSteps(request, rules, anotherCard, cause, now)));
    }

    /** What comes before the request is heard again with it, because of what it came. */
    private Decision<Order> early(Awaited awaited, OrderEvent event, Cause cause, Instant now) {
        if (!(event instanceof OrderCreated created)) {
            return awaited.has(event) ? Decision.ignore() : Decision.accept(Order.of(awaited.plus(event, cause)));
        }
        Order order = Order.of(created);
        List<Effect> effects = new ArrayList<>();
        for (Awaited.Early early : awaited.early()) {
            if (heard(order, early.event(), early.cause(), now)
                    instanceof Decision.Accepted<Order>(Order next, List<Effect> following)) {
                order = next;
                effects.addAll(following);
            }
        }
        return Decision.accept(order, effects);
    }

    /** That it waits too long is said once for each thing that it waits for. */
    private static Decision<Order> delay(Order order, OrderDelayed delayed, Cause cause, Effect... effects) {
        return order.waitsFor()
                .filter(step -> step.code().equals(delayed.waitingFor()) && !order.waitsTooLong())
                .map(step -> Decision.accept(late(order, step, delayed, cause), effects))
                .orElseGet(Decision::ignore);
    }

    /** An order on its way needs an address to get anywhere: whoever wants it forgotten comes back when it has ended. */
    private static Decision<Order> anonymize(Order order, Publish anonymized, String pseudonym) {
        Order nobodys = order.of(pseudonym);
        return order.ending().isEnd() && !nobodys.equals(order)
                ? Decision.accept(nobodys, anonymized)
                : Decision.ignore();
    }

    private static Order late(Order order, Step step, OrderDelayed delayed, Cause cause) {
        return switch (order.request()) {
            case Awaited awaited -> Order.of(awaited.plus(delayed, cause));
            case Known _ -> order.with(new Delay(step, delayed.since()));
        };
    }
}
