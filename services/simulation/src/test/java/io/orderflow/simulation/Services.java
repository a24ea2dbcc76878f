package io.orderflow.simulation;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.PackingEvent;
import io.orderflow.events.PaymentEvent;
import io.orderflow.events.ProcessEvent;
import io.orderflow.events.ReturnApproved;
import io.orderflow.events.ReturnReceived;
import io.orderflow.events.ShipmentCancellationRequested;
import io.orderflow.events.ShipmentEvent;
import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.StockEvent;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.inventory.domain.ReceiptCommand;
import io.orderflow.inventory.domain.ReservationCommand;
import io.orderflow.inventory.domain.StockLevel;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.payment.domain.Attempts;
import io.orderflow.payment.domain.PaymentCommand;
import io.orderflow.runtime.decision.Command;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.shipping.domain.ShipmentCommand;
import io.orderflow.shipping.domain.ShipmentsOfOrder;
import io.orderflow.warehouse.domain.Announcement;
import io.orderflow.warehouse.domain.Assignment;
import io.orderflow.warehouse.domain.CancellationRequest;
import io.orderflow.warehouse.domain.PackCommand;
import io.orderflow.warehouse.domain.ReturnCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The services. What is added to the system is added here. */
record Services(
        Service<OrderId, OrderCreated, Command> checkout,
        Service<OrderId, Order, OrderCommand> order,
        Service<String, Shelves, ShelfCommand> inventory,
        Service<OrderId, Attempts, PaymentCommand> payment,
        Service<OrderId, ShipmentsOfOrder, ShipmentCommand> shipping,
        Service<UUID, Task, Chore> warehouse) {

    /** Inventory has one state: it is all in one house. */
    static final String SHELVES = "shelves";

    static Services of(Deciders deciders, Map<Sku, StockLevel> levels, World world) {
        Shelves shelves = new Shelves(Map.of(), Map.of(), levels);
        return new Services(
                new Service<>(placing(), Map.of(), world),
                new Service<>(
                        new Definition<>(
                                "order",
                                Order.unknown(),
                                OrderCommand::orderId,
                                deciders.order(),
                                (event, again) -> following(event, again, deciders.recovery()),
                                new AskingAssessor()),
                        Map.of(),
                        world),
                new Service<>(
                        new Definition<>(
                                "inventory",
                                shelves,
                                command -> SHELVES,
                                Shelves.deciding(deciders.inventory(), deciders.receipts()),
                                (event, again) -> Optional.of(keeping(event.event())),
                                Definition.nobody()),
                        Map.of(SHELVES, shelves),
                        world),
                new Service<>(
                        new Definition<>(
                                "payment",
                                Attempts.NONE,
                                PaymentCommand::orderId,
                                deciders.payment(),
                                (event, again) -> Optional.of(new PaymentCommand.Heard(event.event())),
                                new AskingGateway(world.gateway())),
                        Map.of(),
                        world),
                new Service<>(
                        new Definition<>(
                                "shipping",
                                ShipmentsOfOrder.NONE,
                                ShipmentCommand::orderId,
                                deciders.shipping(),
                                (event, again) -> Optional.of(new ShipmentCommand.Heard(event.event())),
                                new AskingCarrier(world.carrier())),
                        Map.of(),
                        world),
                new Service<>(
                        new Definition<>(
                                "warehouse",
                                new Task.None(),
                                Chore::id,
                                Task.deciding(deciders.warehouse(), deciders.returns()),
                                Services::working,
                                Definition.nobody()),
                        Map.of(),
                        world));
    }

    List<Service<?, ?, ?>> all() {
        return List.of(checkout, order, inventory, payment, shipping, warehouse);
    }

    /** Those whose databases may be lost: what checkout knows is not decided on. */
    List<Service<?, ?, ?>> deciding() {
        return all().subList(1, all().size());
    }

    /** It writes down what customers order, and hears nothing. */
    private static Definition<OrderId, OrderCreated, Command> placing() {
        return new Definition<OrderId, OrderCreated, Command>(
                "checkout",
                Placed.ANY,
                command -> Placed.ANY.orderId(),
                (state, command, circumstances) -> Decision.ignore(),
                (event, again) -> Optional.empty(),
                Definition.nobody());
    }

    /** As {@code TrackOrders} does. */
    private static Optional<OrderCommand> following(EventEnvelope event, boolean readingAgain, Recovery recovery) {
        return readingAgain && !recovery.believed().test(event.event())
                ? Optional.empty()
                : Optional.of(new OrderCommand.Heard(event.event()));
    }

    /** As {@code ReserveStock} does. */
    private static ShelfCommand keeping(OrderEvent event) {
        return event instanceof ReturnReceived received
                ? new ShelfCommand.OfReceipt(new ReceiptCommand.Heard(received))
                : new ShelfCommand.OfReservation(new ReservationCommand.Heard(event));
    }

    /** As {@code FollowShipments} and {@code FollowReturns} do. */
    private static Optional<Chore> working(EventEnvelope event, boolean readingAgain) {
        return switch (event.event()) {
            case ShipmentPrepared _ -> Optional.of(new Chore.Packing(new PackCommand.Open(new Assignment(event))));
            case ShipmentCancellationRequested _ ->
                Optional.of(new Chore.Packing(new PackCommand.Cancel(new CancellationRequest(event))));
            case ReturnApproved _ ->
                Optional.of(new Chore.Receiving(new ReturnCommand.Expect(new Announcement(event))));
            case OrderCreated _, ProcessEvent _, StockEvent _, PaymentEvent _, ShipmentEvent _, PackingEvent _ ->
                Optional.empty();
        };
    }
}
