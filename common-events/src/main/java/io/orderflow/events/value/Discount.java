package io.orderflow.events.value;

/**
 * What somebody takes off a price.
 *
 * @param reason why, as the customer may read it: 1 to 200 characters
 */
public record Discount(Money amount, String reason) {

    public Discount {
        Require.present(amount, "amount");
        Require.text(reason, "reason", 200);
    }
}
