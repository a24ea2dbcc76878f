package io.orderflow.order.domain;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentId;

/** Whether there is the money. */
public sealed interface Payment {

    /** It was not asked for, and nothing was heard of it. */
    record None() implements Payment {}

    /**
     * It was asked for.
     *
     * @param answer what was said to it; the first word counts
     * @param settlement what became of the money: that may be heard before the answer
     */
    record Asked(PaymentId paymentId, Money amount, Answer answer, Settlement settlement) implements Payment {

        /** How far it has got, in one word. */
        public Status status() {
            if (answer == Answer.REFUSED) {
                return Status.DECLINED;
            }
            return switch (settlement) {
                case CAPTURED -> Status.CAPTURED;
                case VOIDED -> Status.VOIDED;
                case OPEN -> answer == Answer.GRANTED ? Status.AUTHORIZED : Status.REQUESTED;
            };
        }

        private boolean isSettled() {
            return settlement != Settlement.OPEN;
        }

        private Asked with(Answer other) {
            return new Asked(paymentId, amount, other, settlement);
        }
    }

    /** What is said to a request for money. */
    enum Answer {
        AWAITED,
        GRANTED,
        REFUSED
    }

    /** What becomes of money that is held. */
    enum Settlement {
        /** Nothing, yet. */
        OPEN,
        /** It is taken. */
        CAPTURED,
        /** It is the customer's again. */
        VOIDED
    }

    /** How far the payment has got, in the order in which it gets there; DECLINED and VOIDED are the other ends. */
    enum Status {
        REQUESTED,
        AUTHORIZED,
        CAPTURED,
        DECLINED,
        VOIDED
    }

    /** Whether the token has done its service. */
    default boolean isDecided() {
        return this instanceof Asked asked && asked.status() != Status.REQUESTED;
    }

    default boolean isGranted() {
        return this instanceof Asked asked && asked.answer() == Answer.GRANTED;
    }

    default boolean isCaptured() {
        return this instanceof Asked asked && asked.status() == Status.CAPTURED;
    }

    default boolean isVoided() {
        return this instanceof Asked asked && asked.settlement() == Settlement.VOIDED;
    }

    /** Whether money is held, or may be: it was asked for, and not refused, taken or given back. */
    default boolean isOpen() {
        return this instanceof Asked asked && asked.answer() != Answer.REFUSED && !asked.isSettled();
    }

    default Payment granted(PaymentId paymentId, Money amount) {
        return switch (this) {
            case None() -> new Asked(paymentId, amount, Answer.GRANTED, Settlement.OPEN);
            case Asked asked when asked.answer() != Answer.AWAITED -> asked;
            case Asked asked when asked.isSettled() -> asked.with(Answer.GRANTED);
            case Asked _ -> new Asked(paymentId, amount, Answer.GRANTED, Settlement.OPEN);
        };
    }

    /** What was never asked for has no id and no amount, and cannot be shown as refused. */
    default Payment refused() {
        return switch (this) {
            case None none -> none;
            case Asked asked -> asked.with(Answer.REFUSED);
        };
    }

    default Payment captured(PaymentId paymentId, Money amount) {
        return settled(paymentId, amount, Settlement.CAPTURED);
    }

    default Payment voided(PaymentId paymentId, Money amount) {
        return settled(paymentId, amount, Settlement.VOIDED);
    }

    private Payment settled(PaymentId paymentId, Money amount, Settlement settlement) {
        return switch (this) {
            case None() -> new Asked(paymentId, amount, Answer.AWAITED, settlement);
            case Asked asked when asked.isSettled() || asked.answer() == Answer.REFUSED -> asked;
            case Asked asked -> new Asked(paymentId, amount, asked.answer(), settlement);
        };
    }
}
