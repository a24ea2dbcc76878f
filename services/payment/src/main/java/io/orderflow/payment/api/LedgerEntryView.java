package io.orderflow.payment.api;

import io.orderflow.events.value.PaymentId;
import io.orderflow.payment.domain.Ledger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A move of an order's money, as accountants see it. Its postings come to 0.
 *
 * @param at when it became known; absent if that was before anybody noted it
 */
public record LedgerEntryView(PaymentId paymentId, @Nullable Instant at, Ledger.Kind kind, List<PostingView> postings) {

    /**
     * What an account gains.
     *
     * @param amount in minor units, negative if it loses
     * @param currency of ISO 4217
     */
    public record PostingView(Ledger.Account account, long amount, String currency) {}

    public LedgerEntryView {
        postings = List.copyOf(postings);
    }

    static List<LedgerEntryView> of(Ledger ledger) {
        return ledger.entries().stream().map(LedgerEntryView::of).toList();
    }

    private static LedgerEntryView of(Ledger.Entry entry) {
        return new LedgerEntryView(
                entry.paymentId(),
                entry.at(),
                entry.kind(),
                entry.postings().stream()
                        .map(posting -> new PostingView(posting.account(), posting.amount(), posting.currency()))
                        .toList());
    }
}
