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
     * @param captured whether the money was taken: that may be heard before the answer
     */
    record Asked(PaymentId paymentId, Money amount, Answer answer, boolean captured) implements Payment {

        /** How far it has got, in one word. */
        public Status status() {
            return switch (answer) {
                case AWAITED -> captured ? Status.CAPTURED : Status.REQUESTED;
                case GRANTED -> captured ? Status.CAPTURED : Status.AUTHORIZED;
                case REFUSED -> Status.DECLINED;
            };
        }

        private Asked with(Answer other) {
            return new Asked(paymentId, amount, other, captured);
        }
    }

    /** What is said to a request for money. */
    enum Answer {
        AWAITED,
        GRANTED,
        REFUSED
    }

    /** How far the payment has got, in the order in which it gets there; DECLINED is the other end. */
    enum Status {
        REQUESTED,
        AUTHORIZED,
        CAPTURED,
        DECLINED
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

    default Payment granted(PaymentId paymentId, Money amount) {
        return switch (this) {
            case None() -> new Asked(paymentId, amount, Answer.GRANTED, false);
            case Asked asked when asked.answer() != Answer.AWAITED -> asked;
            case Asked asked when asked.captured() -> asked.with(Answer.GRANTED);
            case Asked _ -> new Asked(paymentId, amount, Answer.GRANTED, false);
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
        return switch (this) {
            case None() -> new Asked(paymentId, amount, Answer.AWAITED, true);
            case Asked asked when asked.captured() || asked.answer() == Answer.REFUSED -> asked;
            case Asked asked -> new Asked(paymentId, amount, asked.answer(), true);
        };
    }
}
