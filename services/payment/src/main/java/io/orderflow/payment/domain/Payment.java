package io.orderflow.payment.domain;

import io.orderflow.events.value.EventId;
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

        /** Whether nothing is to be paid. */
        boolean isFree() {
            return amount.amount() == 0;
        }

        private Terms anonymized(String pseudonym) {
            return owner == null ? this : new Terms(orderId, paymentId, amount, owner.anonymized(pseudonym));
        }
    }

    /** A payment that has been requested. */
    sealed interface Known extends Payment {
        Terms terms();

        /** As far, under other terms. */
        Known with(Terms other);
    }

    /** A payment that waits for an answer of the gateway. */
    sealed interface Due extends Known {

        /** The event because of which the gateway is asked. */
        Cause cause();
    }

    /** A payment of which the gateway has not said whether it holds the amount. */
    sealed interface Unanswered extends Due {

        /** What the customer pays with; null if the amount is to be held no more, and is asked about alone. */
        @Nullable PaymentToken token();

        /** Whether it was asked already, and nobody knows what has come of that. */
        boolean isUnclear();

        /** The same, asked. */
        Unanswered unclear();
    }

    /** Nothing. */
    record Unknown() implements Payment {}

    /** The order was cancelled before anybody asked for its money: nobody is to get any. */
    record Closed() implements Payment {}

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
            boolean isUnclear,
            Cause cause,
            @Nullable Cause packed) implements Unanswered {

        @Override
        public Requested with(Terms other) {
            return new Requested(other, token, isUnclear, cause, packed);
        }

        @Override
        public Requested unclear() {
            return new Requested(terms, token, true, cause, packed);
        }
    }

    /**
     * The same, but the order is cancelled meanwhile. The gateway may hold the amount already: it is asked until it has
     * said so, and then told to let it go.
     *
     * @param token null if it was cancelled before its request was heard: a database that was restored may have forgotten
     *     that it has asked the gateway, which is not to hold anything that it does not hold already
     * @param cancelled because of what it is let go
     */
    record Closing(Terms terms, @Nullable PaymentToken token, boolean isUnclear, Cause cause, Cause cancelled)
            implements Unanswered {

        @Override
        public Closing with(Terms other) {
            return new Closing(other, token, isUnclear, cause, cancelled);
        }

        @Override
        public Closing unclear() {
            return new Closing(terms, token, true, cause, cancelled);
        }
    }

    /**
     * The customer has to do something before the amount is held: the gateway is asked now and then whether it is done.
     *
     * @param packed present if the goods are packed already: the capture follows at once
     */
    record ActionRequired(
            Terms terms,
            RequiredAction required,
            Cause cause,
            @Nullable Cause packed) implements Due {

        @Override
        public ActionRequired with(Terms other) {
            return new ActionRequired(other, required, cause, packed);
        }
    }

    /**
     * The customer has not done it in time: the gateway is to hold nothing any more, and then the amount is declined.
     *
     * @param reference the gateway's own name of the authorization
     */
    record Abandoned(Terms terms, String reference, Cause cause) implements Due {

        @Override
        public Abandoned with(Terms other) {
            return new Abandoned(other, reference, cause);
        }
    }

    /** The amount is held until the goods are packed. */
    record Authorized(Terms terms, Hold hold) implements Known {

        @Override
        public Authorized with(Terms other) {
            return new Authorized(other, hold);
        }
    }

    /** The goods are packed: the amount is to be captured. */
    record CaptureDue(Terms terms, Hold hold, Cause cause) implements Due {

        @Override
        public CaptureDue with(Terms other) {
            return new CaptureDue(other, hold, cause);
        }
    }

    /**
     * The money is here.
     *
     * @param at since when, as far as we know; null if that was before anybody noted it
     * @param packed because of what; null if that was before anybody kept it
     */
    record Captured(
            Terms terms,
            Hold hold,
            @Nullable Instant at,
            @Nullable Cause packed) implements Known {

        @Override
        public Captured with(Terms other) {
            return new Captured(other, hold, at, packed);
        }

        /** Because of what there is anything to tell of its money; where nobody kept it, in the name of the order itself. */
        Cause cause() {
            return packed == null ? Cause.own(new EventId(terms.orderId().value())) : packed;
        }
    }

    /**
     * The order is cancelled: what is held, or may come to be, is to be let go.
     *
     * @param reference the gateway's own name of the authorization: the code of what is held
     * @param hold what is held; null if the customer had something to do first
     */
    record VoidDue(Terms terms, String reference, @Nullable Hold hold, Cause cause) implements Due {

        /** Of what is held. */
        VoidDue(Terms terms, Hold hold, Cause cause) {
            this(terms, hold.code(), hold, cause);
        }

        @Override
        public VoidDue with(Terms other) {
            return new VoidDue(other, reference, hold, cause);
        }
    }

    /**
     * Nothing is held any more, or ever was.
     *
     * @param hold what was held; null if nothing was
     * @param at since when
     */
    record Voided(Terms terms, @Nullable Hold hold, Instant at) implements Known {

        @Override
        public Voided with(Terms other) {
            return new Voided(other, hold, at);
        }
    }

    /** The amount will not be paid. */
    record Declined(Terms terms, String reason) implements Known {

        @Override
        public Declined with(Terms other) {
            return new Declined(other, reason);
        }
    }

    /** The same, of somebody whom only a pseudonym names. */
    default Payment anonymized(String pseudonym) {
        return this instanceof Known known ? known.with(known.terms().anonymized(pseudonym)) : this;
    }
}
