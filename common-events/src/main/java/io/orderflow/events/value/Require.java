package io.orderflow.events.value;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The checks of the contract's records. Each failure is an {@link IllegalArgumentException} that names the field and the
 * bound, never the value: it may be personal data or a payment token, and the message ends in a log. All of them take
 * null for a missing value, whatever the type says: JSON does not know the type.
 */
public final class Require {

    /** No event has more lines than this. */
    public static final int MAX_LINES = 500;

    /** No price has more taxes on it than this. */
    public static final int MAX_TAXES = 10;

    /** No order has more metadata than this. */
    public static final int MAX_METADATA = 50;

    private static final int MAX_METADATA_KEY = 40;
    private static final int MAX_METADATA_VALUE = 500;

    private static final Pattern PHONE = Pattern.compile("[0-9+(][0-9 ()./-]{2,39}");

    private Require() {}

    public static void that(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    static void that(boolean holds, String field, String bound) {
        if (!holds) {
            throw new IllegalArgumentException(field + " " + bound);
        }
    }

    public static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    public static void between(long value, String field, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(field + " must be from " + min + " to " + max);
        }
    }

    /**
     * One line of text: 1 to {@code max} characters (Unicode code points, as in JSON Schema), not blank, well-formed
     * UTF-16, no control characters. PostgreSQL refuses NUL; the others have no place in a name.
     */
    public static void text(String value, String field, int max) {
        length(value, field, max);
        wellFormed(value, field, false);
    }

    /** As {@link #text}, but it need not be there: null if it is not, or has nothing but spaces. */
    static @Nullable String optionalText(@Nullable String value, String field, int max) {
        if (value == null) {
            return null;
        }
        that(fits(value, max), field, "must be at most " + max + " characters");
        wellFormed(value, field, false);
        return value.isBlank() ? null : value;
    }

    /** As {@link #text}, but of many lines: line feed, carriage return and tab are allowed. */
    public static void printable(String value, String field, int max) {
        length(value, field, max);
        wellFormed(value, field, true);
    }

    /** ASCII letters, digits and the given others; 1 to {@code max} of them. */
    public static void token(String value, String field, int max, String others) {
        present(value, field);
        boolean valid = !value.isEmpty() && value.length() <= max;
        for (int i = 0; valid && i < value.length(); i++) {
            char c = value.charAt(i);
            valid = Ascii.isLetterOrDigit(c) || others.indexOf(c) >= 0;
        }
        if (!valid) {
            throw new IllegalArgumentException(
                    field + " must be 1 to " + max + " characters of A-Z, a-z, 0-9 and " + others);
        }
    }

    /** Visible characters of ASCII, so no space; 1 to {@code max} of them. */
    public static void visible(String value, String field, int max) {
        present(value, field);
        that(isVisible(value, max), field, "must be 1 to " + max + " visible characters of ASCII");
    }

    /** Whether {@link #visible} takes it. */
    public static boolean isVisible(String value, int max) {
        boolean valid = !value.isEmpty() && value.length() <= max;
        for (int i = 0; valid && i < value.length(); i++) {
            valid = value.charAt(i) > ' ' && value.charAt(i) < 0x7f;
        }
        return valid;
    }

    /** A telephone number as people write it: 3 to 40 digits, spaces and {@code + ( ) . / -}. */
    public static void phone(String value, String field) {
        present(value, field);
        that(PHONE.matcher(value).matches(), field, "must be 3 to 40 digits, spaces and + ( ) . / -");
    }

    /** At most {@value SkuQuantity#MAX_QUANTITY} units of a SKU, as many as an order may have of it. */
    public static void unitsOfOneOrder(Stream<SkuQuantity> lines, String field) {
        Map<Sku, Integer> units = new HashMap<>();
        lines.forEach(line -> that(
                units.merge(line.sku(), line.quantity(), Integer::sum) <= SkuQuantity.MAX_QUANTITY,
                field,
                "must be of at most " + SkuQuantity.MAX_QUANTITY + " units of one SKU"));
    }

    /** An unmodifiable copy of at most {@value #MAX_LINES} lines, each present, no SKU twice. */
    public static <T> List<T> linesIfAny(Collection<T> lines, Function<T, Sku> skuOf, String field) {
        return present(lines, field).isEmpty() ? List.of() : lines(lines, skuOf, field);
    }

    /** An unmodifiable copy of 1 to {@value #MAX_LINES} lines, each present, no SKU twice. */
    public static <T> List<T> lines(Collection<T> lines, Function<T, Sku> skuOf, String field) {
        List<T> copy = lines(lines, field);
        Set<Sku> seen = HashSet.newHashSet(copy.size());
        for (T line : copy) {
            that(seen.add(skuOf.apply(line)), field, "must not contain a SKU twice");
        }
        return copy;
    }

    /** An unmodifiable copy of 1 to {@value #MAX_LINES} lines, each present. */
    public static <T> List<T> lines(Collection<T> lines, String field) {
        present(lines, field);
        between(lines.size(), "size of " + field, 1, MAX_LINES);
        lines.forEach(line -> that(line != null, field, "must not contain null"));
        return List.copyOf(lines);
    }

    /**
     * An unmodifiable copy of the taxes on a price, at most {@value #MAX_TAXES}: each present and in its currency, those
     * that it includes no more than it; none if there is no list.
     */
    static List<Tax> taxes(@Nullable Collection<Tax> taxes, Money price) {
        if (taxes == null) {
            return List.of();
        }
        between(taxes.size(), "size of taxes", 0, MAX_TAXES);
        for (Tax tax : taxes) {
            that(tax != null, "taxes", "must not contain null");
            that(tax.amount().isOf(price.currency()), "taxes", "must be of the currency of the price");
        }
        List<Tax> copy = List.copyOf(taxes);
        that(
                Taxes.included(copy, price.currency()).amount() <= price.amount(),
                "taxes",
                "must not include more than the price");
        return copy;
    }

    /**
     * An unmodifiable copy of at most {@value #MAX_METADATA} entries in their order: keys of 1 to 40 characters of A-Z, a-z,
     * 0-9 and {@code ._:-}, values of at most 500 characters; none if there is no map.
     */
    public static Map<String, String> metadata(@Nullable Map<String, String> entries, String field) {
        if (entries == null || entries.isEmpty()) {
            return Map.of();
        }
        between(entries.size(), "size of " + field, 0, MAX_METADATA);
        Map<String, String> copy = new LinkedHashMap<>();
        entries.forEach((key, value) -> {
            token(key, field, MAX_METADATA_KEY, "._:-");
            present(value, field + "." + key);
            that(
                    fits(value, MAX_METADATA_VALUE),
                    field + "." + key,
                    "must be at most " + MAX_METADATA_VALUE + " characters");
            wellFormed(value, field + "." + key, true);
            copy.put(key, value);
        });
        return Collections.unmodifiableMap(copy);
    }

    private static void length(String value, String field, int max) {
        present(value, field);
        if (!fits(value, max) || value.isBlank()) {
            throw new IllegalArgumentException(field + " must be 1 to " + max + " characters and not blank");
        }
    }

    private static boolean fits(String value, int max) {
        return value.length() <= max || value.codePointCount(0, value.length()) <= max;
    }

    private static void wellFormed(String value, String field, boolean lines) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isISOControl(c)) {
                that(lines && (c == '\n' || c == '\r' || c == '\t'), field, "must not contain control characters");
            } else if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(i + 1));
                that(pair, field, "must not contain an unpaired surrogate");
                i++;
            }
        }
    }
}
