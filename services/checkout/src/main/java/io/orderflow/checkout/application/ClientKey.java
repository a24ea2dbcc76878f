package io.orderflow.checkout.application;

/**
 * An idempotency key and whose it is: two clients may choose the same.
 *
 * @param client the subject of the client's token, or where nobody says who it is the customer whom it orders for; never
 *     empty but in keys of {@linkplain #ofAnybody nobody in particular}
 */
public record ClientKey(String client, String key) {

    /** As versions before V101 stored it: without its owner. */
    ClientKey ofAnybody() {
        return new ClientKey("", key);
    }
}
