package io.orderflow.payment.domain;

import static io.orderflow.payment.domain.Steps.askNoMore;
import static io.orderflow.payment.domain.Steps.authorized;
import static io.orderflow.payment.domain.Steps.captured;
import static io.orderflow.payment.domain.Steps.due;
import static io.orderflow.payment.domain.Steps.voided;

import io.orderflow.events.OrderCancelled;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.PackingEvent;
import io.orderflow.events.PaymentEvent;
import io.orderflow.events.PaymentRequested;
import io.orderflow.events.ProcessEvent;
import io.orderflow.events.ShipmentEvent;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.StockEvent;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.payment.domain.Payment.Abandoned;
import io.orderflow.payment.domain.Payment.ActionRequired;
import io.orderflow.payment.domain.Payment.Authorized;
import io.orderflow.payment.domain.Payment.CaptureDue;
import io.orderflow.payment.domain.Payment.Captured;
import io.orderflow.payment.domain.Payment.Closed;
import io.orderflow.payment.domain.Payment.Closing;
import io.orderflow.payment.domain.Payment.Declined;
import io.orderflow.payment.domain.Payment.Expected;
import io.orderflow.payment.domain.Payment.Known;
import io.orderflow.payment.domain.Payment.Requested;
import io.orderflow.payment.domain.Payment.Terms;
import io.orderflow.payment.domain.Payment.Unknown;
import io.orderflow.payment.domain.Payment.VoidDue;
import io.orderflow.payment.domain.Payment.Voided;
import io.orderflow.payment.domain.PaymentCommand.AskAgain;
import io.orderflow.payment.domain.PaymentCommand.AskForDisputes;
import io.orderflow.payment.domain.PaymentCommand.AuthorizationAnswered;
import io.orderflow.payment.domain.PaymentCommand.AuthorizationUnclear;
import io.orderflow.payment.domain.PaymentCommand.CancelConfirmed;
import io.orderflow.payment.domain.PaymentCommand.CaptureConfirmed;
import io.orderflow.payment.domain.PaymentCommand.DisputesAnswered;
import io.orderflow.payment.domain.PaymentCommand.Heard;
import io.orderflow.payment.domain.PaymentCommand.NeverAsked;
import io.orderflow.payment.domain.PaymentCommand.RefundAnswered;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect.Publish;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment is authorized when it is requested, captured when the goods are packed, and let go when the order is cancelled,
 * whichever of the two is heard first. Events may come twice, late or out of order, and so may the answers of the gateway:
 * the first one counts. What the gateway may have been asked for is followed to its answer, whatever has happened
 * meanwhile: only then can it be let go.
 *
 * <p>An amount of 0 takes the same steps, but the gateway is asked for none of them: it would be asked for nothing, and
 * could refuse.
 */
public final class PaymentDecider implements Decider<Payment, PaymentCommand> {

    /** The authorization code of an amount that nobody is asked for. */
    static final String FREE = "FREE";

    /** Of an order that is older the gateway is asked whether it knows the payment, before it is to authorize it. */
    static final Duration REMEMBERED = Duration.ofHours(12);

    private final Duration followInterval;

    /**
     * With what the house has settled.
     *
     * @param followInterval how often to ask whether a customer has done what is required
     */
    public PaymentDecider(Duration followInterval) {
        this.followInterval = followInterval;
    }

    @Override
    public Decision<Payment> decide(Payment payment, PaymentCommand command, Circumstances circumstances) {
        return switch (command) {
            case Heard(OrderEvent event) -> heard(payment, event, circumstances);
            case AuthorizationAnswered(var _, Authorization answer) ->
                GatewayAnswers.authorization(payment, answer, circumstances.now(), followInterval);
            case AuthorizationUnclear _ -> GatewayAnswers.unclear(payment);
            case NeverAsked _ -> GatewayAnswers.neverAsked(payment, circumstances.now());
            case AskAgain _ -> GatewayAnswers.askAgain(payment);
            case CaptureConfirmed _ -> GatewayAnswers.captureConfirmed(payment, circumstances.now());
            case CancelConfirmed _ -> GatewayAnswers.cancelConfirmed(payment, circumstances.now());
            // A payment stays captured, whatever of it is given or taken back.
            case RefundAnswered _, AskForDisputes _, DisputesAnswered _ -> Decision.ignore();
        };
    }

    private static Decision<Payment> heard(Payment payment, OrderEvent event, Circumstances circumstances) {
        return switch (event) {
            case PaymentRequested request -> requested(payment, request, circumstances);
            case ShipmentProcessed _ -> packed(payment, circumstances);
            case OrderCancelled _ -> cancelled(payment, circumstances);
            case OrderCreated _, ProcessEvent _, StockEvent _, PaymentEvent _, ShipmentEvent _, PackingEvent _ ->
                Decision.ignore();
        };
    }

    private static Decision<Payment> requested(Payment payment, PaymentRequested request, Circumstances circumstances) {
        Terms terms = new Terms(request.orderId(), request.paymentId(), request.amount(), request.owner());
        return switch (payment) {
            case Unknown() -> request(terms, request, circumstances, null);
            case Expected(Cause packed) -> request(terms, request, circumstances, packed);
            case Closed() -> close(terms, request, circumstances);
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
        return token == null || terms.isFree()
                ? authorizedForNothing(terms, circumstances, packed)
                : due(new Requested(
                        terms, token, mayHaveBeenAskedFor(terms, circumstances), circumstances.cause(), packed));
    }

    /** Nobody is asked for anything any more; only whether he was, before the database was restored. */
    private static Decision<Payment> close(Terms terms, PaymentRequested request, Circumstances circumstances) {
        Cause cause = circumstances.cause();
        return request.paymentToken() == null || terms.isFree()
                ? Decision.accept(new Voided(terms, null, circumstances.now()), voided(terms, cause))
                : due(new Closing(terms, null, true, cause, cause));
    }

    /** After a restore of the database requests are heard again, and gateways forget. */
    private static boolean mayHaveBeenAskedFor(Terms terms, Circumstances circumstances) {
        Instant placed = UuidV7.time(terms.orderId().value());
        return placed.plus(REMEMBERED).isBefore(circumstances.now());
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
                : Decision.accept(
                        new Captured(terms, hold, circumstances.now(), packed), authorized, captured(terms, packed));
    }

    private static Decision<Payment> packed(Payment payment, Circumstances circumstances) {
        Cause cause = circumstances.cause();
        return switch (payment) {
            case Unknown() -> Decision.accept(new Expected(cause));
            case Requested(Terms terms, var token, boolean unclear, Cause requested, Cause packed) ->
                packed == null
                        ? Decision.accept(new Requested(terms, token, unclear, requested, cause))
                        : Decision.ignore();
            case Authorized(Terms terms, Hold hold) ->
                terms.isFree()
                        ? Decision.accept(new Captured(terms, hold, circumstances.now(), cause), captured(terms, cause))
                        : due(new CaptureDue(terms, hold, cause));
            case ActionRequired(Terms terms, RequiredAction required, Cause requested, Cause packed) ->
                packed == null
                        ? Decision.accept(new ActionRequired(terms, required, requested, cause))
                        : Decision.ignore();
            case Abandoned _, Declined _ -> Decision.reject("the goods are packed, but the payment was declined");
            case Closed _, Closing _, VoidDue _, Voided _ ->
                Decision.reject("the goods are packed, but the order was cancelled");
            case Expected _, CaptureDue _, Captured _ -> Decision.ignore();
        };
    }

    private static Decision<Payment> cancelled(Payment payment, Circumstances circumstances) {
        return switch (payment) {
            case Unknown() -> Decision.accept(new Closed());
            case Requested(Terms terms, PaymentToken token, boolean unclear, Cause requested, Cause packed) ->
                packed == null
                        ? Decision.accept(new Closing(terms, token, unclear, requested, circumstances.cause()))
                        : tooLate();
            case Authorized(Terms terms, Hold hold) ->
                terms.isFree()
                        ? Decision.accept(
                                new Voided(terms, hold, circumstances.now()), voided(terms, circumstances.cause()))
                        : due(new VoidDue(terms, hold, circumstances.cause()));
            case ActionRequired(Terms terms, RequiredAction required, var _, Cause packed) ->
                packed == null
                        ? due(new VoidDue(terms, required.reference(), null, circumstances.cause()), askNoMore(terms))
                        : tooLate();
            case Abandoned(Terms terms, String reference, var _) ->
                due(new VoidDue(terms, reference, null, circumstances.cause()));
            case Expected _, CaptureDue _, Captured _ -> tooLate();
            case Closed _, Closing _, VoidDue _, Voided _, Declined _ -> Decision.ignore();
        };
    }

    private static Decision<Payment> tooLate() {
        return Decision.reject("the order is cancelled, but its goods are packed");
    }
}
