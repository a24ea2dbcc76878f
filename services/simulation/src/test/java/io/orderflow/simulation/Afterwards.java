package io.orderflow.simulation;

import io.orderflow.events.ReturnApproved;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.order.domain.Returns;
import io.orderflow.order.domain.Step;
import io.orderflow.warehouse.domain.ReturnCommand;
import io.orderflow.warehouse.domain.ReturnTask;
import java.util.List;

/** What people do once all goes well, so that nothing stays open of what is to go back. */
final class Afterwards {

    private final World world;

    /** What becomes of goods that may come back. */
    private enum Fate {
        COME,
        /** Somebody keeps them, so that nobody expects them any more. */
        STAY,
        /** They come when nobody expects them any more. */
        COME_LATE;

        /** The same however often one asks. */
        static Fate of(ReturnId returnId) {
            return values()[(int) ((returnId.value().getLeastSignificantBits() & Long.MAX_VALUE) % values().length)];
        }
    }

    private Afterwards(World world) {
        this.world = world;
    }

    /**
     * Hears of what banks have taken, decides what is undecided and receives what comes. If nothing does, what does not come
     * is given up.
     */
    static void settle(World world) {
        Afterwards afterwards = new Afterwards(world);
        world.orders().stream()
                .filter(orderId -> !DisputeView.ofGateway(world, orderId).equals(DisputeView.ofPayment(world, orderId)))
                .forEach(world::hint);
        world.services().order().states().forEach(afterwards::decide);
        List<ReturnTask.Announced> coming = world.services().warehouse().states().values().stream()
                .flatMap(task -> Regrets.announced(task).stream())
                .filter(afterwards::comes)
                .toList();
        coming.forEach(afterwards::receive);
        if (coming.isEmpty()) {
            world.services().order().states().forEach(afterwards::expire);
        }
    }

    private void decide(OrderId orderId, Order order) {
        order.returns().all().stream()
                .filter(each -> each.standing() instanceof Returns.Standing.Requested)
                .forEach(each -> world.change(new OrderCommand.ApproveReturn(orderId, each.returnId(), Support.NAME)));
    }

    /** Whether there is more of it, and it comes now. What has come, and the warehouse has forgotten, does not come again. */
    private boolean comes(ReturnTask.Announced task) {
        ReturnApproved approved = task.announcement().approved();
        Returns known = world.services().order().state(approved.orderId()).returns();
        boolean isExpired = known.find(approved.returnId())
                .filter(each -> each.standing() instanceof Returns.Standing.Expired)
                .isPresent();
        boolean isHere =
                known.find(approved.returnId()).filter(Returns.Return::came).isPresent();
        return !task.left().isEmpty()
                && !isHere
                && switch (Fate.of(approved.returnId())) {
                    case COME -> true;
                    case STAY -> false;
                    case COME_LATE -> isExpired;
                };
    }

    /** All that is missing comes at once. */
    private void receive(ReturnTask.Announced task) {
        ReturnId returnId = task.announcement().approved().returnId();
        world.receive(new ReturnCommand.Receive(
                returnId,
                ReceiptId.of(returnId, "w-0", "rest-" + task.receipts().size()),
                Happening.worker(0),
                task.left().stream()
                        .map(line -> new ReturnedLine(line.sku(), line.quantity(), ReturnedLine.SELLABLE))
                        .toList()));
    }

    private void expire(OrderId orderId, Order order) {
        boolean isOver = order.waitsFor().filter(Step.RETURN::equals).isPresent()
                && order.waitsUntil()
                        .map(Moment::instant)
                        .filter(until -> !until.isAfter(world.now()))
                        .isPresent();
        if (isOver) {
            world.change(new OrderCommand.Expire(orderId, Step.RETURN));
        }
    }
}
