package io.orderflow.simulation;

import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.order.domain.Step;
import io.orderflow.runtime.decision.OutsideCall;
import io.orderflow.runtime.decision.WorkId;
import io.orderflow.warehouse.domain.PackCommand;
import io.orderflow.warehouse.domain.PackTask;
import java.time.Duration;

/** How a world comes to rest: everything gets where it is to go, and everybody does what he has to do. */
final class Rest {

    private static final int MOST_ROUNDS = 100;

    private final World world;

    private Rest(World world) {
        this.world = world;
    }

    /** Lets everything go well until nothing changes any more; an {@link IllegalStateException} if that never ends. */
    static void of(World world) {
        world.log("-- now all goes well");
        world.compare();
        Rest rest = new Rest(world);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            long before = world.changes();
            rest.goOn(before);
            if (world.changes() == before) {
                return;
            }
        }
        throw new IllegalStateException("it never comes to rest");
    }

    private void goOn(long before) {
        deliver();
        if (world.changes() == before) {
            world.pass(Duration.ofDays(1));
            deliver();
            work();
        }
        if (world.changes() == before) {
            world.watch();
            deliver();
        }
    }

    /** What people do: they let go what is held, and pack. Who has not paid again in time does so no more. */
    private void work() {
        world.services().order().states().forEach((orderId, order) -> {
            if (order.payment().waitsForAnotherCard() && !order.ending().isEnd()) {
                world.change(new OrderCommand.Expire(orderId, Step.CUSTOMER));
            }
        });
        world.services()
                .order()
                .states()
                .forEach((orderId, order) -> order.heldFor()
                        .forEach(reason -> world.change(new OrderCommand.Release(orderId, reason, "s-1"))));
        world.services().warehouse().states().values().forEach(task -> {
            if (task instanceof Task.Packing(PackTask.Assigned open)
                    && (open instanceof PackTask.Open || open instanceof PackTask.Claimed)) {
                ShipmentPrepared shipment = open.assignment().shipment();
                world.pack(
                        shipment.orderId(), new PackCommand.ConfirmPacked(shipment.shipmentId(), Happening.worker(0)));
            }
        });
        Afterwards.settle(world);
    }

    private void deliver() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (world.services().all().stream().filter(this::deliver).count() == 0) {
                return;
            }
        }
        throw new IllegalStateException("there is no end to it");
    }

    /** Whether there was anything to do for a service. */
    private boolean deliver(Service<?, ?, ?> service) {
        boolean any = false;
        for (EventEnvelope event : service.database().unsent()) {
            service.publish(event, true);
            any = true;
        }
        while (!service.deliverable().isEmpty()) {
            service.hear(service.deliverable(), true);
            any = true;
        }
        while (service.answers() > 0) {
            service.answered(0);
            any = true;
        }
        for (OutsideCall call : service.due()) {
            service.call(call, 1, false);
            any = true;
        }
        for (WorkId reminder : service.reminders()) {
            service.remind(reminder);
            any = true;
        }
        return any;
    }
}
