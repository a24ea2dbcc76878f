package io.orderflow.simulation;

import io.orderflow.inventory.domain.OrderStock;
import io.orderflow.inventory.domain.ReservationCommand;
import io.orderflow.inventory.domain.ReservationDecider;
import io.orderflow.order.domain.AnotherCard;
import io.orderflow.order.domain.HoldRules;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.order.domain.OrderDecider;
import io.orderflow.payment.domain.Attempts;
import io.orderflow.payment.domain.AttemptsDecider;
import io.orderflow.payment.domain.PaymentCommand;
import io.orderflow.payment.domain.PaymentDecider;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.shipping.domain.ShipmentCommand;
import io.orderflow.shipping.domain.ShipmentsDecider;
import io.orderflow.shipping.domain.ShipmentsOfOrder;
import io.orderflow.warehouse.domain.PackCommand;
import io.orderflow.warehouse.domain.PackTask;
import io.orderflow.warehouse.domain.PackTaskDecider;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** What decides in each service, and how it is restored: the real ones, or one that a test has broken. */
record Deciders(
        Decider<Order, OrderCommand> order,
        Decider<OrderStock, ReservationCommand> inventory,
        Decider<Attempts, PaymentCommand> payment,
        Decider<ShipmentsOfOrder, ShipmentCommand> shipping,
        Decider<PackTask, PackCommand> warehouse,
        Recovery recovery) {

    private static final Duration FOLLOW_INTERVAL = Duration.ofSeconds(5);
    private static final AnotherCard ANOTHER_CARD = new AnotherCard(Duration.ofHours(1), 3);
    private static final Duration CLAIM_TIME = Duration.ofMinutes(30);

    private static final HoldRules RULES = new HoldRules(Map.of(Placed.CURRENCY, Placed.DEAR), Set.of());

    static Deciders real() {
        return new Deciders(
                assessing(new OrderDecider(RULES.withAssessor(), ANOTHER_CARD), new OrderDecider(RULES, ANOTHER_CARD)),
                new ReservationDecider(),
                new AttemptsDecider(new PaymentDecider(FOLLOW_INTERVAL)),
                new ShipmentsDecider(Carrier::choose),
                new PackTaskDecider(new PackTaskDecider.Policy(CLAIM_TIME, false)),
                Recovery.REAL);
    }

    /** Of some orders an assessor is asked, and of the others nobody. */
    private static Decider<Order, OrderCommand> assessing(
            Decider<Order, OrderCommand> some, Decider<Order, OrderCommand> others) {
        return (order, command, circumstances) ->
                (Assessor.isAskedAbout(command.orderId()) ? some : others).decide(order, command, circumstances);
    }

    Deciders withOrder(Decider<Order, OrderCommand> other) {
        return new Deciders(other, inventory, payment, shipping, warehouse, recovery);
    }

    Deciders withInventory(Decider<OrderStock, ReservationCommand> other) {
        return new Deciders(order, other, payment, shipping, warehouse, recovery);
    }

    Deciders withPayment(Decider<Attempts, PaymentCommand> other) {
        return new Deciders(order, inventory, other, shipping, warehouse, recovery);
    }

    Deciders withShipping(Decider<ShipmentsOfOrder, ShipmentCommand> other) {
        return new Deciders(order, inventory, payment, other, warehouse, recovery);
    }

    Deciders withWarehouse(Decider<PackTask, PackCommand> other) {
        return new Deciders(order, inventory, payment, shipping, other, recovery);
    }

    Deciders withRecovery(Recovery other) {
        return new Deciders(order, inventory, payment, shipping, warehouse, other);
    }
}
