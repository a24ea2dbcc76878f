package io.orderflow.checkout.application;

/**
 * An idempotency key and whose it is: two clients may choose the same. Until clients have an identity of their own, they
 * are told apart by the customer whom they order for.
 *
 * @param customerId never empty but in keys of {@linkplain #ofAnybody nobody in particular}
 */
public record ClientKey(String customerId, String key) {

    /** As versions before V101 stored it: without its owner. */
    ClientKey ofAnybody() {
        return new ClientKey("", key);
    }
}
