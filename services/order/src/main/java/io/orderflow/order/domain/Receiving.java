package io.orderflow.order.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.PackingEvent;
import io.orderflow.events.PaymentEvent;
import io.orderflow.events.ProcessEvent;
import io.orderflow.events.ReturnApproved;
import io.orderflow.events.ReturnExpired;
import io.orderflow.events.ReturnReceived;
import io.orderflow.events.ReturnRejected;
import io.orderflow.events.ReturnRequested;
import io.orderflow.events.ShipmentEvent;
import io.orderflow.events.StockEvent;
import io.orderflow.events.StockRestocked;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.order.domain.Returns.Receipt;
import io.orderflow.order.domain.Returns.Return;
import io.orderflow.order.domain.Returns.Standing;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Decision;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an order learns of goods that come back, and what it does about those that came: money goes back for them. Goods
 * that are here beat the clock.
 */
final class Receiving {

    private final ReturnPolicy policy;

    Receiving(ReturnPolicy policy) {
        this.policy = policy;
    }

    /**
     * What an order learns of returns, whatever else has become of it; nothing from an event that tells of something else.
     * It hears its own words, too: a database that was restored may have forgotten them. The first word counts.
     *
     * @param request what was ordered
     * @param cause of what it learns: what it does now is caused by that
     */
    Optional<Decision<Order>> learn(Order order, OrderEvent event, OrderCreated request, Cause cause) {
        return switch (event) {
            case ReturnRequested(var _, ReturnId id, List<SkuQuantity> lines, Code reason, var _) ->
                Optional.of(learned(
                        order,
                        known(order, id, new Standing.Requested()).of(lines).because(reason)));
            case ReturnApproved(var _, ReturnId id, List<SkuQuantity> lines, Moment until, var _) ->
                Optional.of(learned(order, approved(order, id, until).of(lines)));
            case ReturnRejected(var _, ReturnId id, Code reason, var _) ->
                Optional.of(learned(order, said(order, id, new Standing.Rejected(reason))));
            case ReturnExpired(var _, ReturnId id) -> Optional.of(learned(order, expired(order, id)));
            case ReturnReceived(var _, ReturnId id, ReceiptId receiptId, List<ReturnedLine> lines, var _) ->
                Optional.of(received(order, id, new Receipt(receiptId, units(lines), false), request, cause));
            case StockRestocked(var _, ReturnId id, ReceiptId receiptId, var restocked, var scrapped) ->
                Optional.of(received(
                        order,
                        id,
                        new Receipt(
                                receiptId,
                                SkuQuantity.together(Stream.concat(restocked.stream(), scrapped.stream())),
                                true),
                        request,
                        cause));
            case OrderCreated _, ProcessEvent _, StockEvent _, PaymentEvent _, ShipmentEvent _, PackingEvent _ ->
                Optional.empty();
        };
    }

    private static Decision<Order> learned(Order order, Return known) {
        Order next = order.with(known);
        return next.equals(order) ? Decision.ignore() : Decision.accept(next);
    }

    private static Return known(Order order, ReturnId id, Standing standing) {
        return order.returns().find(id).orElseGet(() -> Return.of(id, standing));
    }

    /** What was not decided is, by this word. */
    private static Return said(Order order, ReturnId id, Standing standing) {
        Return known = known(order, id, standing);
        return known.standing() instanceof Standing.Requested ? known.with(standing) : known;
    }

    /** Goods that came first have told that it is approved, but not until when. */
    private static Return approved(Order order, ReturnId id, Moment until) {
        Return known = said(order, id, new Standing.Approved(until));
        return known.standing() instanceof Standing.Approved(Moment told) && told == null
                ? known.with(new Standing.Approved(until))
                : known;
    }

    private static Return expired(Order order, ReturnId id) {
        Return known = said(order, id, new Standing.Expired());
        return known.standing() instanceof Standing.Approved ? known.with(new Standing.Expired()) : known;
    }

    /** What inventory has accounted for has come, even if the warehouse has yet to be heard. */
    private Decision<Order> received(Order order, ReturnId id, Receipt receipt, OrderCreated request, Cause cause) {
        Return known = said(order, id, new Standing.Approved(null));
        Optional<Receipt> before = known.find(receipt.receiptId());
        if (before.isPresent()) {
            return receipt.restocked() ? learned(order, known.with(receipt)) : Decision.ignore();
        }
        Order next = order.with(known.with(receipt));
        return policy.refund() == ReturnPolicy.Refund.AUTO
                ? Refunding.giveBack(next, receipt.receiptId(), worth(order, next, request), request.orderId(), cause)
                : Decision.accept(next);
    }

    private Money worth(Order before, Order after, OrderCreated request) {
        return new ReturnedValue(request, policy.shippingCharge() == ReturnPolicy.ShippingCharge.WHOLE_ORDER)
                .between(before.returns()::received, after.returns()::received);
    }

    private static List<SkuQuantity> units(List<ReturnedLine> lines) {
        return SkuQuantity.together(lines.stream().map(line -> new SkuQuantity(line.sku(), line.quantity())));
    }
}
