package io.orderflow.order.domain;

import io.orderflow.events.CustomerActionRequested;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.PaymentActionRequired;
import io.orderflow.events.PaymentEvent;
import io.orderflow.events.PaymentRequested;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.order.domain.OrderCommand.Expire;
import io.orderflow.order.domain.OrderCommand.Pay;
import io.orderflow.order.domain.Payment.Action;
import io.orderflow.order.domain.Payment.Again;
import io.orderflow.order.domain.Payment.Answer;
import io.orderflow.order.domain.Payment.Asked;
import io.orderflow.order.domain.Payment.Settlement;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect.Publish;
import java.util.Optional;

/**
 * How an order is paid by its customer when that takes more than the one request: who is declined may pay otherwise for a
 * while, and each time that is another payment, of which the last counts. Another one is asked for only when the one before
 * was declined, so that there are never two that hold money.
 */
final class PayingAgain {

    /** What the customer is asked to do. */
    static final Code PAY_AGAIN = new Code("PAY_AGAIN");

    private PayingAgain() {}

    /** Whoever sends the same token again, as people do who click twice, has paid with it already. */
    static Decision<Order> decide(Order order, Pay command, Circumstances circumstances) {
        if (!(order.request() instanceof Request.Known(OrderCreated request))) {
            return Decision.reject("The order is not known yet.");
        }
        return switch (order.ending()) {
            case Ending.Cancelled _ -> Decision.reject("The order is cancelled: there is nothing to pay.");
            case Ending.Rejected _ -> Decision.reject("The order was rejected: place another one.");
            case Ending.Fulfilled() -> Decision.reject("The order is paid already.");
            case Ending.None() when order.parcels().areAsked() -> Decision.reject("The order is paid already.");
            case Ending.None() ->
                order.payment() instanceof Asked asked
                        ? onItsWay(order, asked, request, command, circumstances)
                        : Decision.reject("The order has not been asked to be paid yet: that goes by itself.");
        };
    }

    private static Decision<Order> onItsWay(
            Order order, Asked asked, OrderCreated request, Pay command, Circumstances circumstances) {
        Again again = asked.again();
        return switch (asked.answer()) {
            case GRANTED -> Decision.reject("The order is paid already.");
            case AWAITED ->
                again != null && command.token().equals(again.token())
                        ? Decision.ignore()
                        : Decision.reject(
                                "The payment is being decided: it can be tried otherwise only if it is declined.");
            case REFUSED ->
                again != null && circumstances.now().isBefore(again.until().instant())
                        ? request(order, asked, again, request, command, circumstances)
                        : Decision.reject("The payment was declined, and the time to pay again is over.");
        };
    }

    private static Decision<Order> request(
            Order order, Asked before, Again again, OrderCreated request, Pay command, Circumstances circumstances) {
        OrderId orderId = request.orderId();
        int number = numberOf(before.paymentId(), orderId) + 1;
        PaymentId paymentId = PaymentId.of(orderId, number);
        return Decision.accept(
                order.with(new Asked(
                        paymentId,
                        request.total(),
                        Answer.AWAITED,
                        Settlement.OPEN,
                        null,
                        new Again(again.until(), command.token()))),
                new Publish(
                        new PaymentRequested(
                                orderId, paymentId, request.total(), command.token(), request.owner(), number),
                        circumstances.cause()));
    }

    /** Of one that waits to be paid again: it will not be fulfilled once the time for that is over. */
    static Decision<Order> decide(Order order, Expire command, Circumstances circumstances) {
        boolean isOver = command.what() == Step.CUSTOMER
                && order.waitsFor().filter(Step.CUSTOMER::equals).isPresent()
                && order.payment()
                        .customersTime()
                        .filter(until -> !circumstances.now().isBefore(until.instant()))
                        .isPresent();
        return isOver
                ? Decision.accept(
                        rejected(order),
                        new Publish(
                                new OrderRejected(command.orderId(), RejectionReason.PAYMENT_DECLINED),
                                circumstances.cause()))
                : Decision.ignore();
    }

    /**
     * The order with the payment that an event tells of; nothing if it is an earlier one than the last. That there is a
     * later one than is known was asked for by this order, and a database that was restored may have forgotten it.
     */
    static Optional<Order> reached(Order order, OrderEvent event) {
        if (!(event instanceof PaymentEvent told) || isLast(order, told.paymentId())) {
            return Optional.of(order);
        }
        OrderId orderId = told.orderId();
        int number = numberOf(told.paymentId(), orderId);
        int last = order.payment() instanceof Asked known ? numberOf(known.paymentId(), orderId) : 1;
        if (number <= last) {
            return number == 0 || number == last ? Optional.of(order) : Optional.empty();
        }
        boolean isOver = order.payment() instanceof Asked known
                && (known.answer() == Answer.GRANTED || known.settlement() != Settlement.OPEN);
        return isOver ? Optional.empty() : Optional.of(order.with(later(order, told.paymentId())));
    }

    private static boolean isLast(Order order, PaymentId paymentId) {
        return order.payment() instanceof Asked asked && asked.paymentId().equals(paymentId);
    }

    private static Asked later(Order order, PaymentId paymentId) {
        Again again = order.payment() instanceof Asked known ? known.again() : null;
        return new Asked(paymentId, total(order), Answer.AWAITED, Settlement.OPEN, null, again);
    }

    /** Whether nothing but the answer tells an order, whose last payment this is, that its customer has paid again. */
    static boolean isForgotten(Order order, OrderId orderId, PaymentId paymentId) {
        return order.payment() instanceof Asked asked
                && asked.answer() == Answer.AWAITED
                && isLast(order, paymentId)
                && !paymentId.equals(PaymentId.of(orderId));
    }

    /** The how many-th payment of an order it is; 0 if it is none of them. */
    static int numberOf(PaymentId paymentId, OrderId orderId) {
        for (int number = 1; number <= PaymentId.MAX_ATTEMPTS; number++) {
            if (PaymentId.of(orderId, number).equals(paymentId)) {
                return number;
            }
        }
        return 0;
    }

    /** Waiting for its customer, whose payment is declined. */
    static Order waiting(Order declined, PaymentId paymentId, Money total, Moment until) {
        Asked asked = declined.payment() instanceof Asked known
                ? known
                : new Asked(paymentId, total, Answer.REFUSED, Settlement.OPEN);
        return declined.with(asked.with(new Again(until, null)));
    }

    /** Waiting for its customer, who has to do something first. */
    static Order waiting(Order order, PaymentActionRequired required) {
        return order.with(order.payment()
                .requiring(required.paymentId(), total(order), new Action(required.action(), required.expiresAt())));
    }

    /**
     * The order has said so itself, and a database that was restored may have forgotten it. The customer has heard the
     * earlier of two moments. What is asked for is asked for because a payment was declined: the first one, at least.
     */
    static Order recall(Order order, CustomerActionRequested said) {
        if (!said.action().equals(PAY_AGAIN) || order.parcels().areAsked()) {
            return order;
        }
        Order reserved = order.with(order.stock().reserved());
        return switch (order.payment()) {
            case Payment.None() -> waiting(reserved, PaymentId.of(said.orderId()), total(order), said.until());
            case Asked asked when asked.answer() == Answer.GRANTED || asked.settlement() != Settlement.OPEN -> order;
            case Asked asked -> reserved.with(recall(asked, said));
        };
    }

    private static Payment recall(Asked asked, CustomerActionRequested said) {
        Again known = asked.again();
        if (known == null) {
            Payment declined = asked.paymentId().equals(PaymentId.of(said.orderId())) ? asked.refused() : asked;
            return ((Asked) declined).with(new Again(said.until(), null));
        }
        return said.until().instant().isBefore(known.until().instant())
                ? asked.with(new Again(said.until(), known.token()))
                : asked;
    }

    private static Order rejected(Order order) {
        return order.with(new Ending.Rejected(RejectionReason.PAYMENT_DECLINED));
    }

    private static Money total(Order order) {
        return ((Request.Known) order.request()).created().total();
    }
}
