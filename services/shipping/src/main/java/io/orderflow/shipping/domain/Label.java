package io.orderflow.shipping.domain;

import io.orderflow.events.value.Require;

/**
 * What a carrier gives for a booked parcel.
 *
 * @param trackingNumber 1 to 100 characters
 * @param text what to print, ZPL or plain text, 1 to 4096 characters; has the customer's address on it
 */
public record Label(String trackingNumber, String text) {

    /** A label has a text, and an older version of this service may have to read it: a dash stands where it stood. */
    private static final String NOTHING = "-";

    public Label {
        Require.text(trackingNumber, "tracking number", 100);
        Require.printable(text, "label", 4096);
    }

    /** With the tracking number alone, once nobody has to print it any more. */
    Label forgotten() {
        return text.equals(NOTHING) ? this : new Label(trackingNumber, NOTHING);
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "Label[trackingNumber=" + trackingNumber + "]";
    }
}
