package io.orderflow.payment.domain;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.Require;

/**
 * What a gateway knows of a dispute by which a bank has taken money back.
 *
 * @param reference the gateway's own name of it, 1 to 255 characters
 * @param amount what the bank has taken, whatever was there
 * @param reason why, in the gateway's word
 * @param isWon whether the bank has given it back
 */
public record Dispute(String reference, Money amount, Code reason, boolean isWon) {

    public Dispute {
        Require.text(reference, "reference of the dispute", 255);
    }
}
