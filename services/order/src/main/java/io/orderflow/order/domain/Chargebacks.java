package io.orderflow.order.domain;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * What banks have taken back of the money of an order, asking nobody. It may be more than was left.
 *
 * @param all each of them once, as they came to be known
 */
public record Chargebacks(List<Chargeback> all) {

    /** Of an order of which no bank has ever taken anything. */
    public static final Chargebacks NONE = new Chargebacks(List.of());

    /**
     * One of them.
     *
     * @param chargebackId what the gateway calls the dispute
     * @param reason why, in the gateway's word
     */
    public record Chargeback(String chargebackId, Money amount, Code reason) {}

    public Chargebacks {
        all = List.copyOf(all);
    }

    /** How much, in minor units. */
    public long amount() {
        return all.stream()
                .mapToLong(chargeback -> chargeback.amount().amount())
                .sum();
    }

    /** With this one, unless it is known. */
    Chargebacks with(Chargeback chargeback) {
        if (all.stream().anyMatch(known -> known.chargebackId().equals(chargeback.chargebackId()))) {
            return this;
        }
        List<Chargeback> next = new ArrayList<>(all);
        next.add(chargeback);
        return new Chargebacks(next);
    }
}
