package io.orderflow.payment.domain;

import io.orderflow.events.value.RefundId;
import io.orderflow.runtime.decision.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of an order's money is to be given back, and what was: a queue of operations, for the gateway is asked for one at a
 * time.
 *
 * @param all each of them once, in the order in which they were asked for, at most {@link RefundId#MAX_OF_ORDER}
 */
public record Refunds(List<Refund> all) {

    /** Of an order whose money nobody has ever asked back. */
    public static final Refunds NONE = new Refunds(List.of());

    public Refunds {
        all = List.copyOf(all);
    }

    /** What has not been answered, first come first served. */
    Stream<Refund> open() {
        return all.stream().filter(Refund::isOpen);
    }

    Optional<Refund> find(RefundId refundId) {
        return all.stream().filter(refund -> refund.refundId().equals(refundId)).findFirst();
    }

    boolean areFull() {
        return all.size() >= RefundId.MAX_OF_ORDER;
    }

    /** What customers have got, in minor units. */
    public long refunded() {
        return all.stream()
                .filter(refund -> refund.outcome() instanceof Refund.Outcome.Refunded)
                .mapToLong(refund -> refund.amount().amount())
                .sum();
    }

    /** With this one at the end, or in the place where it is. */
    Refunds with(Refund refund) {
        return new Refunds(Named.with(all, refund, Refund::refundId));
    }
}
