package io.orderflow.payment.application;

import io.orderflow.events.value.PaymentId;
import java.util.Optional;
import java.util.function.Function;

/**
 * What somebody says who says to be the gateway.
 *
 * @param header a header of the request
 * @param body as it came, in UTF-8
 */
public record Webhook(Function<String, Optional<String>> header, String body) {

    /** What a gateway makes of it. */
    public sealed interface Notice {

        /** Nobody knows who says so. */
        record Unsigned() implements Notice {}

        /** It is about this payment. What has become of it the gateway says when it is asked. */
        record About(PaymentId paymentId) implements Notice {}

        /**
         * It is about a dispute of a payment, which it may name by its own name alone.
         *
         * @param reference by which {@link PaymentGateway#paymentOf} says whose it is
         */
        record OfADispute(String reference) implements Notice {}

        /** It is the gateway's own, and about nothing of ours. */
        record OfNoConcern() implements Notice {}
    }
}
