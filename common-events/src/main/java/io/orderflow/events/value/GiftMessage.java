package io.orderflow.events.value;

/**
 * What to write to whom a part of a parcel is given.
 *
 * @param quantity for so many units, 1 to {@value SkuQuantity#MAX_QUANTITY}
 * @param text 1 to {@value OrderLine#MAX_GIFT_MESSAGE} characters, line breaks allowed. Personal data
 */
public record GiftMessage(int quantity, String text) {

    public GiftMessage {
        Require.between(quantity, "quantity", 1, SkuQuantity.MAX_QUANTITY);
        Require.printable(text, "text", OrderLine.MAX_GIFT_MESSAGE);
    }

    /** Without the text, which has no place in a log. */
    @Override
    public String toString() {
        return "GiftMessage[quantity=" + quantity + "]";
    }
}
