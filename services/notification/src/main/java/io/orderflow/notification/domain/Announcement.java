package io.orderflow.notification.domain;

import io.orderflow.events.CustomerActionRequested;
import io.orderflow.events.OrderCancellationRefused;
import io.orderflow.events.OrderCancelled;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderFulfilled;
import io.orderflow.events.OrderProcessed;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.PackingEvent;
import io.orderflow.events.PaymentActionRequired;
import io.orderflow.events.PaymentEvent;
import io.orderflow.events.PaymentRefunded;
import io.orderflow.events.ProcessEvent;
import io.orderflow.events.ReturnApproved;
import io.orderflow.events.ReturnExpired;
import io.orderflow.events.ReturnReceived;
import io.orderflow.events.ReturnRejected;
import io.orderflow.events.ShipmentEvent;
import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.StockEvent;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.events.wire.EventEnvelope;
import java.util.Optional;

/**
 * What a customer is told, and at which step.
 *
 * @param text one or two sentences without personal data
 */
public record Announcement(Milestone step, String text) {

    /** What the customer is to do after a decline; of anything else that may be wanted of him nothing is known here. */
    private static final Code PAY_AGAIN = new Code("PAY_AGAIN");

    /**
     * What an event means to the customer; the one place that decides it.
     *
     * <p>Stock and payment are how an order gets there, not where it is: a customer who was told of each of them would
     * get five mails within a second. They are recorded and streamed like all others. A refusal by stock or payment
     * becomes news with the rejection that follows from it, which says why. A delay is for those who can mend it, and so
     * is a refund that fails: finance wanted it, and finds another way. The customer is told of money that comes.
     *
     * <p>Whoever asks for a return is answered when it is decided, and what becomes of the goods in the shop is none of
     * the customer's business. How much of the money comes back, and when, no mail says before it does: a policy or a
     * person decides it.
     */
    public static Optional<Announcement> of(OrderEvent event) {
        return switch (event) {
            case OrderCreated created ->
                announce(
                        Milestone.RECEIVED,
                        "We have received your order of %s. We let you know as soon as it is confirmed."
                                .formatted(MoneyText.of(created.total())));
            case OrderProcessed _ ->
                announce(
                        Milestone.CONFIRMED,
                        "Your order is confirmed: everything is in stock and the payment is settled.");
            case ShipmentPrepared prepared ->
                announce(
                        Milestone.PREPARED,
                        "Your parcel is being packed. %s will carry it; the tracking number is %s."
                                .formatted(prepared.carrier(), prepared.trackingNumber()));
            case ShipmentProcessed _ ->
                announce(Milestone.PACKED, "Your parcel is packed and waits to be handed over to the carrier.");
            case OrderFulfilled fulfilled ->
                announce(
                        Milestone.FULFILLED,
                        "Your parcel is on its way with %s; the tracking number is %s."
                                .formatted(fulfilled.carrier(), fulfilled.trackingNumber()));
            case OrderRejected rejected -> announce(Milestone.REJECTED, apology(rejected.reason()));
            case PaymentActionRequired required ->
                announce(
                        Milestone.ACTION_REQUIRED,
                        "Your bank wants to know from you that you are paying. Open your order in the shop and confirm the "
                                + "payment before %s; otherwise your order cannot be carried out."
                                        .formatted(MomentText.of(required.expiresAt())));
            case CustomerActionRequested requested
            when requested.action().equals(PAY_AGAIN) ->
                announce(
                        Milestone.PAY_AGAIN,
                        "Your payment was declined, and you have not been charged. We keep your order until %s: open it in "
                                        .formatted(MomentText.of(requested.until()))
                                + "the shop and pay with another card, or with the same one if that works now. Otherwise "
                                + "your order ends there, and nothing more is to be done.");
            case OrderCancelled cancelled -> announce(Milestone.CANCELLED, farewell(cancelled.reason()));
            case OrderCancellationRefused _ ->
                announce(
                        Milestone.CANCELLATION_REFUSED,
                        "Your parcel was packed before we could cancel your order, so it is on its way. If you do not want "
                                + "to keep it, send it back when it arrives.");
            case PaymentRefunded refunded ->
                announce(
                        Milestone.REFUNDED,
                        "We have given %s back to the card that you paid with. Your bank may take a few days to show it."
                                .formatted(MoneyText.of(refunded.amount())));
            case ReturnApproved approved ->
                announce(Milestone.RETURN_APPROVED, ReturnText.approved(approved.lines(), approved.until()));
            case ReturnRejected rejected -> announce(Milestone.RETURN_REJECTED, ReturnText.rejected(rejected.reason()));
            case ReturnReceived received -> announce(Milestone.RETURN_RECEIVED, ReturnText.received(received.lines()));
            case ReturnExpired _ -> announce(Milestone.RETURN_EXPIRED, ReturnText.EXPIRED);
            case ProcessEvent _, StockEvent _, PaymentEvent _, ShipmentEvent _, PackingEvent _ -> Optional.empty();
        };
    }

    /**
     * Of several of a kind that an order may have, which one it is, 0 to 36 characters, and the same when it is told of
     * again; empty for what a customer is told once.
     */
    public static String occasionOf(EventEnvelope event) {
        return switch (event.event()) {
            case CustomerActionRequested _ -> String.valueOf(event.causationId());
            case PaymentActionRequired required ->
                required.paymentId().equals(PaymentId.of(required.orderId()))
                        ? ""
                        : required.paymentId().toString();
            case PaymentRefunded refunded -> refunded.refundId().toString();
            case ReturnApproved approved -> approved.returnId().toString();
            case ReturnRejected rejected -> rejected.returnId().toString();
            case ReturnReceived received -> received.receiptId().toString();
            case ReturnExpired expired -> expired.returnId().toString();
            case OrderCreated _, ProcessEvent _, StockEvent _, PaymentEvent _, ShipmentEvent _, PackingEvent _ -> "";
        };
    }

    private static Optional<Announcement> announce(Milestone step, String text) {
        return Optional.of(new Announcement(step, text));
    }

    /** Reasons that others give are for machines, and more of them may come. */
    private static String farewell(Code reason) {
        String beginning = switch (reason.value()) {
            case "NO_CARRIER" ->
                "We are sorry: nobody carries your parcel to your address, so your order is cancelled. ";
            case "TIMED_OUT", "HOLD_EXPIRED" ->
                "We are sorry: we could not carry out your order in time, so it is cancelled. ";
            default -> "Your order is cancelled. ";
        };
        return beginning + "You are not charged; if your bank holds the amount, it lets it go within a few days.";
    }

    private static String apology(RejectionReason reason) {
        return switch (reason) {
            case OUT_OF_STOCK ->
                "We are sorry: not everything you ordered is in stock, so we cannot fulfil your order. "
                        + "You have not been charged.";
            case PAYMENT_DECLINED ->
                "We are sorry: your payment was declined, so we cannot fulfil your order. You have not been charged.";
        };
    }
}
