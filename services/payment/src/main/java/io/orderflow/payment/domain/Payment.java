package io.orderflow.payment.domain;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Owner;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.runtime.decision.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of the payment of an order. */
public sealed interface Payment {

    /**
     * What a payment is about, from its request to its end.
     *
     * @param owner whose order it is; null if nobody told
     */
    record Terms(
            OrderId orderId,
            PaymentId paymentId,
            Money amount,
            @Nullable Owner owner) {

        /** Whether they ask for the same money; who told of the order, and when, is of no consequence for that. */
        boolean agreeWith(Terms others) {
            return orderId.equals(others.orderId) && paymentId.equals(others.paymentId) && amount.equals(others.amount);
        }

        private Terms anonymized(String pseudonym) {
            return owner == null ? this : new Terms(orderId, paymentId, amount, owner.anonymized(pseudonym));
        }
    }

    /** A payment that has been requested. */
    sealed interface Known extends Payment {
        Terms terms();
    }

    /** A payment that waits for an answer of the gateway. */
    sealed interface Due extends Known {

        /** The event because of which the gateway is asked. */
        Cause cause();
    }

    /** Nothing. */
    record Unknown() implements Payment {}

    /** The goods are packed, but the request, which is late, has not come yet. */
    record Expected(Cause packed) implements Payment {}

    /**
     * The amount is to be authorized.
     *
     * @param packed present if the goods are packed already: the capture follows at once
     */
    record Requested(
            Terms terms,
            PaymentToken token,
            Cause cause,
            @Nullable Cause packed) implements Due {}

    /** The amount is held until the goods are packed. */
    record Authorized(Terms terms, Hold hold) implements Known {}

    /** The goods are packed: the amount is to be captured. */
    record CaptureDue(Terms terms, Hold hold, Cause cause) implements Due {}

    /**
     * The money is here.
     *
     * @param at since when, as far as we know; null if that was before anybody noted it
     */
    record Captured(Terms terms, Hold hold, @Nullable Instant at) implements Known {}

    /** The amount will not be paid. */
    record Declined(Terms terms, String reason) implements Known {}

    /** The same, of somebody whom only a pseudonym names. */
    default Payment anonymized(String pseudonym) {
        return switch (this) {
            case Unknown _, Expected _ -> this;
            case Requested(Terms terms, PaymentToken token, Cause cause, Cause packed) ->
                new Requested(terms.anonymized(pseudonym), token, cause, packed);
            case Authorized(Terms terms, Hold hold) -> new Authorized(terms.anonymized(pseudonym), hold);
            case CaptureDue(Terms terms, Hold hold, Cause cause) ->
                new CaptureDue(terms.anonymized(pseudonym), hold, cause);
            case Captured(Terms terms, Hold hold, Instant at) -> new Captured(terms.anonymized(pseudonym), hold, at);
            case Declined(Terms terms, String reason) -> new Declined(terms.anonymized(pseudonym), reason);
        };
    }
}
