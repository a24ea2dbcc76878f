package io.orderflow.payment.domain;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentId;
import io.orderflow.payment.domain.Payment.Known;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The books of an order, in double entry: each move takes from one account what it gives to another, so that all
 * postings together are 0. They follow from what is known of its payments and are stored nowhere else.
 *
 * @param entries the moves, those of the first payment first, each payment's in the order of time, then what was given
 *     back, at last what banks have taken back
 */
public record Ledger(List<Entry> entries) {

    /** Where money may be. */
    public enum Account {
        CUSTOMER,
        /** Set aside for the merchant by whoever keeps the customer's money. */
        HELD,
        MERCHANT
    }

    /** How money moves. */
    public enum Kind {
        AUTHORIZE,
        CAPTURE,
        VOID,
        REFUND,
        /** A bank has taken money back. */
        CHARGEBACK,
        /** The bank has given it back. */
        CHARGEBACK_REVERSED
    }

    /**
     * What an account gains by a move.
     *
     * @param amount in minor units, negative if it loses
     * @param currency of ISO 4217
     */
    public record Posting(Account account, long amount, String currency) {}

    /**
     * A move.
     *
     * @param at when we heard of it; null if that was before anybody noted it
     */
    public record Entry(PaymentId paymentId, @Nullable Instant at, Kind kind, List<Posting> postings) {

        public Entry {
            postings = List.copyOf(postings);
        }
    }

    public Ledger {
        entries = List.copyOf(entries);
    }

    /** The books of these payments. */
    public static Ledger of(Attempts attempts) {
        return new Ledger(Stream.of(
                        attempts.payments().stream().flatMap(Ledger::moves),
                        attempts.refunds().all().stream().flatMap(Ledger::moves),
                        attempts.chargebacks().all().stream().flatMap(Ledger::moves))
                .flatMap(moves -> moves)
                .toList());
    }

    /** What is on an account, in minor units: an order has one currency. */
    public long balance(Account account) {
        return entries.stream()
                .flatMap(entry -> entry.postings().stream())
                .filter(posting -> posting.account() == account)
                .mapToLong(Posting::amount)
                .sum();
    }

    /** Where nothing is to be paid, nothing moves. */
    private static Stream<Entry> moves(Payment payment) {
        return payment instanceof Known known && known.terms().amount().amount() > 0 ? movesOf(known) : Stream.empty();
    }

    private static Stream<Entry> moves(Refund refund) {
        return refund.outcome() instanceof Refund.Outcome.Refunded(Instant at)
                ? Stream.of(
                        move(refund.paymentId(), refund.amount(), at, Kind.REFUND, Account.MERCHANT, Account.CUSTOMER))
                : Stream.empty();
    }

    private static Stream<Entry> moves(Chargeback chargeback) {
        PaymentId paymentId = chargeback.paymentId();
        Money amount = chargeback.amount();
        Entry taken = move(paymentId, amount, chargeback.at(), Kind.CHARGEBACK, Account.MERCHANT, Account.CUSTOMER);
        return Stream.concat(
                Stream.of(taken),
                Stream.ofNullable(chargeback.reversedAt())
                        .map(at -> move(
                                paymentId, amount, at, Kind.CHARGEBACK_REVERSED, Account.CUSTOMER, Account.MERCHANT)));
    }

    private static Stream<Entry> movesOf(Known payment) {
        return switch (payment) {
            case Payment.Unanswered _, Payment.ActionRequired _, Payment.Abandoned _, Payment.Declined _ ->
                Stream.empty();
            case Payment.Authorized(var _, Hold hold) -> Stream.of(authorize(payment, hold));
            case Payment.CaptureDue(var _, Hold hold, var _) -> Stream.of(authorize(payment, hold));
            case Payment.VoidDue(var _, var _, Hold hold, var _) ->
                Stream.ofNullable(hold).map(held -> authorize(payment, held));
            case Payment.Voided(var _, Hold hold, Instant at) ->
                hold == null
                        ? Stream.empty()
                        : Stream.of(
                                authorize(payment, hold), move(payment, at, Kind.VOID, Account.HELD, Account.CUSTOMER));
            case Payment.Captured(var _, Hold hold, Instant at, var _) ->
                Stream.of(authorize(payment, hold), move(payment, at, Kind.CAPTURE, Account.HELD, Account.MERCHANT));
        };
    }

    private static Entry authorize(Known payment, Hold hold) {
        return move(payment, hold.since(), Kind.AUTHORIZE, Account.CUSTOMER, Account.HELD);
    }

    private static Entry move(Known payment, @Nullable Instant at, Kind kind, Account from, Account to) {
        return move(payment.terms().paymentId(), payment.terms().amount(), at, kind, from, to);
    }

    private static Entry move(
            PaymentId paymentId, Money amount, @Nullable Instant at, Kind kind, Account from, Account to) {
        return new Entry(
                paymentId,
                at,
                kind,
                List.of(
                        new Posting(from, -amount.amount(), amount.currency()),
                        new Posting(to, amount.amount(), amount.currency())));
    }
}
