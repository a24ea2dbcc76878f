package io.orderflow.order.domain;

import io.orderflow.events.value.Moment;
import io.orderflow.events.value.Require;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What the house has settled about goods that come back.
 *
 * @param approval who decides whether they may
 * @param within for how long after an order was handed over a return may be asked for; zero if never
 * @param expiry for how long after it was approved the goods are expected
 * @param refund who has the money for what came given back
 * @param shippingCharge when what shipping cost is given back, too
 */
public record ReturnPolicy(
        Approval approval, Duration within, Duration expiry, Refund refund, ShippingCharge shippingCharge) {

    /** What most shops do: a rule decides, and each receipt is paid back at once. */
    public static final ReturnPolicy USUAL = new ReturnPolicy(
            Approval.AUTO, Duration.ofDays(30), Duration.ofDays(30), Refund.AUTO, ShippingCharge.WHOLE_ORDER);

    /** Who decides whether goods may come back. */
    public enum Approval {
        /** Whoever asks in time, and for no more than was sent, may send it back. */
        AUTO,
        /** Somebody of support approves each return, or rejects it. */
        HAND
    }

    /** Who has money given back for what came. */
    public enum Refund {
        /** Nobody has to: with each receipt goes its part of what the order cost. */
        AUTO,
        /** Somebody of finance. */
        HAND
    }

    /** When what shipping cost is given back. */
    public enum ShippingCharge {
        /** With the last unit of the order, once all of it is back. */
        WHOLE_ORDER,
        NEVER
    }

    public ReturnPolicy {
        Require.that(!within.isNegative(), "the time to ask for a return must not be negative");
        Require.that(expiry.isPositive(), "the goods must be expected for some time");
    }

    /** Until when the goods of a return are expected that is approved now, to the millisecond. */
    Moment until(Instant now) {
        return new Moment(now.plus(expiry).truncatedTo(ChronoUnit.MILLIS));
    }

    /** Whether it is too late to ask for a return. */
    boolean isOver(Instant handedOver, Instant now) {
        return !now.isBefore(handedOver.plus(within));
    }
}
