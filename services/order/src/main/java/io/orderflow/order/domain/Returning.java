package io.orderflow.order.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.ReturnApproved;
import io.orderflow.events.ReturnExpired;
import io.orderflow.events.ReturnRejected;
import io.orderflow.events.ReturnRequested;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.order.domain.OrderCommand.ApproveReturn;
import io.orderflow.order.domain.OrderCommand.Expire;
import io.orderflow.order.domain.OrderCommand.RejectReturn;
import io.orderflow.order.domain.OrderCommand.RequestReturn;
import io.orderflow.order.domain.Returns.Return;
import io.orderflow.order.domain.Returns.Standing;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.decision.Effect.Publish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How goods come back, as far as people and the time have a say: the order computes what may, and a rule or somebody
 * decides.
 */
public final class Returning {

    private final ReturnPolicy policy;

    Returning(ReturnPolicy policy) {
        this.policy = policy;
    }

    /** Whoever asks for the same again has asked for it already. */
    Decision<Order> decide(Order order, RequestReturn command, Circumstances circumstances) {
        Optional<ReturnRefusal> refusal = refusal(order, command);
        if (refusal.isPresent()) {
            return Decision.reject(refusal.get().reason());
        }
        if (order.returns().find(command.returnId()).isPresent()) {
            return Decision.ignore();
        }
        return policy.isOver(command.handedOver(), circumstances.now())
                ? Decision.reject("The time in which the order could be returned is over.")
                : request(order, command, circumstances);
    }

    private Decision<Order> request(Order order, RequestReturn command, Circumstances circumstances) {
        Return wanted =
                new Return(command.returnId(), command.lines(), command.reason(), new Standing.Requested(), List.of());
        Publish requested = new Publish(
                new ReturnRequested(
                        command.orderId(), command.returnId(), command.lines(), command.reason(), command.by()),
                circumstances.cause());
        if (policy.approval() == ReturnPolicy.Approval.HAND) {
            return Decision.accept(order.with(wanted), requested);
        }
        Moment until = policy.until(circumstances.now());
        return Decision.accept(
                order.with(wanted.with(new Standing.Approved(until))),
                requested,
                new Publish(
                        new ReturnApproved(command.orderId(), command.returnId(), command.lines(), until, null),
                        circumstances.cause()));
    }

    /** Why it makes no sense to ask for it, whatever the time is; nothing if it does, or was asked for. */
    public static Optional<ReturnRefusal> refusal(Order order, RequestReturn command) {
        Optional<Return> known = order.returns().find(command.returnId());
        if (known.isPresent()) {
            return known.get().isOf(command.lines(), command.reason())
                    ? Optional.empty()
                    : Optional.of(new ReturnRefusal.NameTaken());
        }
        if (!(order.ending() instanceof Ending.Fulfilled)
                || !(order.request() instanceof Request.Known(OrderCreated request))) {
            return Optional.of(new ReturnRefusal.NotHandedOver());
        }
        if (order.returns().areFull()) {
            return Optional.of(new ReturnRefusal.TooMany());
        }
        Map<Sku, Integer> sent =
                request.quantities().stream().collect(Collectors.toMap(SkuQuantity::sku, SkuQuantity::quantity));
        List<ReturnRefusal.Left> left = command.lines().stream()
                .map(SkuQuantity::sku)
                .map(sku -> new ReturnRefusal.Left(
                        sku,
                        Math.max(0, sent.getOrDefault(sku, 0) - order.returns().taken(sku))))
                .toList();
        boolean isThere = IntStream.range(0, left.size())
                .allMatch(i -> command.lines().get(i).quantity() <= left.get(i).quantity());
        return isThere ? Optional.empty() : Optional.of(new ReturnRefusal.TooMuch(left));
    }

    /** Whoever approves what is approved already has done so. */
    Decision<Order> decide(Order order, ApproveReturn command, Circumstances circumstances) {
        return decided(order, command.returnId(), known -> switch (known.standing()) {
            case Standing.Requested() -> {
                Moment until = policy.until(circumstances.now());
                yield Decision.accept(
                        order.with(known.with(new Standing.Approved(until))),
                        new Publish(
                                new ReturnApproved(
                                        command.orderId(), known.returnId(), known.lines(), until, command.by()),
                                circumstances.cause()));
            }
            case Standing.Approved _ -> Decision.ignore();
            case Standing.Rejected _ -> Decision.reject("The return was rejected: its customer has been told so.");
            case Standing.Expired() -> Decision.reject("The return has expired: another one may be asked for.");
        });
    }

    /** Whoever rejects what is rejected already has done so. */
    Decision<Order> decide(Order order, RejectReturn command, Circumstances circumstances) {
        return decided(order, command.returnId(), known -> switch (known.standing()) {
            case Standing.Requested() ->
                Decision.accept(
                        order.with(known.with(new Standing.Rejected(command.reason()))),
                        new Publish(
                                new ReturnRejected(command.orderId(), known.returnId(), command.reason(), command.by()),
                                circumstances.cause()));
            case Standing.Rejected _ -> Decision.ignore();
            case Standing.Approved _ -> Decision.reject("The return is approved: its customer has been told so.");
            case Standing.Expired() -> Decision.reject("The return has expired.");
        });
    }

    private static Decision<Order> decided(Order order, ReturnId returnId, Function<Return, Decision<Order>> decision) {
        return order.returns()
                .find(returnId)
                .filter(_ -> order.ending() instanceof Ending.Fulfilled)
                .map(decision)
                .orElseGet(() -> Decision.reject("Nobody has asked for this return of an order that was handed over."));
    }

    /** Those of which the time is over are expected no longer. */
    Decision<Order> decide(Order order, Expire command, Circumstances circumstances) {
        List<Return> over = order.returns().expectedUntil(new Moment(circumstances.now()));
        if (over.isEmpty()) {
            return Decision.ignore();
        }
        Order next = order;
        List<Effect> effects = new ArrayList<>();
        for (Return each : over) {
            next = next.with(each.with(new Standing.Expired()));
            effects.add(new Publish(new ReturnExpired(command.orderId(), each.returnId()), circumstances.cause()));
        }
        return Decision.accept(next, effects);
    }
}
