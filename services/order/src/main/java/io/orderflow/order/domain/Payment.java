package io.orderflow.order.domain;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether there is the money. */
public sealed interface Payment {

    /** It was not asked for, and nothing was heard of it. */
    record None() implements Payment {}

    /**
     * It was asked for.
     *
     * @param paymentId of the last attempt; what becomes of an earlier one is of no consequence any more
     * @param answer what was said to it; the first word counts
     * @param settlement what became of the money: that may be heard before the answer
     * @param required what the customer has to do before there is an answer; null if there is nothing, or nobody said so
     * @param again that the customer may pay otherwise; null unless a payment was declined, and once one is granted
     */
    record Asked(
            PaymentId paymentId,
            Money amount,
            Answer answer,
            Settlement settlement,
            @Nullable Action required,
            @Nullable Again again)
            implements Payment {

        public Asked {
            if (answer != Answer.AWAITED || settlement != Settlement.OPEN) {
                required = null;
                again = again == null || answer != Answer.REFUSED ? null : again.withoutToken();
            }
        }

        /** One of which there is no more to say. */
        public Asked(PaymentId paymentId, Money amount, Answer answer, Settlement settlement) {
            this(paymentId, amount, answer, settlement, null, null);
        }

        /** How far it has got, in one word. */
        public Status status() {
            if (answer == Answer.REFUSED) {
                return Status.DECLINED;
            }
            return switch (settlement) {
                case CAPTURED -> Status.CAPTURED;
                case VOIDED -> Status.VOIDED;
                case OPEN -> answer == Answer.GRANTED ? Status.AUTHORIZED : asked();
            };
        }

        private Status asked() {
            return required == null ? Status.REQUESTED : Status.ACTION_REQUIRED;
        }

        private boolean isSettled() {
            return settlement != Settlement.OPEN;
        }

        private Asked with(Answer other) {
            return new Asked(paymentId, amount, other, settlement, required, again);
        }

        Asked with(Action other) {
            return new Asked(paymentId, amount, answer, settlement, other, again);
        }

        Asked with(Again other) {
            return new Asked(paymentId, amount, answer, settlement, required, other);
        }
    }

    /**
     * What the customer has to do before the money is held.
     *
     * @param expiresAt until when
     */
    record Action(Code action, Moment expiresAt) {}

    /**
     * That the customer may pay otherwise than was declined.
     *
     * @param until until when; the first decline has settled it
     * @param token what the customer pays with now, as long as that is not decided; null while nobody has paid again
     */
    record Again(Moment until, @Nullable PaymentToken token) {

        private Again withoutToken() {
            return token == null ? this : new Again(until, null);
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

    /**
     * How far the payment has got, in the order in which it gets there; DECLINED and VOIDED are the other ends. Not every
     * payment requires an action.
     */
    enum Status {
        REQUESTED,
        ACTION_REQUIRED,
        AUTHORIZED,
        CAPTURED,
        DECLINED,
        VOIDED
    }

    /** Whether the token has done its service. */
    default boolean isDecided() {
        return this instanceof Asked asked
                && asked.status() != Status.REQUESTED
                && asked.status() != Status.ACTION_REQUIRED;
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

    /** Whether the customer may pay otherwise now, because all that there was is declined. */
    default boolean waitsForAnotherCard() {
        return this instanceof Asked asked && asked.answer() == Answer.REFUSED && asked.again() != null;
    }

    /** Whether it is the customer who has to do something. */
    default boolean waitsForCustomer() {
        return waitsForAnotherCard() || (this instanceof Asked asked && asked.required() != null);
    }

    /** Until when the customer has to do something; nothing if it is not the customer's turn. */
    default Optional<Moment> customersTime() {
        if (!(this instanceof Asked asked)) {
            return Optional.empty();
        }
        return waitsForAnotherCard()
                ? Optional.ofNullable(asked.again()).map(Again::until)
                : Optional.ofNullable(asked.required()).map(Action::expiresAt);
    }

    /** Whether there is no more to say of it than of the payment of a simple order. */
    default boolean isSimple() {
        return !(this instanceof Asked asked) || (asked.required() == null && asked.again() == null);
    }

    /** Without what matters only while the order is on its way. */
    default Payment ofAnEndedOrder() {
        return this instanceof Asked asked && !isSimple()
                ? new Asked(asked.paymentId(), asked.amount(), asked.answer(), asked.settlement())
                : this;
    }

    /** With what the customer has to do first: of a payment that is decided, nothing. */
    default Payment requiring(PaymentId paymentId, Money amount, Action action) {
        return switch (this) {
            case None() -> new Asked(paymentId, amount, Answer.AWAITED, Settlement.OPEN, action, null);
            case Asked asked -> asked.with(action);
        };
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
            case Asked asked ->
                new Asked(paymentId, amount, asked.answer(), settlement, asked.required(), asked.again());
        };
    }
}
