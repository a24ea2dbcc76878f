package io.orderflow.simulation;

import io.orderflow.events.value.OrderId;
import io.orderflow.inventory.domain.OrderStock;
import io.orderflow.inventory.domain.ReceiptCommand;
import io.orderflow.inventory.domain.ReceiptDecider;
import io.orderflow.inventory.domain.ReceiptStock;
import io.orderflow.inventory.domain.ReservationCommand;
import io.orderflow.inventory.domain.ReservationDecider;
import io.orderflow.order.domain.AnotherCard;
import io.orderflow.order.domain.HoldRules;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.order.domain.OrderDecider;
import io.orderflow.order.domain.ReturnPolicy;
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
import io.orderflow.warehouse.domain.ReturnCommand;
import io.orderflow.warehouse.domain.ReturnTask;
import io.orderflow.warehouse.domain.ReturnTaskDecider;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What decides in each service, and how it is restored: the real ones, or one that a test has broken.
 *
 * @param inventory on reservations
 * @param receipts in inventory on what comes back
 * @param warehouse on parcels
 * @param returns in the warehouse on what comes back
 */
record Deciders(
        Decider<Order, OrderCommand> order,
        Decider<OrderStock, ReservationCommand> inventory,
        Decider<ReceiptStock, ReceiptCommand> receipts,
        Decider<Attempts, PaymentCommand> payment,
        Decider<ShipmentsOfOrder, ShipmentCommand> shipping,
        Decider<PackTask, PackCommand> warehouse,
        Decider<ReturnTask, ReturnCommand> returns,
        Recovery recovery) {

    private static final Duration FOLLOW_INTERVAL = Duration.ofSeconds(5);
    private static final AnotherCard ANOTHER_CARD = new AnotherCard(Duration.ofHours(1), 3);
    private static final Duration CLAIM_TIME = Duration.ofMinutes(30);

    /** Short enough that the time of some goods is over while others are on their way. */
    private static final Duration GOODS_ARE_EXPECTED = Duration.ofHours(12);

    private static final HoldRules RULES = new HoldRules(Map.of(Placed.CURRENCY, Placed.DEAR), Set.of());

    static Deciders real() {
        return new Deciders(
                either(Assessor::isAskedAbout, ordering(RULES.withAssessor()), ordering(RULES)),
                new ReservationDecider(),
                new ReceiptDecider(),
                new AttemptsDecider(new PaymentDecider(FOLLOW_INTERVAL)),
                new ShipmentsDecider(Carrier::choose),
                new PackTaskDecider(new PackTaskDecider.Policy(CLAIM_TIME, false)),
                new ReturnTaskDecider(),
                Recovery.REAL);
    }

    /** By these rules; of some orders people decide what may come back, and of the others a rule. */
    static Decider<Order, OrderCommand> ordering(HoldRules rules) {
        return either(
                Support::decidesAbout,
                new OrderDecider(rules, ANOTHER_CARD, returned(ReturnPolicy.Approval.HAND)),
                new OrderDecider(rules, ANOTHER_CARD, returned(ReturnPolicy.Approval.AUTO)));
    }

    private static ReturnPolicy returned(ReturnPolicy.Approval approval) {
        ReturnPolicy usual = ReturnPolicy.USUAL;
        return new ReturnPolicy(approval, usual.within(), GOODS_ARE_EXPECTED, usual.refund(), usual.shippingCharge());
    }

    /** The one decides on some orders, and the other on all others. */
    private static Decider<Order, OrderCommand> either(
            Predicate<OrderId> some, Decider<Order, OrderCommand> ofThose, Decider<Order, OrderCommand> ofOthers) {
        return (order, command, circumstances) ->
                (some.test(command.orderId()) ? ofThose : ofOthers).decide(order, command, circumstances);
    }

    Deciders withOrder(Decider<Order, OrderCommand> other) {
        return new Deciders(other, inventory, receipts, payment, shipping, warehouse, returns, recovery);
    }

    Deciders withInventory(Decider<OrderStock, ReservationCommand> other) {
        return new Deciders(order, other, receipts, payment, shipping, warehouse, returns, recovery);
    }

    Deciders withReceipts(Decider<ReceiptStock, ReceiptCommand> other) {
        return new Deciders(order, inventory, other, payment, shipping, warehouse, returns, recovery);
    }

    Deciders withPayment(Decider<Attempts, PaymentCommand> other) {
        return new Deciders(order, inventory, receipts, other, shipping, warehouse, returns, recovery);
    }

    Deciders withShipping(Decider<ShipmentsOfOrder, ShipmentCommand> other) {
        return new Deciders(order, inventory, receipts, payment, other, warehouse, returns, recovery);
    }

    Deciders withWarehouse(Decider<PackTask, PackCommand> other) {
        return new Deciders(order, inventory, receipts, payment, shipping, other, returns, recovery);
    }

    Deciders withReturns(Decider<ReturnTask, ReturnCommand> other) {
        return new Deciders(order, inventory, receipts, payment, shipping, warehouse, other, recovery);
    }

    Deciders withRecovery(Recovery other) {
        return new Deciders(order, inventory, receipts, payment, shipping, warehouse, returns, other);
    }
}
