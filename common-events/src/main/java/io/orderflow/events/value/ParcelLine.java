package io.orderflow.events.value;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * So many of one SKU, to be packed.
 *
 * @param name what is written on the pack list, 1 to 200 characters
 * @param quantity units, 1 to 9,999
 * @param weightGrams the weight of one unit in grams, 1 to 1,000,000
 * @param giftMessages what to write to whom some of the units are given, no more units than there are; none is the same as
 *     no list. Personal data
 */
public record ParcelLine(
        Sku sku,
        String name,
        int quantity,
        int weightGrams,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<GiftMessage> giftMessages) {

    public static final int MAX_WEIGHT_GRAMS = 1_000_000;

    public ParcelLine {
        Require.present(sku, "sku");
        Require.text(name, "name", 200);
        Require.between(quantity, "quantity", 1, SkuQuantity.MAX_QUANTITY);
        Require.between(weightGrams, "weightGrams", 1, MAX_WEIGHT_GRAMS);
        giftMessages = giftMessages(giftMessages, quantity);
    }

    /** A line with nothing to say to anybody. */
    public ParcelLine(Sku sku, String name, int quantity, int weightGrams) {
        this(sku, name, quantity, weightGrams, List.of());
    }

    /** The same line with nothing to say to anybody. */
    public ParcelLine withoutGiftMessages() {
        return giftMessages.isEmpty() ? this : new ParcelLine(sku, name, quantity, weightGrams);
    }

    /** The same lines with nothing to say to anybody. */
    public static List<ParcelLine> withoutGiftMessages(List<ParcelLine> lines) {
        return lines.stream().map(ParcelLine::withoutGiftMessages).toList();
    }

    /** Without the gift messages, which have no place in a log. */
    @Override
    public String toString() {
        return "ParcelLine[sku=%s, name=%s, quantity=%s, weightGrams=%s]".formatted(sku, name, quantity, weightGrams);
    }

    private static List<GiftMessage> giftMessages(@Nullable List<GiftMessage> messages, int quantity) {
        if (messages == null || messages.isEmpty()) {
            return List.of();
        }
        List<GiftMessage> copy = Require.lines(messages, "giftMessages");
        long given = copy.stream().mapToLong(GiftMessage::quantity).sum();
        Require.that(given <= quantity, "giftMessages", "must be for no more units than there are");
        return copy;
    }
}
