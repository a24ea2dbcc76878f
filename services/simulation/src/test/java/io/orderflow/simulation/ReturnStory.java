package io.orderflow.simulation;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentRefundRequested;
import io.orderflow.events.ReturnReceived;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.ShippingCharge;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.inventory.domain.Receipt;
import io.orderflow.notification.domain.Announcement;
import io.orderflow.notification.domain.Milestone;
import io.orderflow.order.domain.Returns;
import io.orderflow.order.domain.Returns.Standing;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has become of the goods of an order that were to come back, and what was said of them. An order is of one SKU. */
record ReturnStory(World world, OrderId orderId, List<OrderEvent> events) {

    private static final Code RETURN = new Code("RETURN");
    private static final Set<Milestone> MAILS = EnumSet.of(
            Milestone.RETURN_APPROVED, Milestone.RETURN_REJECTED, Milestone.RETURN_RECEIVED, Milestone.RETURN_EXPIRED);

    /** With what was published of the order, each event once. */
    static ReturnStory of(World world, OrderId orderId) {
        return new ReturnStory(
                world,
                orderId,
                envelopes(world, orderId).map(EventEnvelope::event).toList());
    }

    private static Stream<EventEnvelope> envelopes(World world, OrderId orderId) {
        return world.broker().all().stream()
                .filter(event -> event.event().orderId().equals(orderId))
                .distinct();
    }

    /** What order knows of. */
    List<Returns.Return> returns() {
        return world.services().order().state(orderId).returns().all();
    }

    Sku sku() {
        return line().sku();
    }

    /** So many were ordered; they were sent, if anything was. */
    int sent() {
        return line().quantity();
    }

    private SkuQuantity line() {
        return world.request(orderId).quantities().getFirst();
    }

    /** What was said of this kind. */
    <E> List<E> told(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What the warehouse has told, each receipt once: the first word counts. */
    List<ReturnReceived> received() {
        Map<ReceiptId, ReturnReceived> first = new LinkedHashMap<>();
        told(ReturnReceived.class).forEach(each -> first.putIfAbsent(each.receiptId(), each));
        return List.copyOf(first.values());
    }

    /** How many units have come that may be sold again. */
    long sellable() {
        return received().stream()
                .flatMap(each -> each.lines().stream())
                .filter(ReturnedLine::mayBeSoldAgain)
                .mapToLong(ReturnedLine::quantity)
                .sum();
    }

    /** How many units have come, by receipt. */
    Map<ReceiptId, Integer> units() {
        return received().stream().collect(Collectors.toMap(ReturnReceived::receiptId, each -> quantity(each.lines())));
    }

    /** The same as order sees it, which knows that they are accounted for. */
    Map<ReceiptId, Integer> unitsToOrder() {
        return returns().stream()
                .flatMap(each -> each.receipts().stream())
                .filter(Returns.Receipt::restocked)
                .collect(Collectors.toMap(
                        Returns.Receipt::receiptId,
                        each -> each.units().stream()
                                .mapToInt(SkuQuantity::quantity)
                                .sum()));
    }

    /** The same as inventory sees it. */
    Map<ReceiptId, Integer> unitsToInventory() {
        return world.services().inventory().state(Services.SHELVES).receipts().entrySet().stream()
                .filter(each -> each.getValue() instanceof Receipt.Accounted accounted
                        && accounted.orderId().equals(orderId))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> ((Receipt.Accounted) each.getValue())
                                .parts().stream()
                                        .mapToInt(part -> (int) (part.restocked() + part.scrapped()))
                                        .sum()));
    }

    /** The same as the warehouse sees it. */
    Map<ReceiptId, Integer> unitsToWarehouse() {
        return world.services().warehouse().states().values().stream()
                .flatMap(task -> Regrets.announced(task).stream())
                .filter(task -> task.announcement().approved().orderId().equals(orderId))
                .flatMap(task -> task.receipts().stream())
                .collect(Collectors.toMap(
                        io.orderflow.warehouse.domain.Receipt::receiptId, each -> quantity(each.lines())));
    }

    private static int quantity(List<ReturnedLine> lines) {
        return lines.stream().mapToInt(ReturnedLine::quantity).sum();
    }

    /** What so many units that came back are worth, in minor units: with the last of them comes what shipping cost. */
    long worth(int units) {
        long total = world.request(orderId).total().amount();
        return units >= sent() ? total : (total - shipping()) * units / sent();
    }

    /**
     * By how much what is paid for receipts may be wrong, in minor units, where order hears of them in another order than
     * before it was restored, and what it had asked for is not all said: each is worth what comes before it leaves, and the
     * last has what shipping cost.
     */
    long inexact() {
        return units().size() > 1 ? units().size() + shipping() : 0;
    }

    private long shipping() {
        ShippingCharge shipping = world.request(orderId).shipping();
        return shipping == null ? 0 : shipping.amount().amount();
    }

    /** The refunds that order has asked for because of what came. */
    Set<RefundId> refunds() {
        return told(PaymentRefundRequested.class).stream()
                .filter(request -> request.reason().equals(RETURN))
                .map(PaymentRefundRequested::refundId)
                .collect(Collectors.toSet());
    }

    /** What the customer is told of, which is one mail an occasion. */
    Set<String> mails() {
        return envelopes(world, orderId)
                .flatMap(event -> Announcement.of(event.event()).stream()
                        .filter(mail -> MAILS.contains(mail.step()))
                        .map(mail -> mail.step() + " " + Announcement.occasionOf(event)))
                .collect(Collectors.toSet());
    }

    /** What there was to tell, as order sees it. */
    Set<String> news() {
        return returns().stream()
                .flatMap(each -> Stream.concat(
                        news(each.standing()).map(step -> step + " " + each.returnId()),
                        each.receipts().stream().map(receipt -> Milestone.RETURN_RECEIVED + " " + receipt.receiptId())))
                .collect(Collectors.toSet());
    }

    private static Stream<Milestone> news(Standing standing) {
        return switch (standing) {
            case Standing.Requested() -> Stream.empty();
            case Standing.Approved _ -> Stream.of(Milestone.RETURN_APPROVED);
            case Standing.Rejected _ -> Stream.of(Milestone.RETURN_REJECTED);
            case Standing.Expired() -> Stream.of(Milestone.RETURN_APPROVED, Milestone.RETURN_EXPIRED);
        };
    }

    /** How many units of a return have come. */
    int received(ReturnId returnId) {
        return received().stream()
                .filter(each -> each.returnId().equals(returnId))
                .mapToInt(each -> quantity(each.lines()))
                .sum();
    }
}
