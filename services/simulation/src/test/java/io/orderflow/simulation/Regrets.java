package io.orderflow.simulation;

import io.orderflow.events.OrderFulfilled;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.order.domain.Returns;
import io.orderflow.order.domain.Step;
import io.orderflow.warehouse.domain.ReturnCommand;
import io.orderflow.warehouse.domain.ReturnTask;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What happens to orders that were paid and sent: somebody wants money or goods to go back, and they do. */
final class Regrets {

    static final Code DAMAGED = new Code("DAMAGED");

    private static final Code REASON = new Code("NOT_AS_EXPECTED");

    private Regrets() {}

    /**
     * Of somebody's money that was taken, if there is any: a part, all of it or more, under one of three names. So somebody
     * asks twice, or for too much together.
     */
    static void giveBack(World world, Move move) {
        charged(world, move).ifPresent(orderId -> {
            Money total = world.request(orderId).total();
            long all = Math.max(1, total.amount());
            world.change(new OrderCommand.GiveBack(
                    orderId,
                    RefundId.of(orderId, "k-" + move.who() % 3),
                    new Money(pick(List.of(all / 3 + 1, (all + 1) / 2, all, all + 1), move.how()), total.currency()),
                    Happening.why(move),
                    Happening.who(move)));
        });
    }

    /** A bank takes a part of it back, or all, or gives back what it took. */
    static void dispute(World world, Move move) {
        charged(world, move)
                .filter(world.gateway()::hasCaptured)
                .ifPresent(orderId -> world.dispute(orderId, move.who() % 2, move.how() % 3));
    }

    private static Optional<OrderId> charged(World world, Move move) {
        List<OrderId> charged =
                world.orders().stream().filter(world.gateway()::hasCaptured).toList();
        return any(charged.isEmpty() ? world.orders() : charged, move);
    }

    /** One unit, all of them, or more than there are, under one of three names: again twice, or too much together. */
    static void request(World world, Move move) {
        List<OrderId> sent = world.orders().stream()
                .filter(orderId -> world.told(orderId, OrderFulfilled.class).isPresent())
                .toList();
        any(sent.isEmpty() ? world.orders() : sent, move).ifPresent(orderId -> {
            SkuQuantity line = world.request(orderId).quantities().getFirst();
            int quantity = pick(List.of(1, 1, line.quantity(), line.quantity() + 1), move.how());
            world.change(new OrderCommand.RequestReturn(
                    orderId,
                    ReturnId.of(orderId, "k-" + move.who() % 3),
                    List.of(new SkuQuantity(line.sku(), quantity)),
                    REASON,
                    "c-1",
                    world.told(orderId, OrderFulfilled.class).orElseGet(world::now)));
        });
    }

    static void approve(World world, Move move) {
        answer(world, move, (orderId, returnId) -> new OrderCommand.ApproveReturn(orderId, returnId, Support.NAME));
    }

    static void reject(World world, Move move) {
        answer(
                world,
                move,
                (orderId, returnId) ->
                        new OrderCommand.RejectReturn(orderId, returnId, Happening.why(move), Support.NAME));
    }

    /** Whatever was said of a return before, so that somebody is contradicted. */
    private static void answer(World world, Move move, BiFunction<OrderId, ReturnId, OrderCommand> command) {
        List<OrderId> asked = world.orders().stream()
                .filter(orderId -> !returns(world, orderId).isEmpty())
                .toList();
        any(asked, move)
                .ifPresent(orderId -> world.change(command.apply(
                        orderId, pick(returns(world, orderId), move.who()).returnId())));
    }

    private static List<Returns.Return> returns(World world, OrderId orderId) {
        return world.services().order().state(orderId).returns().all();
    }

    /** One of two people counts what has come of a return that is announced, and may count it again. */
    static void receive(World world, Move move) {
        List<ReturnTask.Announced> tasks = world.services().warehouse().states().values().stream()
                .flatMap(task -> announced(task).stream())
                .toList();
        any(tasks, move).ifPresent(task -> {
            SkuQuantity line = task.announcement().approved().lines().getFirst();
            ReturnId returnId = task.announcement().approved().returnId();
            String key = "k-" + move.how() / 5 % 2;
            world.receive(new ReturnCommand.Receive(
                    returnId,
                    ReceiptId.of(returnId, Happening.worker(move.who()).id(), key),
                    Happening.worker(move.who()),
                    counted(line.sku(), line.quantity(), move.how() % 5)));
        });
    }

    /** What a task of the warehouse announces, if it is about goods that come back. */
    static Optional<ReturnTask.Announced> announced(Task task) {
        return task instanceof Task.Receiving(ReturnTask.Announced announced)
                ? Optional.of(announced)
                : Optional.empty();
    }

    private static List<ReturnedLine> counted(Sku sku, int all, int how) {
        ReturnedLine good = new ReturnedLine(sku, 1, ReturnedLine.SELLABLE);
        ReturnedLine bad = new ReturnedLine(sku, 1, DAMAGED);
        return switch (how) {
            case 0, 1 -> List.of(good);
            case 2 -> List.of(bad);
            case 3 -> List.of(good, bad);
            default -> List.of(new ReturnedLine(sku, all, ReturnedLine.SELLABLE));
        };
    }

    /** The time is over in which goods were to come, and somebody notices. */
    static void expire(World world, Move move) {
        List<OrderId> expecting = world.orders().stream()
                .filter(orderId -> world.services()
                        .order()
                        .state(orderId)
                        .waitsFor()
                        .filter(Step.RETURN::equals)
                        .isPresent())
                .toList();
        any(expecting, move).ifPresent(orderId -> {
            Moment until = world.services().order().state(orderId).waitsUntil().orElseThrow();
            if (until.instant().isAfter(world.now())) {
                world.pass(Duration.between(world.now(), until.instant()));
            }
            world.change(new OrderCommand.Expire(orderId, Step.RETURN));
        });
    }

    private static <T> Optional<T> any(List<T> all, Move move) {
        return all.isEmpty() ? Optional.empty() : Optional.of(pick(all, move.which()));
    }

    private static <T> T pick(List<T> list, int number) {
        return list.get(number % list.size());
    }
}
