package io.orderflow.order.domain;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.RefundId;
import io.orderflow.runtime.decision.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of the money of an order is to go back to its customer, and what did. Payment decides; the order remembers what it
 * has asked for, so that it asks for no more than there is.
 *
 * @param all each of them once, as they came to be known
 */
public record Refunds(List<Refund> all) {

    /** Of an order of which nobody has ever asked money back. */
    public static final Refunds NONE = new Refunds(List.of());

    /**
     * One of them.
     *
     * @param reason why; null where nothing but the answer of payment tells of it, as after a restore
     */
    public record Refund(
            RefundId refundId, Money amount, @Nullable Code reason, Outcome outcome) {

        Refund because(Code other) {
            return new Refund(refundId, amount, other, outcome);
        }

        /** Whether it is this one that somebody asks for who may have asked before. */
        boolean isOf(Money other, Code why) {
            return amount.equals(other) && (reason == null || reason.equals(why));
        }

        private boolean isAwaited() {
            return outcome instanceof Outcome.Awaited;
        }
    }

    /** What has become of it. */
    public sealed interface Outcome {

        /** Payment is asked. */
        record Awaited() implements Outcome {}

        /** The customer has got it. */
        record Refunded() implements Outcome {}

        /** The customer will not get it. */
        record Failed(Code reason) implements Outcome {}
    }

    public Refunds {
        all = List.copyOf(all);
    }

    public Optional<Refund> find(RefundId refundId) {
        return all.stream().filter(refund -> refund.refundId().equals(refundId)).findFirst();
    }

    /** Whether payment has not said yet what becomes of one of them. */
    boolean areOpen() {
        return all.stream().anyMatch(Refund::isAwaited);
    }

    /** Whether there are as many as an order may have. */
    boolean areFull() {
        return all.size() >= RefundId.MAX_OF_ORDER;
    }

    /** What the customer has got, in minor units. */
    public long refunded() {
        return sum(all.stream().filter(refund -> refund.outcome() instanceof Outcome.Refunded));
    }

    /** What is there to be asked for: what was captured, without what went back and what is promised. */
    Money left(Money captured) {
        long promised = sum(all.stream().filter(refund -> !(refund.outcome() instanceof Outcome.Failed)));
        return new Money(Math.max(0, captured.amount() - promised), captured.currency());
    }

    /** With this one, in the place where it is, or at the end. */
    Refunds with(Refund refund) {
        return new Refunds(Named.with(all, refund, Refund::refundId));
    }

    private static long sum(Stream<Refund> refunds) {
        return refunds.mapToLong(refund -> refund.amount().amount()).sum();
    }
}
