package io.orderflow.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Owner;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.Require;
import org.jspecify.annotations.Nullable;

/**
 * The order asks for its money. Published by order, because of {@link StockReserved}, or after a decline because the
 * customer pays again and in the name of {@link OrderCreated}.
 *
 * @param paymentId names the payment from here on and is the idempotency key towards the gateway
 * @param amount what to authorize; of 0 nobody is asked for
 * @param paymentToken what the customer pays with; always there unless the amount is 0
 * @param owner whose order it is; absent if the order was placed before anybody told
 * @param attempt the how many-th payment of the order it is, 1 to {@value PaymentId#MAX_ATTEMPTS}; absent of the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentRequested(
        OrderId orderId,
        PaymentId paymentId,
        Money amount,
        @Nullable PaymentToken paymentToken,
        @Nullable Owner owner,
        @Nullable Integer attempt)
        implements ProcessEvent {

    public PaymentRequested {
        Require.present(orderId, "orderId");
        Require.present(paymentId, "paymentId");
        Require.present(amount, "amount");
        Require.that(paymentToken != null || amount.amount() == 0, "paymentToken is missing");
        if (attempt != null) {
            Require.between(attempt, "attempt", 1, PaymentId.MAX_ATTEMPTS);
        }
    }

    /** The first attempt. */
    public PaymentRequested(
            OrderId orderId,
            PaymentId paymentId,
            Money amount,
            @Nullable PaymentToken paymentToken,
            @Nullable Owner owner) {
        this(orderId, paymentId, amount, paymentToken, owner, null);
    }

    /** The how many-th payment of the order it is. */
    public int number() {
        return attempt == null ? 1 : attempt;
    }
}
