package io.orderflow.order.domain;

import io.orderflow.events.CustomerActionRequested;
import io.orderflow.events.OrderCancellationRefused;
import io.orderflow.events.OrderCancelled;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderHeld;
import io.orderflow.events.OrderProcessed;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.PaymentRequested;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.GiftMessage;
import io.orderflow.events.value.OrderLine;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.events.value.Sku;
import io.orderflow.order.domain.Holds.Hold;
import io.orderflow.order.domain.Parcel.Stage;
import io.orderflow.order.domain.Payment.Answer;
import io.orderflow.order.domain.Payment.Settlement;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.decision.Effect.Publish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an order does by itself: what is missing next follows from what is known. What it has asked of others is known
 * too, so that nothing is asked twice, nor after they have done it.
 */
final class NextSteps {

    /** Why an order cannot be stopped any more. */
    private static final Code PACKED = new Code("PACKED");

    private final OrderCreated request;
    private final HoldRules rules;
    private final AnotherCard anotherCard;
    private final Cause cause;
    private final Instant now;

    /**
     * Of an order that has learned something.
     *
     * @param request what was ordered
     * @param rules which orders are held
     * @param anotherCard which may be paid again
     * @param cause of what it has learned: what it does now is caused by that
     * @param now when it has
     */
    NextSteps(OrderCreated request, HoldRules rules, AnotherCard anotherCard, Cause cause, Instant now) {
        this.request = request;
        this.rules = rules;
        this.anotherCard = anotherCard;
        this.cause = cause;
        this.now = now;
    }

    /** Of what is known now, if that is more than before. */
    Decision<Order> from(Order before, Order known) {
        if (known.equals(before)) {
            return Decision.ignore();
        }
        return switch (known.cancellation()) {
            case Cancellation.Requested requested -> answer(known, requested);
            case Cancellation.None(), Cancellation.Refused _ -> goOn(known);
        };
    }

    /** Who wanted the order stopped is answered once the warehouse has answered, or what it did speaks for it. */
    private Decision<Order> answer(Order known, Cancellation.Requested requested) {
        if (known.parcels().haveOneAtLeast(Stage.PACKED)) {
            return accept(
                    known.with(new Cancellation.Refused(PACKED)),
                    new OrderCancellationRefused(request.orderId(), PACKED));
        }
        return requested.awaited().isEmpty()
                ? accept(
                        known.with(new Ending.Cancelled(requested.reason())),
                        new OrderCancelled(request.orderId(), requested.reason(), requested.by()))
                : Decision.accept(known);
    }

    private Decision<Order> goOn(Order known) {
        if (known.ending().isEnd() || known.parcels().areAsked()) {
            return Decision.accept(known);
        }
        return switch (known.payment()) {
            case Payment.None none -> known.stock().isGranted() ? requestPayment(known) : Decision.accept(known);
            case Payment.Asked payment when payment.isGranted() -> ship(known, payment);
            case Payment.Asked _ -> Decision.accept(known);
        };
    }

    /** Of one that may have been let go already, by whoever said so: what follows from it follows now. */
    Decision<Order> released(Order before, Order known) {
        boolean waited = !known.ending().isEnd()
                && !known.parcels().areAsked()
                && !known.holds().areOpen()
                && !known.holds().areBeingAssessed();
        return waited && known.payment() instanceof Payment.Asked payment && payment.isGranted()
                ? ship(known, payment)
                : from(before, known);
    }

    /** Of one of which a payment was declined: unless the customer may pay otherwise, it will not be fulfilled. */
    Decision<Order> declined(Order order, PaymentId paymentId) {
        if (order.payment().waitsForAnotherCard()) {
            return Decision.ignore();
        }
        Order refused = order.with(order.payment().refused());
        return anotherCard
                .until(order.payment(), request.orderId(), paymentId, now)
                .map(until -> accept(
                        PayingAgain.waiting(refused, paymentId, request.total(), until),
                        new CustomerActionRequested(request.orderId(), PayingAgain.PAY_AGAIN, until)))
                .orElseGet(() -> reject(refused, RejectionReason.PAYMENT_DECLINED));
    }

    /** Of one that will not be fulfilled. */
    Decision<Order> reject(Order order, RejectionReason reason) {
        return accept(order.with(new Ending.Rejected(reason)), new OrderRejected(request.orderId(), reason));
    }

    /** Of one that nobody wants stopped, and that cannot go on. */
    Decision<Order> cancel(Order order, Code reason) {
        return accept(order.with(new Ending.Cancelled(reason)), new OrderCancelled(request.orderId(), reason, null));
    }

    private Decision<Order> requestPayment(Order order) {
        PaymentId paymentId = PaymentId.of(request.orderId());
        return accept(
                order.with(new Payment.Asked(paymentId, request.total(), Answer.AWAITED, Settlement.OPEN)),
                new PaymentRequested(
                        request.orderId(), paymentId, request.total(), request.paymentToken(), request.owner()));
    }

    /** Of one that the assessor has been asked about: it is held for these reasons, or goes on. */
    Decision<Order> assessed(Order order, List<Code> reasons) {
        Order known = order.with(order.holds().assessed());
        return known.payment() instanceof Payment.Asked payment && payment.isGranted()
                ? ship(known, payment, reasons)
                : Decision.accept(known);
    }

    /** A rule speaks once, when all else is there. */
    private Decision<Order> ship(Order order, Payment.Asked payment) {
        return ship(order, payment, order.holds().areByRule() ? List.of() : rules.reasonsFor(request));
    }

    /** Unless something keeps it: these reasons, if they are new, or the assessor, who is asked where no rule has spoken. */
    private Decision<Order> ship(Order order, Payment.Asked payment, List<Code> reasons) {
        Holds holds = order.holds();
        List<Effect> effects = new ArrayList<>();
        for (Code reason : reasons) {
            if (holds.find(reason).isEmpty()) {
                holds = holds.with(new Hold(reason, null, null));
                effects.add(new Publish(new OrderHeld(request.orderId(), reason, null), cause));
            }
        }
        if (rules.askAssessor() && holds.areUnjudged()) {
            holds = holds.asked(cause);
        }
        return holds.areOpen() || holds.areBeingAssessed()
                ? Decision.accept(order.with(holds), effects)
                : process(order, payment);
    }

    private Decision<Order> process(Order order, Payment.Asked payment) {
        return accept(
                order.with(new Parcels.Asked(List.of())),
                new OrderProcessed(
                        request.orderId(),
                        payment.paymentId(),
                        parcelLines(request.lines()),
                        request.shippingAddress(),
                        request.owner()));
    }

    /** What is ordered on several lines lies in the parcel once, with what is to be written of each. */
    private static List<ParcelLine> parcelLines(List<OrderLine> lines) {
        Map<Sku, ParcelLine> parcel = LinkedHashMap.newLinkedHashMap(lines.size());
        lines.forEach(line -> parcel.merge(
                line.sku(),
                new ParcelLine(line.sku(), line.name(), line.quantity(), line.weightGrams(), giftMessages(line)),
                (some, more) -> new ParcelLine(
                        some.sku(),
                        some.name(),
                        some.quantity() + more.quantity(),
                        some.weightGrams(),
                        Stream.of(some, more)
                                .flatMap(part -> part.giftMessages().stream())
                                .toList())));
        return List.copyOf(parcel.values());
    }

    private static List<GiftMessage> giftMessages(OrderLine line) {
        return line.giftMessage() == null ? List.of() : List.of(new GiftMessage(line.quantity(), line.giftMessage()));
    }

    private Decision<Order> accept(Order order, OrderEvent event) {
        return Decision.accept(order, new Publish(event, cause));
    }
}
