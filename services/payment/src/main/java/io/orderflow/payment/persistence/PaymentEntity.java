package io.orderflow.payment.persistence;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Owner;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.payment.domain.Hold;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.Payment.Terms;
import io.orderflow.payment.domain.RequiredAction;
import io.orderflow.runtime.database.CauseJson;
import io.orderflow.runtime.decision.Cause;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code payments}: one payment of an order. */
@Entity
@Table(name = "payments")
@IdClass(PaymentEntity.Key.class)
class PaymentEntity {

    /** The states of a payment. */
    enum Status {
        EXPECTED,
        REQUESTED,
        AUTHORIZED,
        CAPTURE_DUE,
        CAPTURED,
        DECLINED,
        CLOSING,
        ACTION_REQUIRED,
        ABANDONED,
        VOID_DUE,
        /** Without a payment id the order was cancelled before anybody asked for its money. */
        VOIDED
    }

    /** The detail of a payment of which nobody knows what the gateway has made of it. */
    private static final String UNCLEAR = "{\"unclear\":true}";

    /** Which of the order's payments. */
    record Key(UUID orderId, int attempt) {}

    @Id
    UUID orderId;

    /** From 1 on. */
    @Id
    int attempt;

    @Nullable UUID paymentId;

    @Enumerated(EnumType.STRING)
    Status status;

    @Nullable Long amount;

    @Nullable String currency;

    @Nullable String customerId;

    @Nullable String channel;

    @Nullable String token;

    @Nullable String authorizationCode;

    @Nullable String declineReason;

    @Nullable String requestedBy;

    @Nullable String packedBy;

    @Nullable Instant authorizedAt;

    @Nullable Instant capturedAt;

    @Nullable Instant voidedAt;

    @Nullable String cancelledBy;

    @Nullable String detail;

    @Nullable String refunds;

    @Nullable String chargebacks;

    static PaymentEntity of(OrderId orderId, int attempt, StoredPayment stored) {
        Payment payment = stored.payment();
        PaymentEntity entity = new PaymentEntity();
        entity.refunds = RefundsJson.write(stored.refunds());
        entity.chargebacks = ChargebacksJson.write(stored.chargebacks());
        entity.orderId = orderId.value();
        entity.attempt = attempt;
        if (payment instanceof Payment.Known known) {
            entity.paymentId = known.terms().paymentId().value();
            entity.amount = known.terms().amount().amount();
            entity.currency = known.terms().amount().currency();
            entity.take(known.terms().owner());
        }
        entity.take(payment);
        return entity;
    }

    private void take(@Nullable Owner owner) {
        customerId = owner == null ? null : owner.customerId();
        channel = owner == null ? null : owner.channel();
    }

    private void take(Payment payment) {
        if (payment instanceof Payment.Unanswered asked) {
            PaymentToken given = asked.token();
            token = given == null ? null : given.value();
            requestedBy = CauseJson.write(asked.cause());
            detail = asked.isUnclear() ? UNCLEAR : null;
        }
        switch (payment) {
            // There is a row of it only because something was asked back already.
            case Payment.Unknown() -> status = Status.EXPECTED;
            case Payment.Expected(Cause packed) -> {
                status = Status.EXPECTED;
                packedBy = CauseJson.write(packed);
            }
            case Payment.Requested(var _, var _, var _, var _, Cause packed) -> {
                status = Status.REQUESTED;
                packedBy = packed == null ? null : CauseJson.write(packed);
            }
            case Payment.Closed() -> status = Status.VOIDED;
            case Payment.Closing(var _, var _, var _, var _, Cause cancelled) -> {
                status = Status.CLOSING;
                cancelledBy = CauseJson.write(cancelled);
            }
            case Payment.ActionRequired(var _, RequiredAction required, Cause cause, Cause packed) -> {
                status = Status.ACTION_REQUIRED;
                detail = ActionJson.write(required);
                requestedBy = CauseJson.write(cause);
                packedBy = packed == null ? null : CauseJson.write(packed);
            }
            case Payment.Abandoned(var _, String reference, Cause cause) -> {
                status = Status.ABANDONED;
                detail = ActionJson.writeReference(reference);
                requestedBy = CauseJson.write(cause);
            }
            case Payment.Authorized(var _, Hold hold) -> take(Status.AUTHORIZED, hold);
            case Payment.CaptureDue(var _, Hold hold, Cause cause) -> {
                take(Status.CAPTURE_DUE, hold);
                packedBy = CauseJson.write(cause);
            }
            case Payment.Captured(var _, Hold hold, Instant at, Cause packed) -> {
                take(Status.CAPTURED, hold);
                capturedAt = at;
                packedBy = packed == null ? null : CauseJson.write(packed);
            }
            case Payment.VoidDue(var _, String reference, Hold hold, Cause cancelled) -> {
                take(Status.VOID_DUE, hold);
                detail = hold == null ? ActionJson.writeReference(reference) : null;
                cancelledBy = CauseJson.write(cancelled);
            }
            case Payment.Voided(var _, Hold hold, Instant at) -> {
                take(Status.VOIDED, hold);
                voidedAt = at;
            }
            case Payment.Declined(var _, String reason) -> {
                status = Status.DECLINED;
                declineReason = reason;
            }
        }
    }

    private void take(Status next, @Nullable Hold hold) {
        status = next;
        authorizationCode = hold == null ? null : hold.code();
        authorizedAt = hold == null ? null : hold.since();
    }

    StoredPayment toStored() {
        return new StoredPayment(toPayment(), RefundsJson.read(refunds), ChargebacksJson.read(chargebacks));
    }

    private Payment toPayment() {
        return switch (status) {
            case EXPECTED -> packedBy == null ? new Payment.Unknown() : new Payment.Expected(cause(packedBy));
            case REQUESTED ->
                new Payment.Requested(
                        terms(), new PaymentToken(present(token)), detail != null, cause(requestedBy), packed());
            case AUTHORIZED -> new Payment.Authorized(terms(), hold());
            case CAPTURE_DUE -> new Payment.CaptureDue(terms(), hold(), cause(packedBy));
            case CAPTURED -> new Payment.Captured(terms(), hold(), capturedAt, packed());
            case DECLINED -> new Payment.Declined(terms(), present(declineReason));
            case CLOSING ->
                new Payment.Closing(
                        terms(),
                        token == null ? null : new PaymentToken(token),
                        detail != null,
                        cause(requestedBy),
                        cause(cancelledBy));
            case ACTION_REQUIRED ->
                new Payment.ActionRequired(terms(), ActionJson.read(present(detail)), cause(requestedBy), packed());
            case ABANDONED ->
                new Payment.Abandoned(terms(), ActionJson.readReference(present(detail)), cause(requestedBy));
            case VOID_DUE ->
                authorizationCode == null
                        ? new Payment.VoidDue(
                                terms(), ActionJson.readReference(present(detail)), null, cause(cancelledBy))
                        : new Payment.VoidDue(terms(), authorizationCode, hold(), cause(cancelledBy));
            case VOIDED ->
                paymentId == null
                        ? new Payment.Closed()
                        : new Payment.Voided(terms(), authorizationCode == null ? null : hold(), present(voidedAt));
        };
    }

    private Terms terms() {
        return new Terms(
                new OrderId(orderId),
                new PaymentId(present(paymentId)),
                new Money(present(amount), present(currency)),
                Owner.of(customerId, channel));
    }

    private Hold hold() {
        return new Hold(present(authorizationCode), authorizedAt);
    }

    private @Nullable Cause packed() {
        return packedBy == null ? null : cause(packedBy);
    }

    private static Cause cause(@Nullable String document) {
        return CauseJson.read(present(document));
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "a payment lacks what its status needs");
    }
}
