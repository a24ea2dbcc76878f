package io.orderflow.shipping.domain;

import io.orderflow.events.value.Require;

/**
 * What a carrier gives for a booked parcel.
 *
 * @param trackingNumber 1 to 100 characters
 * @param text what to print, ZPL or plain text, 1 to 4096 characters; has the customer's address on it
 */
public record Label(String trackingNumber, String text) {

    public Label {
        Require.text(trackingNumber, "tracking number", 100);
        Require.printable(text, "label", 4096);
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "Label[trackingNumber=" + trackingNumber + "]";
    }
}
