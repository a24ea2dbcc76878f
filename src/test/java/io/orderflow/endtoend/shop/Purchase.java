package io.orderflow.endtoend.shop;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What one customer of many wants, and with which card.
 *
 * @param regret how long after the order was accepted the customer wants it no more; empty for one who does not
 */
public record Purchase(Customer customer, Map<String, Integer> quantities, Optional<Duration> regret) {
    private static final int ACCEPTED = 202;

    public Purchase(Customer customer, Map<String, Integer> quantities) {
        this(customer, quantities, Optional.empty());
    }

    /** The same of somebody who thinks better of it. */
    public Purchase regrettedAfter(Duration time) {
        return new Purchase(customer, quantities, Optional.of(time));
    }

    /** The same of somebody who pays otherwise after all. */
    public Purchase paidWith(String token) {
        return new Purchase(customer.payingWith(token), quantities, regret);
    }

    public boolean isDeclined() {
        return customer.token().equals("tok_declined");
    }

    /**
     * Submits it as a good client does: under the same key until it is accepted. An answer that is neither that nor a
     * request to try again is a failure.
     */
    public PlacedOrder submitUntilAccepted() {
        String key = UUID.randomUUID().toString();
        Http.Answer answer = Insistence.on("an order is accepted", () -> customer.submits(key, quantities, Map.of()));
        if (answer.status() != ACCEPTED) {
            throw new IllegalStateException("POST /orders answered " + answer.status() + ": " + answer.body());
        }
        return customer.placed(answer);
    }
}
