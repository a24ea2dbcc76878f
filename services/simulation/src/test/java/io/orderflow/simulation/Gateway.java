package io.orderflow.simulation;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.RefundId;
import io.orderflow.payment.domain.Authorization;
import io.orderflow.payment.domain.Dispute;
import io.orderflow.payment.domain.GatewayCall;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.PaymentCommand;
import io.orderflow.payment.domain.RefundAnswer;
import io.orderflow.payment.domain.RequiredAction;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A payment gateway that is honest and remembers: what is asked twice is done once. */
final class Gateway {

    private static final Duration TIME = Duration.ofSeconds(60);

    private final Map<PaymentId, Account> accounts = new LinkedHashMap<>();
    private final Supplier<Instant> now;

    Gateway(Supplier<Instant> now) {
        this.now = now;
    }

    /** What it knows of a payment, in minor units. */
    static final class Account {
        private final OrderId orderId;
        private final Money amount;
        private Authorization answer;
        private boolean cancelled;
        long authorized;
        long held;
        long captured;
        private final Map<RefundId, Long> refunds = new LinkedHashMap<>();
        private final Map<String, Dispute> disputes = new LinkedHashMap<>();

        private Account(OrderId orderId, Money amount, Authorization answer) {
            this.orderId = orderId;
            this.amount = amount;
            this.answer = answer;
        }

        Map<RefundId, Long> refunds() {
            return Map.copyOf(refunds);
        }

        List<Dispute> disputes() {
            return List.copyOf(disputes.values());
        }

        long refunded() {
            return refunds.values().stream().mapToLong(amount -> amount).sum();
        }

        private void grant(Authorization.Granted granted) {
            answer = granted;
            authorized = amount.amount();
            held = amount.amount();
        }
    }

    /** What it knows of the payments of an order. */
    List<Account> accounts(OrderId orderId) {
        return accounts.values().stream()
                .filter(account -> account.orderId.equals(orderId))
                .toList();
    }

    /** Whether it has taken anything for an order. */
    boolean hasCaptured(OrderId orderId) {
        return accounts(orderId).stream().anyMatch(account -> account.captured > 0);
    }

    /** Whether a bank has ever taken anything back of it. */
    boolean hasDisputes(OrderId orderId) {
        return accounts(orderId).stream().anyMatch(account -> !account.disputes.isEmpty());
    }

    PaymentCommand ask(GatewayCall call) {
        Payment.Terms terms = call.terms();
        return switch (call) {
            case GatewayCall.Authorize(var _, var token, var _) -> authorized(terms, token);
            // Whoever is not known to it is authorized with the same key, if he is to be.
            case GatewayCall.Inquire(var _, var token, var _) ->
                token != null || accounts.containsKey(terms.paymentId())
                        ? authorized(terms, token)
                        : new PaymentCommand.NeverAsked(terms);
            case GatewayCall.Follow _ -> new PaymentCommand.AuthorizationAnswered(terms, follow(terms.paymentId()));
            case GatewayCall.Capture _ -> {
                capture(terms.paymentId());
                yield new PaymentCommand.CaptureConfirmed(terms);
            }
            case GatewayCall.GiveBack(var _, var _, RefundId refundId, Money amount, var _) ->
                new PaymentCommand.RefundAnswered(terms, refundId, refund(terms.paymentId(), refundId, amount));
            case GatewayCall.AskForDisputes(var _, var _, int hint, var _) ->
                new PaymentCommand.DisputesAnswered(
                        terms, hint, known(terms.paymentId()).disputes());
            case GatewayCall.Cancel _ -> {
                cancel(terms.paymentId());
                yield new PaymentCommand.CancelConfirmed(terms);
            }
        };
    }

    private PaymentCommand authorized(Payment.Terms terms, @Nullable PaymentToken token) {
        Account account = accounts.computeIfAbsent(terms.paymentId(), id -> open(terms, Objects.requireNonNull(token)));
        return new PaymentCommand.AuthorizationAnswered(terms, account.answer);
    }

    private Account open(Payment.Terms terms, PaymentToken token) {
        String reference = token.value() + "-" + terms.paymentId();
        Account account = new Account(
                terms.orderId(),
                terms.amount(),
                new Authorization.ActionRequired(new RequiredAction(
                        reference, RequiredAction.AUTHENTICATE, null, now.get().plus(TIME))));
        switch (token.value()) {
            case "tok_visa" -> account.grant(new Authorization.Granted("code-" + reference));
            case "tok_declined" -> account.answer = new Authorization.Refused("card_declined");
            case "tok_action", "tok_abandoned" -> {}
            default -> throw new IllegalStateException("a token that nobody has issued: " + token.value());
        }
        return account;
    }

    /** A customer who does what is required at all has done it when somebody looks. */
    private Authorization follow(PaymentId paymentId) {
        Account account = known(paymentId);
        if (account.answer instanceof Authorization.ActionRequired(RequiredAction required)
                && required.reference().startsWith("tok_action")
                && !account.cancelled) {
            account.grant(new Authorization.Granted("code-" + required.reference()));
        }
        return account.answer;
    }

    private void capture(PaymentId paymentId) {
        Account account = known(paymentId);
        if (account.cancelled) {
            throw new IllegalStateException("captured after it was let go: " + paymentId);
        }
        account.captured = account.authorized;
        account.held = 0;
    }

    /** One in three is refused, and the same each time. */
    private RefundAnswer refund(PaymentId paymentId, RefundId refundId, Money amount) {
        if (refundId.value().getLeastSignificantBits() % 3 == 0) {
            return new RefundAnswer.Refused(new Code("CARD_CLOSED"));
        }
        Account account = known(paymentId);
        account.refunds.put(refundId, amount.amount());
        if (account.refunded() > account.captured) {
            throw new IllegalStateException("more is given back than was captured: " + paymentId);
        }
        return new RefundAnswer.Done();
    }

    private void cancel(PaymentId paymentId) {
        Account account = known(paymentId);
        if (account.captured > 0) {
            throw new IllegalStateException("let go after it was captured: " + paymentId);
        }
        account.cancelled = true;
        account.held = 0;
    }

    /** A bank takes a third of what was taken, or all of it; asked again, it gives it back. */
    void dispute(OrderId orderId, int which, int how) {
        accounts(orderId).stream()
                .filter(account -> account.captured > 0)
                .forEach(account -> account.disputes.merge(
                        "dp-" + which,
                        new Dispute(
                                "dp-" + which,
                                new Money(
                                        how == 0 ? account.captured : account.captured / 3 + 1,
                                        account.amount.currency()),
                                new Code("FRAUDULENT"),
                                false),
                        (known, _) -> new Dispute(known.reference(), known.amount(), known.reason(), true)));
    }

    private Account known(PaymentId paymentId) {
        Account account = accounts.get(paymentId);
        if (account == null) {
            throw new IllegalStateException("never authorized: " + paymentId);
        }
        return account;
    }
}
