package io.orderflow.shipping.domain;

import io.orderflow.events.value.Address;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A label of 4 by 6 inches in ZPL II, for printers of 203 dots per inch. */
public final class ZplLabel {

    /** How ZPL begins a new line in a wrapped field. */
    private static final String LINE_BREAK = "\\&";

    private ZplLabel() {}

    /** Prints the label of a parcel. Fields are UTF-8 (^CI28), wrap in their width (^FB) and take escapes (^FH). */
    public static String print(String carrier, TrackingNumber trackingNumber, Parcel parcel) {
        long weight = parcel.weightGrams();
        String address =
                lines(parcel.destination()).stream().map(ZplLabel::escape).collect(Collectors.joining(LINE_BREAK));
        return String.format(
                Locale.ROOT, """
                ^XA
                ^CI28
                ^FO40,40^A0N,44,44^FH^FD%s^FS
                ^FO40,110^A0N,34,34^FB730,18,6^FH^FD%s^FS
                ^FO40,850^A0N,30,30^FD%d.%03d kg^FS
                ^FO40,900^BCN,160,Y,N,N^FD%s^FS
                ^XZ
                """, escape(carrier), address, weight / 1000, weight % 1000, trackingNumber.value());
    }

    private static List<String> lines(Address address) {
        String place = Stream.of(address.postalCode(), address.city(), address.region())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return Stream.of(address.name(), address.line1(), address.line2(), place, address.country())
                .filter(Objects::nonNull)
                .toList();
    }

    /** What a customer writes must not command the printer. */
    private static String escape(String text) {
        return text.replace("_", "_5F").replace("^", "_5E").replace("~", "_7E").replace("\\", "_5C");
    }
}
