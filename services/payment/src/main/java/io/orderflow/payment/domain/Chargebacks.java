package io.orderflow.payment.domain;

import io.orderflow.events.value.Money;
import io.orderflow.runtime.decision.Named;
import java.util.List;
import java.util.Optional;

/**
 * What banks have taken back of an order's money, and whether the gateway is to be asked for it. It is asked as often as
 * somebody says that it is worthwhile: an answer that was under way meanwhile is older than that, and not enough.
 *
 * @param all each of them once, in the order in which they were heard of, at most {@link #MOST}
 * @param hints how often somebody has said so
 * @param answered how many of these the gateway has answered
 */
public record Chargebacks(List<Chargeback> all, int hints, int answered) {

    /** So many are remembered of an order. */
    static final int MOST = 100;

    /** Of an order whose payment nobody has ever disputed. */
    public static final Chargebacks NONE = new Chargebacks(List.of(), 0, 0);

    public Chargebacks {
        all = List.copyOf(all);
    }

    /** Whether the gateway is to be asked. */
    boolean areAskedFor() {
        return answered < hints;
    }

    /** With one more hint. */
    Chargebacks hinted() {
        return new Chargebacks(all, hints + 1, answered);
    }

    /** With so many hints answered; fewer than before change nothing. */
    Chargebacks answered(int hint) {
        return new Chargebacks(all, hints, Math.max(answered, hint));
    }

    Optional<Chargeback> find(String chargebackId) {
        return all.stream()
                .filter(chargeback -> chargeback.chargebackId().equals(chargebackId))
                .findFirst();
    }

    boolean areFull() {
        return all.size() >= MOST;
    }

    /**
     * What banks have taken and not given back, in minor units; what they took in another currency counts as all that was
     * captured, for nobody here knows what it is worth.
     */
    long taken(Money captured) {
        return all.stream()
                .filter(chargeback -> !chargeback.isReversed())
                .map(Chargeback::amount)
                .mapToLong(amount -> amount.isOf(captured.currency()) ? amount.amount() : captured.amount())
                .sum();
    }

    /** With this one at the end, or in the place where it is. */
    Chargebacks with(Chargeback chargeback) {
        return new Chargebacks(Named.with(all, chargeback, Chargeback::chargebackId), hints, answered);
    }
}
