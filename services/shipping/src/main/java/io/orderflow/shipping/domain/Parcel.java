package io.orderflow.shipping.domain;

import io.orderflow.events.value.Address;
import io.orderflow.events.value.ParcelLine;
import java.util.List;

/** What a carrier is to carry, and where to; what is written on a card inside is none of its business. */
public record Parcel(List<ParcelLine> lines, Address destination) {

    public Parcel {
        lines = ParcelLine.withoutGiftMessages(lines);
    }

    /** The weight of all that is in it, in grams. */
    public long weightGrams() {
        return weightGrams(lines);
    }

    /** The weight of all units of all lines, in grams. */
    public static long weightGrams(List<ParcelLine> lines) {
        return lines.stream()
                .mapToLong(line -> (long) line.quantity() * line.weightGrams())
                .sum();
    }
}
