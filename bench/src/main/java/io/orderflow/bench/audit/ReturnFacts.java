package io.orderflow.bench.audit;

import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.RefundId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the services have told of one order that came back, all of it: added up as it comes, because a run has many of them.
 */
final class ReturnFacts {
    private final int expected;
    private int approvals;
    private int receipts;
    private int restocked;
    private int asked;
    private int refunds;
    private int failures;
    private int mails;
    /** The sum of the ids of receipts that inventory still has to account for. */
    private long goods;
    /** The sum of the ids of refunds that are due, each once for each of its minor units. */
    private long money;
    /** In minor units, what the goods cost that came back. */
    private long worth;

    private long authorized;
    private long captured;
    private long refunded;

    /** @param expected in how many receipts it has to come back; 0 if nobody wants it to */
    ReturnFacts(int expected) {
        this.expected = expected;
    }

    void approved() {
        approvals++;
    }

    /**
     * @param refund the one that is due for it
     * @param price in minor units, of all that has arrived with it
     */
    void received(ReceiptId receipt, RefundId refund, long price) {
        receipts++;
        goods += bits(receipt.value());
        money += bits(refund.value()) * price;
        worth += price;
    }

    void restocked(ReceiptId receipt) {
        restocked++;
        goods -= bits(receipt.value());
    }

    void refundAsked() {
        asked++;
    }

    void refundFailed() {
        failures++;
    }

    void refunded(RefundId refund, long amount) {
        refunds++;
        money -= bits(refund.value()) * amount;
        refunded += amount;
    }

    void authorized(long amount) {
        authorized += amount;
    }

    void captured(long amount) {
        captured += amount;
    }

    /** The customer is told of the return, or of a refund. */
    void told() {
        mails++;
    }

    /** What is wrong, as the end of a sentence that begins with the order; null if all is well. */
    @Nullable String finding() {
        if (expected == 0) {
            return "came back, and nobody wanted it to";
        }
        if (approvals != 1) {
            return "has to come back, and that was approved " + approvals + " times";
        }
        if (receipts != expected || restocked != receipts || goods != 0) {
            return "has to come back in %s receipts: %s have arrived, and inventory knows %s"
                    .formatted(expected, receipts, restocked);
        }
        if (asked != receipts || refunds != receipts || failures != 0) {
            return "came back in %s receipts: %s refunds were asked for, %s were paid, %s failed"
                    .formatted(receipts, asked, refunds, failures);
        }
        if (refunded != worth || refunded != captured || captured > authorized) {
            return "came back, all that was sold for %s: %s were authorized, %s captured and %s refunded"
                    .formatted(worth, authorized, captured, refunded);
        }
        if (money != 0) {
            return "came back in %s receipts, and other amounts were refunded for them".formatted(receipts);
        }
        return mails == approvals + receipts + refunds
                ? null
                : "came back, and its customer was told " + mails + " times";
    }

    private static long bits(UUID id) {
        return id.getLeastSignificantBits();
    }
}
