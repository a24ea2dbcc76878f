package io.orderflow.checkout.application;

/**
 * A name that a client gives one order, and no other: whoever sends the request again is answered with the order that it
 * placed. Two clients may choose the same.
 *
 * @param client the subject of the client's token, or where nobody says who it is the customer whom it orders for; never
 *     empty but in keys of {@linkplain #ofAnybody nobody in particular}, and in external ids where there are no channels
 */
public record ClientKey(Kind kind, String client, String key) {

    /** What it is called by. */
    public enum Kind {
        /** The {@code Idempotency-Key} of a request, kept for a while. */
        IDEMPOTENCY_KEY,
        /** What a channel calls the order, kept for ever. */
        EXTERNAL_ID
    }

    /** As versions before V101 stored it: without its owner. */
    ClientKey ofAnybody() {
        return new ClientKey(kind, "", key);
    }
}
