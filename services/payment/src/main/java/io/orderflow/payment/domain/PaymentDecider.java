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
import io.orderflow.payment.domain.PaymentCommand.AuthorizationAnswered;
import io.orderflow.payment.domain.PaymentCommand.CaptureConfirmed;
import io.orderflow.payment.domain.PaymentCommand.Heard;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.decision.Effect.Publish;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A payment is authorized when it is requested, and captured when the goods are packed; an order has one. Events may
 * come twice, late or out of order, and so may the answers of the gateway: the first one counts.
 *
 * <p>An amount of 0 takes the same steps, but the gateway is asked for none of them: it would be asked for nothing, and
 * could refuse.
 */
public final class PaymentDecider implements Decider<Payment, PaymentCommand> {

    /** The authorization code of an amount that nobody is asked for. */
    static final String FREE = "FREE";

    @Override
    public Decision<Payment> decide(Payment payment, PaymentCommand command, Circumstances circumstances) {
        return switch (command) {
            case Heard(OrderEvent event) -> heard(payment, event, circumstances);
            case AuthorizationAnswered(var _, Authorization answer) ->
                authorization(payment, answer, circumstances.now());
            case CaptureConfirmed _ -> capture(payment, circumstances.now());
        };
    }

    private static Decision<Payment> heard(Payment payment, OrderEvent event, Circumstances circumstances) {
        return switch (event) {
            case PaymentRequested request -> requested(payment, request, circumstances);
            case ShipmentProcessed _ -> packed(payment, circumstances);
            case OrderCreated _, ProcessEvent _, StockEvent _, PaymentEvent _, ShipmentEvent _, PackingEvent _ ->
                Decision.ignore();
        };
    }

    private static Decision<Payment> authorization(Payment payment, Authorization answer, Instant now) {
        if (!(payment instanceof Requested(Terms terms, var _, Cause cause, Cause packed))) {
            return Decision.ignore();
        }
        return switch (answer) {
            case Authorization.Granted(String code) -> {
                Hold hold = new Hold(code, now);
                Publish authorized = authorized(terms, hold, cause);
                yield packed == null
                        ? Decision.accept(new Authorized(terms, hold), authorized, answered(terms))
                        : due(new CaptureDue(terms, hold, packed), authorized);
            }
            case Authorization.Refused(String reason) ->
                Decision.accept(
                        new Declined(terms, reason),
                        new Publish(new PaymentDeclined(terms.orderId(), terms.paymentId(), reason), cause),
                        answered(terms));
        };
    }

    private static Decision<Payment> capture(Payment payment, Instant now) {
        return payment instanceof CaptureDue(Terms terms, Hold hold, Cause packed)
                ? Decision.accept(new Captured(terms, hold, now), captured(terms, packed), answered(terms))
                : Decision.ignore();
    }

    private static Decision<Payment> requested(Payment payment, PaymentRequested request, Circumstances circumstances) {
        Terms terms = new Terms(request.orderId(), request.paymentId(), request.amount(), request.owner());
        return switch (payment) {
            case Unknown() -> request(terms, request, circumstances, null);
            case Expected(Cause packed) -> request(terms, request, circumstances, packed);
            case Known known ->
                known.terms().agreeWith(terms)
                        ? Decision.ignore()
                        : Decision.reject("the order has the payment %s, of %s"
                                .formatted(
                                        known.terms().paymentId(), known.terms().amount()));
        };
    }

    private static Decision<Payment> request(
            Terms terms, PaymentRequested request, Circumstances circumstances, @Nullable Cause packed) {
        PaymentToken token = request.paymentToken();
        return token == null || isFree(terms)
                ? authorizedForNothing(terms, circumstances, packed)
                : due(new Requested(terms, token, circumstances.cause(), packed));
    }

    /**
     * Where nothing is to be paid, the goods may be packed before the request comes: it is they that are captured for.
     */
    private static Decision<Payment> authorizedForNothing(
            Terms terms, Circumstances circumstances, @Nullable Cause packed) {
        Hold hold = new Hold(FREE, circumstances.now());
        Publish authorized = authorized(terms, hold, circumstances.cause());
        return packed == null
                ? Decision.accept(new Authorized(terms, hold), authorized)
                : Decision.accept(new Captured(terms, hold, hold.since()), authorized, captured(terms, packed));
    }

    private static Decision<Payment> packed(Payment payment, Circumstances circumstances) {
        Cause cause = circumstances.cause();
        return switch (payment) {
            case Unknown() -> Decision.accept(new Expected(cause));
            case Requested(Terms terms, var token, Cause requested, Cause packed) ->
                packed == null ? Decision.accept(new Requested(terms, token, requested, cause)) : Decision.ignore();
            case Authorized(Terms terms, Hold hold) ->
                isFree(terms)
                        ? Decision.accept(new Captured(terms, hold, circumstances.now()), captured(terms, cause))
                        : due(new CaptureDue(terms, hold, cause));
            case Declined _ -> Decision.reject("the goods are packed, but the payment was declined");
            case Expected _, CaptureDue _, Captured _ -> Decision.ignore();
        };
    }

    private static Decision<Payment> due(Payment.Due payment, Effect... before) {
        return Decision.accept(
                payment,
                Stream.concat(Stream.of(before), Stream.of(new Effect.Call(GatewayCall.of(payment))))
                        .toList());
    }

    /** The gateway has answered, and nothing more is to be asked. */
    private static Effect answered(Terms terms) {
        return new Effect.Forget(GatewayCall.nameOf(terms.orderId()));
    }

    private static Publish authorized(Terms terms, Hold hold, Cause cause) {
        return new Publish(
                new PaymentAuthorized(terms.orderId(), terms.paymentId(), terms.amount(), hold.code()), cause);
    }

    private static Publish captured(Terms terms, Cause packed) {
        return new Publish(new PaymentCaptured(terms.orderId(), terms.paymentId(), terms.amount()), packed);
    }

    private static boolean isFree(Terms terms) {
        return terms.amount().amount() == 0;
    }
}
