package io.orderflow.events.value;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The checks of the contract's records. Each failure is an {@link IllegalArgumentException} that names the field and the
 * bound, never the value: it may be personal data or a payment token, and the message ends in a log. All of them take
 * null for a missing value, whatever the type says: JSON does not know the type.
 */
public final class Require {

    /** No event has more lines than this. */
    public static final int MAX_LINES = 100;

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

    /** An unmodifiable copy of 1 to {@value #MAX_LINES} lines, each present, no SKU twice. */
    public static <T> List<T> lines(Collection<T> lines, Function<T, Sku> skuOf, String field) {
        present(lines, field);
        between(lines.size(), "size of " + field, 1, MAX_LINES);
        Set<Sku> seen = HashSet.newHashSet(lines.size());
        for (T line : lines) {
            that(line != null, field, "must not contain null");
            that(seen.add(skuOf.apply(line)), field, "must not contain a SKU twice");
        }
        return List.copyOf(lines);
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
