package io.orderflow.events.wire;

import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The header {@code traceparent} of W3C Trace Context, level 1: {@code 00-<trace id>-<parent id>-<flags>}. */
public final class Traceparent {

    private static final int LENGTH = 55;
    private static final int MAX_LENGTH = 256;
    private static final HexFormat HEX = HexFormat.of();

    private Traceparent() {}

    /** The incoming one if it is valid, otherwise the root of a new, sampled trace. */
    public static String orNew(@Nullable String incoming) {
        String valid = orNull(incoming);
        return valid != null ? valid : root();
    }

    /**
     * The same of all headers of this name: if there are several, nobody knows which trace is meant, and a new one
     * begins.
     */
    public static String onlyOneOrNew(List<String> incoming) {
        return orNew(incoming.size() == 1 ? incoming.getFirst() : null);
    }

    /** The incoming one if it is valid, otherwise null: the standard says to go on as if there were none. */
    public static @Nullable String orNull(@Nullable String incoming) {
        return incoming != null && isValid(incoming) ? incoming : null;
    }

    /** Whether it is well-formed. A later version than 00 may go on after a further dash, as the standard allows. */
    public static boolean isValid(String text) {
        if (text.length() < LENGTH || !isHex(text, 0, 2) || text.startsWith("ff")) {
            return false;
        }
        boolean end = text.length() == LENGTH
                || (!text.startsWith("00")
                        && text.length() <= MAX_LENGTH
                        && isVisible(text)
                        && text.charAt(LENGTH) == '-');
        return end
                && text.charAt(2) == '-'
                && isHex(text, 3, 35)
                && !isZero(text, 3, 35)
                && text.charAt(35) == '-'
                && isHex(text, 36, 52)
                && !isZero(text, 36, 52)
                && text.charAt(52) == '-'
                && isHex(text, 53, 55);
    }

    /** Trace ids need to be unique, not secret: no secure random here. */
    private static String root() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "00-" + HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(nonZero(random)) + "-"
                + HEX.toHexDigits(nonZero(random)) + "-01";
    }

    private static long nonZero(ThreadLocalRandom random) {
        return random.nextLong(1, Long.MAX_VALUE);
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    private static boolean isVisible(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 127);
    }
}
