package io.orderflow.payment.domain;

import io.orderflow.events.OrderCancelled;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentCaptured;
import io.orderflow.events.PaymentRequested;
import io.orderflow.events.PaymentVoided;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Owner;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.payment.domain.Payment.Terms;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decision;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Payments and their events, to be read aloud. */
public final class PaymentFixture {

    public static final OrderId ORDER_ID = OrderId.of("01936f2e-0000-7000-8000-000000000001");
    public static final PaymentId PAYMENT_ID = PaymentId.of("01936f2e-0000-7000-8000-000000000002");
    public static final Money AMOUNT = new Money(34_998, "USD");
    public static final PaymentToken TOKEN = new PaymentToken("tok_visa");
    public static final Owner OWNER = new Owner("c-1", "shop");
    public static final Terms TERMS = new Terms(ORDER_ID, PAYMENT_ID, AMOUNT, OWNER);
    public static final Authorization GRANTED = new Authorization.Granted("A1");
    /** How often the gateway is asked whether the customer has done it. */
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    public static final Authorization REFUSED = new Authorization.Refused("card_declined");

    /** When everything is decided. */
    public static final Instant NOW = UuidV7.time(ORDER_ID.value()).plusSeconds(1);

    public static final RequiredAction REQUIRED = new RequiredAction(
            "R1", RequiredAction.AUTHENTICATE, URI.create("https://bank.example/3ds"), NOW.plusSeconds(60));
    public static final Authorization ACTION = new Authorization.ActionRequired(REQUIRED);

    public static final Hold HOLD = new Hold("A1", NOW);

    /** Remembers the request for the payment. */
    public static final Cause REQUEST = cause("01936f2e-0000-7000-8000-00000000000a");

    /** Remembers that the goods were packed. */
    public static final Cause PACKING = cause("01936f2e-0000-7000-8000-00000000000b");

    /** Remembers that the order was cancelled. */
    public static final Cause CANCELLATION = cause("01936f2e-0000-7000-8000-00000000000c");

    private PaymentFixture() {}

    public static PaymentRequested paymentRequested() {
        return paymentRequested(ORDER_ID, PAYMENT_ID, TOKEN);
    }

    public static PaymentRequested paymentRequested(OrderId orderId, PaymentId paymentId, PaymentToken token) {
        return new PaymentRequested(orderId, paymentId, AMOUNT, token, OWNER);
    }

    public static ShipmentProcessed shipmentProcessed() {
        return shipmentProcessed(ORDER_ID);
    }

    public static ShipmentProcessed shipmentProcessed(OrderId orderId) {
        return new ShipmentProcessed(
                orderId,
                ShipmentId.of("01936f2e-0000-7000-8000-000000000003"),
                "ann",
                List.of(new SkuQuantity(new Sku("LAMP"), 2)));
    }

    public static PaymentAuthorized paymentAuthorized() {
        return new PaymentAuthorized(ORDER_ID, PAYMENT_ID, AMOUNT, "A1");
    }

    public static PaymentCaptured paymentCaptured() {
        return paymentCaptured(AMOUNT);
    }

    public static PaymentCaptured paymentCaptured(Money amount) {
        return new PaymentCaptured(ORDER_ID, PAYMENT_ID, amount);
    }

    public static OrderCancelled orderCancelled() {
        return orderCancelled(ORDER_ID);
    }

    public static OrderCancelled orderCancelled(OrderId orderId) {
        return new OrderCancelled(orderId, new Code("CUSTOMER_REQUEST"), "c-1");
    }

    public static PaymentVoided paymentVoided() {
        return new PaymentVoided(ORDER_ID, PAYMENT_ID, AMOUNT);
    }

    public static Payment aRequestedPayment() {
        return after(new Payment.Unknown(), paymentRequested());
    }

    public static Payment anUnclearPayment() {
        return accepted(unclear(aRequestedPayment())).state();
    }

    public static Payment aPaymentThatWaitsForItsCustomer() {
        return accepted(authorization(aRequestedPayment(), ACTION)).state();
    }

    public static Payment anAbandonedPayment() {
        return accepted(decide(
                        aPaymentThatWaitsForItsCustomer(),
                        new PaymentCommand.AuthorizationAnswered(TERMS, ACTION),
                        REQUEST,
                        REQUIRED.expiresAt()))
                .state();
    }

    public static Payment anAuthorizedPayment() {
        return accepted(authorization(aRequestedPayment(), GRANTED)).state();
    }

    public static Payment aDeclinedPayment() {
        return accepted(authorization(aRequestedPayment(), REFUSED)).state();
    }

    public static Payment aPaymentToBeCaptured() {
        return after(anAuthorizedPayment(), shipmentProcessed());
    }

    public static Payment aCapturedPayment() {
        return accepted(captured(aPaymentToBeCaptured())).state();
    }

    public static Payment aPaymentToBeVoided() {
        return after(anAuthorizedPayment(), orderCancelled());
    }

    public static Payment after(Payment payment, OrderEvent event) {
        return accepted(decide(payment, event)).state();
    }

    public static Decision<Payment> decide(Payment payment, OrderEvent event) {
        return decide(payment, new PaymentCommand.Heard(event), causeOf(event));
    }

    /** The answer to the question whether the amount will be paid. */
    public static Decision<Payment> authorization(Payment payment, Authorization answer) {
        return decide(payment, new PaymentCommand.AuthorizationAnswered(TERMS, answer), REQUEST);
    }

    /** Nobody knows the answer. */
    public static Decision<Payment> unclear(Payment payment) {
        return decide(payment, new PaymentCommand.AuthorizationUnclear(TERMS), REQUEST);
    }

    /** The answer that the gateway knows of no such payment. */
    public static Decision<Payment> neverAsked(Payment payment) {
        return decide(payment, new PaymentCommand.NeverAsked(TERMS), REQUEST);
    }

    /** The answer that the amount is here. */
    public static Decision<Payment> captured(Payment payment) {
        return decide(payment, new PaymentCommand.CaptureConfirmed(TERMS), PACKING);
    }

    /** The answer that the amount is held no more. */
    public static Decision<Payment> cancelled(Payment payment) {
        return decide(payment, new PaymentCommand.CancelConfirmed(TERMS), CANCELLATION);
    }

    private static Cause causeOf(OrderEvent event) {
        if (event instanceof ShipmentProcessed) {
            return PACKING;
        }
        return event instanceof OrderCancelled ? CANCELLATION : REQUEST;
    }

    private static Decision<Payment> decide(Payment payment, PaymentCommand command, Cause cause) {
        return decide(payment, command, cause, NOW);
    }

    public static Decision<Payment> decide(Payment payment, PaymentCommand command, Cause cause, Instant now) {
        return new PaymentDecider(INTERVAL).decide(payment, command, new Circumstances(cause, now));
    }

    public static Decision.Accepted<Payment> accepted(Decision<Payment> decision) {
        return (Decision.Accepted<Payment>) decision;
    }

    private static Cause cause(String eventId) {
        return new Cause(
                EventId.of(eventId),
                EventId.of("01936f2e-0000-7000-8000-000000000009"),
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }
}
