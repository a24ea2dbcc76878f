package io.orderflow.payment.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.PackingEvent;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentCaptured;
import io.orderflow.events.PaymentDeclined;
import io.orderflow.events.PaymentEvent;
import io.orderflow.events.PaymentRequested;
import io.orderflow.events.ProcessEvent;
import io.orderflow.events.ShipmentEvent;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.StockEvent;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.payment.domain.Payment.Authorized;
import io.orderflow.payment.domain.Payment.CaptureDue;
import io.orderflow.payment.domain.Payment.Captured;
import io.orderflow.payment.domain.Payment.Declined;
import io.orderflow.payment.domain.Payment.Expected;
import io.orderflow.payment.domain.Payment.Known;
import io.orderflow.payment.domain.Payment.Requested;
import io.orderflow.payment.domain.Payment.Terms;
import io.orderflow.payment.domain.Payment.Unknown;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Decision;
import org.jspecify.annotations.Nullable;

/**
 * A payment is authorized when it is requested, and captured when the goods are packed; an order has one. Events may
 * come twice, late or out of order, and so may the answers of the gateway: the first one counts.
 *
 * <p>An amount of 0 takes the same steps, but the gateway is asked for none of them: it would be asked for nothing, and
 * could refuse.
 */
public final class PaymentDecider {

    /** The authorization code of an amount that nobody is asked for. */
    static final String FREE = "FREE";

    private PaymentDecider() {}

    /**
     * Decides one event.
     *
     * @param cause what to remember of the event
     */
    public static Decision<Payment> decide(Payment payment, OrderEvent event, Cause cause) {
        return switch (event) {
            case PaymentRequested request -> requested(payment, request, cause);
            case ShipmentProcessed _ -> packed(payment, cause);
            case OrderCreated _, ProcessEvent _, StockEvent _, PaymentEvent _, ShipmentEvent _, PackingEvent _ ->
                Decision.ignore();
        };
    }

    /** Decides what follows from the gateway's answer to an authorization. */
    public static Decision<Payment> authorization(Payment payment, Authorization answer) {
        if (!(payment instanceof Requested(Terms terms, var _, var _, Cause packed))) {
            return Decision.ignore();
        }
        return switch (answer) {
            case Authorization.Granted(String code) ->
                Decision.accept(
                        packed == null ? new Authorized(terms, code) : new CaptureDue(terms, code, packed),
                        new PaymentAuthorized(terms.orderId(), terms.paymentId(), terms.amount(), code));
            case Authorization.Refused(String reason) ->
                Decision.accept(
                        new Declined(terms, reason), new PaymentDeclined(terms.orderId(), terms.paymentId(), reason));
        };
    }

    /** Decides what follows once the gateway has captured the amount. */
    public static Decision<Payment> captured(Payment payment) {
        return payment instanceof CaptureDue(Terms terms, String code, var _)
                ? Decision.accept(new Captured(terms, code), captured(terms))
                : Decision.ignore();
    }

    private static Decision<Payment> requested(Payment payment, PaymentRequested request, Cause cause) {
        Terms terms = new Terms(request.orderId(), request.paymentId(), request.amount());
        return switch (payment) {
            case Unknown() -> request(terms, request, cause, null);
            case Expected(Cause packed) -> request(terms, request, cause, packed);
            case Known known ->
                known.terms().equals(terms)
                        ? Decision.ignore()
                        : Decision.reject("the order has the payment %s, of %s"
                                .formatted(
                                        known.terms().paymentId(), known.terms().amount()));
        };
    }

    private static Decision<Payment> request(
            Terms terms, PaymentRequested request, Cause cause, @Nullable Cause packed) {
        PaymentToken token = request.paymentToken();
        return token == null || isFree(terms)
                ? authorizedForNothing(terms, packed)
                : Decision.accept(new Requested(terms, token, cause, packed));
    }

    private static Decision<Payment> authorizedForNothing(Terms terms, @Nullable Cause packed) {
        PaymentAuthorized authorized = new PaymentAuthorized(terms.orderId(), terms.paymentId(), terms.amount(), FREE);
        return packed == null
                ? Decision.accept(new Authorized(terms, FREE), authorized)
                : Decision.accept(new Captured(terms, FREE), authorized, captured(terms));
    }

    private static PaymentCaptured captured(Terms terms) {
        return new PaymentCaptured(terms.orderId(), terms.paymentId(), terms.amount());
    }

    private static boolean isFree(Terms terms) {
        return terms.amount().amount() == 0;
    }

    private static Decision<Payment> packed(Payment payment, Cause cause) {
        return switch (payment) {
            case Unknown() -> Decision.accept(new Expected(cause));
            case Requested(Terms terms, var token, Cause requested, Cause packed) ->
                packed == null ? Decision.accept(new Requested(terms, token, requested, cause)) : Decision.ignore();
            case Authorized(Terms terms, String code) ->
                isFree(terms)
                        ? Decision.accept(new Captured(terms, code), captured(terms))
                        : Decision.accept(new CaptureDue(terms, code, cause));
            case Declined _ -> Decision.reject("the goods are packed, but the payment was declined");
            case Expected _, CaptureDue _, Captured _ -> Decision.ignore();
        };
    }
}
