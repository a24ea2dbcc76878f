package io.orderflow.simulation;

import io.orderflow.events.OrderCancelled;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderFulfilled;
import io.orderflow.events.OrderHeld;
import io.orderflow.events.OrderProcessed;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.PaymentActionRequired;
import io.orderflow.events.PaymentOutcomeUnknown;
import io.orderflow.events.ShipmentCancellationRefused;
import io.orderflow.events.ShipmentCancelled;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.inventory.domain.StockLevel;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Status;
import io.orderflow.payment.domain.Attempts;
import io.orderflow.payment.domain.Ledger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must be true of a world at rest, whatever has happened in it. */
final class Invariants {

    private static final int SIMPLE = 9;
    private static final Code RISK = new Code("RISK");

    /** Where people look at an order, or the gateway or the customer is slow, more is to be told. */
    private static final Set<String> NOT_SIMPLE =
            Set.of(OrderEvent.nameOf(PaymentActionRequired.class), OrderEvent.nameOf(PaymentOutcomeUnknown.class));

    private static final Map<Class<? extends OrderEvent>, Status> ENDS = Map.of(
            OrderFulfilled.class, Status.FULFILLED,
            OrderRejected.class, Status.REJECTED,
            OrderCancelled.class, Status.CANCELLED);

    private final World world;
    private final List<String> violated = new ArrayList<>();

    private Invariants(World world) {
        this.world = world;
    }

    /** All that is not as it must be, in words. */
    static List<String> violatedIn(World world) {
        Invariants invariants = new Invariants(world);
        world.orders().forEach(invariants::check);
        invariants.checkStock();
        return invariants.violated;
    }

    private void check(OrderId orderId) {
        checkEnd(orderId);
        checkVerdict(orderId);
        checkAssessment(orderId);
        checkMoney(orderId);
        checkRefunds(orderId);
        checkDisputes(orderId);
        ReturnInvariants.violatedIn(world, orderId).forEach(each -> violated(orderId, "%s", each));
        checkNumberOfEvents(orderId);
    }

    private void checkEnd(OrderId orderId) {
        Order order = world.services().order().state(orderId);
        order.waitsFor().ifPresent(step -> violated(orderId, "waits for %s", step));
        Set<Status> told = told(orderId)
                .map(event -> ENDS.get(event.getClass()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        require(told.size() == 1, orderId, "has the ends %s", told);
        require(
                order.status().filter(told::contains).isPresent(),
                orderId,
                "is %s, but %s was told",
                order.status(),
                told);
    }

    /** A parcel is packed, or it is not; who asked for it back is told the one or the other. */
    private void checkVerdict(OrderId orderId) {
        List<OrderEvent> told = told(orderId).toList();
        Optional<OrderEvent> first = told.stream()
                .filter(event -> event instanceof ShipmentProcessed || event instanceof ShipmentCancelled)
                .findFirst();
        boolean isPacked = first.filter(ShipmentProcessed.class::isInstance).isPresent();
        require(isPacked == has(told, OrderFulfilled.class), orderId, "is packed: %s", isPacked);
        long bookings = world.carrier().bookings(ShipmentId.of(orderId));
        require(bookings == (isPacked ? 1 : 0), orderId, "is packed: %s, and %s carriers come", isPacked, bookings);
        if (!world.isRestored()) {
            require(
                    !(has(told, ShipmentProcessed.class) && has(told, ShipmentCancelled.class)),
                    orderId,
                    "is packed and taken back");
            require(
                    !(has(told, ShipmentCancellationRefused.class) && has(told, ShipmentCancelled.class)),
                    orderId,
                    "has two verdicts");
        }
    }

    /** What is risky does not leave unseen, and what is not is no trouble to anybody, unless the assessor was not heard. */
    private void checkAssessment(OrderId orderId) {
        List<OrderHeld> held = told(orderId)
                .filter(OrderHeld.class::isInstance)
                .map(OrderHeld.class::cast)
                .toList();
        boolean isRisky = Assessor.isAskedAbout(orderId) && Assessor.isRisky(orderId);
        require(
                isRisky || held.stream().noneMatch(hold -> hold.reason().equals(RISK)),
                orderId,
                "is held, and nobody found it risky");
        require(
                !isRisky
                        || world.isRestored()
                        || !has(told(orderId).toList(), OrderProcessed.class)
                        || held.stream().anyMatch(hold -> hold.by() == null),
                orderId,
                "is risky, and nobody has looked at it");
    }

    private void checkMoney(OrderId orderId) {
        Attempts attempts = world.services().payment().state(orderId);
        Ledger ledger = Ledger.of(attempts);
        long sum = Stream.of(Ledger.Account.values()).mapToLong(ledger::balance).sum();
        require(sum == 0, orderId, "has books that do not balance, by %s", sum);
        require(ledger.balance(Ledger.Account.HELD) == 0, orderId, "has money held in its books");
        long held = 0;
        long captured = 0;
        long granted = world.gateway().accounts(orderId).stream()
                .filter(account -> account.authorized > 0)
                .count();
        require(granted <= 1, orderId, "was authorized %s times", granted);
        for (var account : world.gateway().accounts(orderId)) {
            held += account.held;
            captured += account.captured;
            require(account.captured <= account.authorized, orderId, "was charged more than was authorized");
        }
        boolean isFulfilled = has(told(orderId).toList(), OrderFulfilled.class);
        long total = world.request(orderId).total().amount();
        require(held == 0, orderId, "has %s held at the gateway", held);
        require(
                captured == (isFulfilled ? total : 0),
                orderId,
                "was charged %s of %s, fulfilled: %s",
                captured,
                total,
                isFulfilled);
        long refunded = new RefundStory(world, orderId).refunded();
        long taken = DisputeView.taken(DisputeView.ofGateway(world, orderId));
        require(
                captured - refunded - taken == ledger.balance(Ledger.Account.MERCHANT),
                orderId,
                "was charged %s, got back %s and its bank took %s, unlike its books",
                captured,
                refunded,
                taken);
    }

    /**
     * Nobody gets more back than was taken, nor does order ask for more than is left. What it asks for has one answer,
     * which order, payment and the gateway agree on, whoever was restored, and who gets money is told of it once.
     */
    private void checkRefunds(OrderId orderId) {
        RefundStory story = new RefundStory(world, orderId);
        require(story.refunded() <= story.captured(), orderId, "got back %s of %s", story.refunded(), story.captured());
        Set<RefundView> toOrder = RefundView.ofOrder(world.services().order().state(orderId));
        Set<RefundView> toPayment =
                RefundView.ofPayment(world.services().payment().state(orderId));
        require(toOrder.equals(toPayment), orderId, "has the refunds %s to order, %s to payment", toOrder, toPayment);
        require(
                toPayment.stream().filter(RefundView::isTooMuch).allMatch(story::mayBeTooMuch),
                orderId,
                "is asked for more than is left: %s",
                toPayment);
        Map<RefundId, Long> done = toPayment.stream()
                .filter(RefundView::isDone)
                .collect(Collectors.toMap(RefundView::refundId, RefundView::amount));
        require(story.got().equals(done), orderId, "got back %s, and payment knows of %s", story.got(), done);
        Set<RefundId> asked = Set.copyOf(story.asked());
        require(isEachOnce(story.asked(), asked), orderId, "is asked for a refund twice: %s", story.asked());
        require(
                isEachOnce(story.answered(), asked),
                orderId,
                "was asked for the refunds %s, and answered %s",
                asked,
                story.answered());
        require(
                isEachOnce(story.mails(), story.got().keySet()),
                orderId,
                "got back %s, and its customer is told of %s",
                story.got(),
                story.mails());
    }

    /** What banks take is heard of, and told of once. */
    private void checkDisputes(OrderId orderId) {
        Set<DisputeView> toGateway = DisputeView.ofGateway(world, orderId);
        Set<DisputeView> toPayment = DisputeView.ofPayment(world, orderId);
        require(
                toGateway.equals(toPayment),
                orderId,
                "has the disputes %s, and payment knows of %s",
                toGateway,
                toPayment);
        List<String> told = DisputeView.told(world, orderId);
        require(
                told.size() == Set.copyOf(told).size()
                        && toPayment.stream().allMatch(known -> known.isWon() || told.contains(known.chargebackId())),
                orderId,
                "has the disputes %s, and told of %s",
                toPayment,
                told);
    }

    private static boolean isEachOnce(List<RefundId> told, Set<RefundId> all) {
        return told.size() == all.size() && all.containsAll(told);
    }

    /** A simple order tells nine events; no order tells anything twice, unless somebody was restored or asks again. */
    private void checkNumberOfEvents(OrderId orderId) {
        if (world.isTouched(orderId)) {
            return;
        }
        List<String> names = world.broker().all().stream()
                .filter(event -> event.event().orderId().equals(orderId))
                .distinct()
                .map(EventEnvelope::event)
                .map(OrderEvent::name)
                .toList();
        require(new HashSet<>(names).size() == names.size(), orderId, "told something twice: %s", names);
        boolean isSimple = NOT_SIMPLE.stream().noneMatch(names::contains);
        require(!isSimple || names.size() <= SIMPLE, orderId, "told %s", names);
    }

    private void checkStock() {
        StockLevel none = StockLevel.NONE;
        Map<Sku, StockLevel> levels =
                world.services().inventory().state(Services.SHELVES).levels();
        World.STOCK.forEach((sku, initial) -> {
            StockLevel level = levels.getOrDefault(sku, none);
            long shipped = world.orders().stream()
                    .mapToLong(orderId -> shipped(orderId, sku))
                    .sum();
            long back = world.orders().stream()
                    .map(orderId -> ReturnStory.of(world, orderId))
                    .filter(story -> story.sku().equals(sku))
                    .mapToLong(ReturnStory::sellable)
                    .sum();
            if (level.reserved() != 0 || level.onHand() + shipped - back != initial.onHand()) {
                violated.add("of %s there are %s, and %s are shipped of %s and %s are back"
                        .formatted(sku, level, shipped, initial, back));
            }
        });
    }

    private long shipped(OrderId orderId, Sku sku) {
        return has(told(orderId).toList(), OrderFulfilled.class)
                ? world.request(orderId).quantities().stream()
                        .filter(line -> line.sku().equals(sku))
                        .mapToLong(line -> line.quantity())
                        .sum()
                : 0;
    }

    private Stream<OrderEvent> told(OrderId orderId) {
        return world.broker().all().stream()
                .map(EventEnvelope::event)
                .filter(event -> event.orderId().equals(orderId));
    }

    private static boolean has(List<OrderEvent> told, Class<? extends OrderEvent> kind) {
        return told.stream().anyMatch(kind::isInstance);
    }

    private void require(boolean condition, OrderId orderId, String format, Object... arguments) {
        if (!condition) {
            violated(orderId, format, arguments);
        }
    }

    private void violated(OrderId orderId, String format, Object... arguments) {
        violated.add(world.name(orderId) + " " + format.formatted(arguments));
    }
}
